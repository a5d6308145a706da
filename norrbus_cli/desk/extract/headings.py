"""What the things of each kind are called together, in the order in which they are told."""

from __future__ import annotations

HEADINGS = {
    "cases": "Ärendet",
    "closings": "Avslut",
    "guardianships": "Vårdnadshavare",
    "consents": "Samtycken",
    "meetings": "Möten",
    "participants": "Kallelser, svar och närvaro",
    "plans": "Planer",
    "measures": "Insatser i planerna",
    "opinions": "Åsikter om planerna",
    "approvals": "Underskrifter",
    "followups": "Uppföljningar",
    "results": "Vad som blev av insatserna",
    "placements": "Placeringar",
    "handovers": "Byten av samordnare",
    "disagreements": "Oenigheter mellan aktörer",
    "referrals": "Oenigheter som har lyfts",
    "deviations": "Avvikelser",
    "deviation_actors": "Aktörer i avvikelserna",
    "dispatches": "Utskick om avvikelserna",
    "improvements": "Åtgärder efter avvikelserna",
    "forum_matters": "Frågor som har tagits upp på möten mellan myndigheterna",
    "objections": "Invändningar mot uppgifter",
    "moves_in": "Ärendet kom från en annan myndighet",
    "moves_out": "Ärendet lämnades till en annan myndighet",
    "retentions": "Att akten bevaras",
    "deliveries": "Leveranser till arkiv",
}

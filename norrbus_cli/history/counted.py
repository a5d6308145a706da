"""How many of what goes when something is annulled, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ..words.swedish import listed
from .kinds import EN, ETT, FLERA

# In the order in which they are told; what is part of something else is not counted.
COUNTED = {
    "guardianships": ("vårdnadshavare", "vårdnadshavare"),
    "consents": ("samtycke", "samtycken"),
    "meetings": ("möte", "möten"),
    "participants": ("kallelse eller inbjudan", "kallelser och inbjudningar"),
    "plans": ("version av planen", "versioner av planen"),
    "measures": ("insats", "insatser"),
    "opinions": ("åsikt", "åsikter"),
    "approvals": ("underskrift", "underskrifter"),
    "followups": ("uppföljning", "uppföljningar"),
    "results": ("resultat av en insats", "resultat av insatser"),
    "placements": ("placering", "placeringar"),
    "deliveries": ("leverans till arkiv", "leveranser till arkiv"),
    "retentions": ("beslut att bevara", "beslut att bevara"),
    "moves_in": ("flytt hit", "flyttar hit"),
    "moves_out": ("flytt härifrån", "flyttar härifrån"),
    "handovers": ("överlämning", "överlämningar"),
    "objections": ("invändning", "invändningar"),
    "closings": ("avslut", "avslut"),
    "disagreements": ("oenighet", "oenigheter"),
    "referrals": ("lyft av en oenighet", "lyft av oenigheter"),
    "deviations": ("avvikelse", "avvikelser"),
    "improvements": ("åtgärd", "åtgärder"),
    "dispatches": ("utskick", "utskick"),
    "forums": ("möte", "möten"),
    "forum_participants": ("deltagare", "deltagare"),
    "forum_matters": ("behandlad fråga", "behandlade frågor"),
    "forum_minutes": ("utskick av anteckningar", "utskick av anteckningar"),
    "contacts": ("kontaktperson", "kontaktpersoner"),
    "documents": ("dokument", "dokument"),
    "attachments": ("bilaga", "bilagor"),
    "paper_steps": ("anteckning om ett papper", "anteckningar om papper"),
    "persons": ("person som inte står någon annanstans", "personer som inte står någon annanstans"),
}
ANNULLED = {ETT: "makulerat", EN: "makulerad", FLERA: "makulerade"}


# What a file that is read in makes and changes.
READ = {
    "cases": ("ärende", "ärenden"),
    "persons": ("person", "personer"),
    "guardianships": COUNTED["guardianships"],
    "closings": COUNTED["closings"],
    "actors": ("aktör", "aktörer"),
    "contacts": COUNTED["contacts"],
    "evaluations": ("svar", "svar"),
}


def counted(
    tables: Iterable[str] | Mapping[str, int], words: Mapping[str, tuple[str, str]] = COUNTED
) -> str:
    """``2 samtycken, 1 möte och 4 dokument``, of a table for each or of how many of each table."""
    found = Counter(tables)
    return listed(
        f"{found[table]} {one if found[table] == 1 else many}"
        for table, (one, many) in words.items()
        if found[table]
    )

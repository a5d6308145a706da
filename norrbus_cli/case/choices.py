"""The words to choose from about a case and the people of it."""

from __future__ import annotations

GENDERS = ("flicka", "pojke", "annan könsidentitet")
NO_PROTECTION = "ingen"
PROTECTIONS = ("sekretessmarkering", "skyddad folkbokföring")
LEVELS = ("tidiga insatser", "omfattande insatser")
SHARED, SOLE = "gemensam", "ensam"
MOVED = "lämnat till annan myndighet"
NO_PROTECTION = "ingen"
OTHER_REASON = "annat"
MET = "behovet tillgodosett"
CLOSING_REASONS = (
    MET,
    "samtycke saknas eller är återkallat",
    "barnet har flyttat",
    "har lämnat målgruppen",
    MOVED,
    OTHER_REASON,
)
CHILD = "barnet"
# What each is, for a newcomer.
LEVELS_MEAN = {
    "tidiga insatser": "stöd tidigt, innan svårigheterna har vuxit",
    "omfattande insatser": "behoven är komplexa och kräver mycket stöd, från flera",
}
PROTECTIONS_MEAN = {
    NO_PROTECTION: "uppgifterna är inte skyddade",
    "sekretessmarkering": "en varning i folkbokföringen: pröva noga innan något lämnas ut",
    "skyddad folkbokföring": "folkbokförd på en annan ort än där personen bor"
    " (folkbokföringslagen 16 §)",
}
CUSTODY_MEANS = {
    SHARED: "två vårdnadshavare bestämmer tillsammans, och båda behöver samtycka",
    SOLE: "den här vårdnadshavaren bestämmer ensam",
}
CLOSING_MEANS = {
    MET: "det samordnade stödet behövs inte längre",
    "samtycke saknas eller är återkallat": "ingen har samtyckt, eller samtycket gäller inte längre",
    "barnet har flyttat": "från kommunen; ska ärendet följa med finns norrbus ärende flytta-ut",
    "har lämnat målgruppen": "den unge har fyllt 21",
    MOVED: "skrivs av norrbus ärende flytta-ut, som tar med ärendet",
    OTHER_REASON: "säg vad i anteckningen",
}
# Who asks what of a case, in the rooms that ask.
URGENCY = "överenskommelsen 2025, Kallelse: skyndsamheten bedöms i varje enskilt fall"
URGENT = (
    "Skriv hur bråttom det är och varför. Det ändrar ingen frist: kallelse och möte räknas från dag"
    " 0 med de dagar som norrbus frist regler visar. Ska mötet hållas tidigare, svara med en dag på"
    " ”Eget senaste datum för mötet”: den går före."
)
COUNTED = "Den räknas i statistiken och ändrar ingen frist."
TARGET = "överenskommelsen 2025, Målgrupp: till och med 20 år"
PROTECTED = "OSL 21 kap. 3, 3 a §§: det som visar var den skyddade finns lämnas inte ut"
CUSTODY = "FB 6 kap. 2 och 13 §§: till barnet är 18; två vårdnadshavare bestämmer tillsammans"
MANAGER = "Arjeplogs rutin 2012, Individnivå: kallelse efter beslut av närmast ansvarig chef"
EQUAL = "överenskommelsen 2025, Syfte & mål: samma möjligheter för alla kön"
NEED_FIRST = "eget val: frister räknas från behovet"
LIFTED = "OSL 10 kap. 1 § och 12 kap. 2 §: uppgifter lämnas mellan myndigheter med samtycke"
CHILD_WORDS = frozenset({CHILD, "barn", "den unge", "unge"})

"""The words to choose from about a case and the people of it."""

from __future__ import annotations

GENDERS = ("flicka", "pojke", "annan könsidentitet")
PROTECTIONS = ("sekretessmarkering", "skyddad folkbokföring")
LEVELS = ("tidiga insatser", "omfattande insatser")
SHARED, SOLE = "gemensam", "ensam"
MOVED = "lämnat till annan myndighet"
OTHER_REASON = "annat"
CLOSING_REASONS = (
    "behovet tillgodosett",
    "samtycke saknas eller är återkallat",
    "barnet har flyttat",
    "har lämnat målgruppen",
    MOVED,
    OTHER_REASON,
)
CHILD = "barnet"
# Who asks what of a case, in the rooms that ask.
URGENCY = "överenskommelsen 2025, Kallelse: skyndsamheten bedöms i varje enskilt fall"
TARGET = "överenskommelsen 2025, Målgrupp: till och med 20 år"
PROTECTED = "OSL 21 kap. 3, 3 a §§: det som visar var den skyddade finns lämnas inte ut"
CUSTODY = "FB 6 kap. 2 och 13 §§: till barnet är 18; två vårdnadshavare bestämmer tillsammans"
MANAGER = "Arjeplogs rutin 2012, Individnivå: kallelse efter beslut av närmast ansvarig chef"
EQUAL = "överenskommelsen 2025, Syfte & mål: samma möjligheter för alla kön"
NEED_FIRST = "eget val: frister räknas från behovet"
LIFTED = "OSL 10 kap. 1 § och 12 kap. 2 §: uppgifter lämnas mellan myndigheter med samtycke"
CHILD_WORDS = frozenset({CHILD, "barn", "den unge", "unge"})

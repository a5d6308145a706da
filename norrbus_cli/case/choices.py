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
CHILD_WORDS = frozenset({CHILD, "barn", "den unge", "unge"})

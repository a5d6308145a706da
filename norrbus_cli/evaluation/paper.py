"""The blank form (utvärderingsblankett) to print, one for each group.

No name, no case, and no day that could point at a meeting.
"""

from __future__ import annotations

from ..case.people import sender_of_register
from ..paper.letterhead import Head
from ..paper.model import Letter
from ..paper.protection import NOBODY, no_case
from ..register.database import Register
from ..words.record import Record, replace
from .model import ACTOR, CHILD, GROUPS, HIGHEST, LOWEST, QUESTIONS

KIND = "utvärderingsblankett"
# The same five questions in a child's words.
FOR_CHILDREN = (
    "De vuxna lyssnade på mig",
    "Jag förstod varför vi hade mötet",
    "De som behövdes var med",
    "Jag vet vem som ska göra vad",
    "Jag är nöjd med mötet",
)
_FILES = dict(zip(GROUPS, ("barnet", "vardnadshavare", "aktor"), strict=True))


class BlankForm(Record):
    """A blank form: for whom, from whom, the questions and the scale."""

    group: str
    for_child: bool
    questions: tuple[str, ...]
    scale: tuple[int, ...]


def letters(register: Register) -> list[Letter]:
    """A form for each group."""
    return [_letter(register, group) for group in GROUPS]


def _letter(register: Register, group: str) -> Letter:
    asked = FOR_CHILDREN if group == CHILD else tuple(QUESTIONS.values())
    return Letter(
        kind=KIND,
        title="Utvärdering av mötet",
        name=f"utvarderingsblankett-{_FILES[group]}",
        case_id=None,
        reference="register",
        recipient=group,
        reads=None if group == ACTOR else "",
        template="evaluation/utvarderingsblankett.md.j2",
        data=BlankForm(group, group == CHILD, asked, tuple(range(LOWEST, HIGHEST + 1))),
        people=(),
        gate=no_case(NOBODY),
        head=Head(replace(sender_of_register(register), coordinator=""), None),
    )

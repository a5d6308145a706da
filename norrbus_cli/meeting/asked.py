"""How a meeting is asked for: by its reference, by its case, or by the name of the child; how the
cases of siblings are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..case.form import BY_NAME, children, meant_part, whole_names
from ..terminal.question import Form, argument
from ..terminal.reading import Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..terminal.asks import Known
    from ..terminal.context import Context
    from .model import Meeting

MEETING = (
    "Mötet, till exempel NB-2026-0007-M1, eller M1 i det ärende du senast arbetade med; eller"
    " ärendet om det bara har ett"
)


def check_meeting(context: Context, typed: str, _: Typed) -> object:
    """Raises UnknownReference, UnknownMeeting, WhichMeeting."""
    from . import store

    return store.find(context.register, typed, pending=True)


def pending_references(context: Context, _: Typed) -> list[str]:
    """The references of meetings to come."""
    return [meeting.reference for meeting in _pending(context)]


def _pending(context: Context) -> list[Meeting]:
    from ..case import store as case_store
    from . import store

    meetings = store.of_cases(context.register, case_store.open_ids(context.register))
    return [meeting for each in meetings.values() for meeting in each if meeting.pending]


def whose(context: Context, _: Typed) -> dict[str, str]:
    """The day and the child of each meeting to come, by its reference; that they were shown is
    logged.
    """
    from ..words.dates import short

    named = children(context, {})
    return {
        each.reference: f"{short(each.day)} {named.get(each.case_reference, '')}".rstrip()
        for each in _pending(context)
    }


def names_of(context: Context) -> dict[str, str]:
    """The whole name of the child of each meeting to come, to find it by."""
    named = whole_names(context)
    return {each.reference: named.get(each.case_reference, "") for each in _pending(context)}


def meant_meeting(context: Context, typed: str, _: Typed) -> str:
    """The meeting that ``M1`` or ``elsa M1`` means, or the case; the rest as it was typed. Raises
    as ``case.naming.finding.meant``.
    """
    return meant_part(context, typed, "M")


def told_meeting(context: Context, typed: str, _: Typed) -> str:
    """``NB-2026-0007-M1 Elsa L., 2014``. Raises as ``check_meeting``."""
    from ..case.naming.showing import with_name
    from . import store

    return with_name(context, store.find(context.register, typed, pending=True).reference)


# How a meeting is asked for, and which there are to choose from.
MEETING_BY_NAME: Known = {"means": meant_meeting, "told": told_meeting}
PENDING: Known = {
    "known": pending_references,
    "beside": whose,
    "sought": names_of,
    "check": check_meeting,
    "means": meant_meeting,
    "told": told_meeting,
    "adds": "möte boka",
}


def check_to_come(context: Context, typed: str, _: Typed) -> None:
    """Raises what ``joint.pending`` does of the meeting alone."""
    from . import joint

    joint.pending(context.register, typed, alone=True)


def meeting_argument(check: Callable[[Context, str, Typed], object] = check_meeting) -> str:
    """The meeting that a command is about, for one that is refused by ``check``."""
    known: Known = {**PENDING, "check": check}
    return argument("MÖTE", MEETING, required=True, **known)


class OfMeeting(Form):
    """What has texts about a meeting, which are read by those who take part in its case."""

    meeting: str

    def heed(self, context: Context) -> None:
        """Raises TellsOfAnother. What is held for siblings has a rule of its own."""
        from ..case.mention.within import ask_within
        from ..words.reference import MEETING as PART
        from . import joint, store

        def beside() -> list[int]:
            meeting = store.find(context.register, self.meeting, pending=True)
            cases = joint.others(context.register, meeting)
            return [case.child.id for case in cases if case.child]

        ask_within(context, self, PART.split(self.meeting).case, spared=beside)


def siblings(context: Context, answers: Typed) -> list[str]:
    """The open cases of those who have a guardian in common with the child of a case."""
    from ..case import store

    case = store.find(context.register, answers["reference"])
    beside = store.of_siblings(context.register, [case.id])[case.id]
    found = store.cases(context.register, beside)
    return [each.reference for each in found if not each.closed]


def names_of_siblings(context: Context, answers: Typed) -> Mapping[str, str]:
    """The child of each such case, by its reference; that they were shown is logged."""
    from ..case.naming.showing import names

    return names(context, siblings(context, answers))


SIBLING: Known = {
    **BY_NAME,
    "known": siblings,
    "beside": names_of_siblings,
    "example": "8, eller barnets namn: nils",
}

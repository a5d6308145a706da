"""Which meeting can be said to have been held."""

from __future__ import annotations

from datetime import date

from ..case import store as case_store
from ..case.model import Case
from ..register.database import Register
from ..words.reference import MEETING
from .choices import CANCELLED
from .held_refusals import HeldAlready, NotYet
from .model import Meeting
from .refusals import NotPending


def require_holdable(register: Register, meeting: Meeting, typed: str, today: date) -> Case:
    """The case of a meeting that can be said to have been held, or what was said of one that was
    can be changed. Raises NotPending, HeldAlready where only the case was ``typed``, IsClosed,
    NotYet.
    """
    if meeting.state == CANCELLED:
        raise NotPending(meeting.reference, meeting.state)
    if meeting.held_on and MEETING.split(typed).number is None:
        raise HeldAlready(meeting.reference, meeting.held_on)
    case = case_store.by_id(register, meeting.case_id)
    case.require_open()
    if meeting.day > today:
        raise NotYet(meeting.day)
    return case

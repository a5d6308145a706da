"""The deed of holding a meeting: who came, and what is written about it."""

from __future__ import annotations

from datetime import date

from ..case import store as case_store
from ..consent.store import covering
from ..register.calendar import Calendar
from ..register.cells import Value
from ..register.database import Register
from ..words.reference import MEETING
from . import store
from .choices import ABSENT, BY_LINK, CANCELLED, PRESENT, YES
from .form import Hold
from .model import Meeting, start_day
from .named import pair
from .refusals import HeldAlready, MandateWithoutPresence, NobodyCame, NotPending, NotYet


def hold(register: Register, new: Hold, today: date) -> Meeting:
    """Record a meeting as held on its day, with who came and the minutes.

    Done again, by the meeting's own reference, it replaces the record; the log keeps both. Raises
    HeldAlready when only the case is named, NotPending for a cancelled meeting, NotYet, NobodyCame,
    NotSummoned, NotAPair, MandateWithoutPresence.
    """
    if not (new.present or new.by_link or new.deputies):
        raise NobodyCame
    with register.operation(day=today.isoformat()):
        meeting = store.find(register, new.meeting, pending=True)
        if meeting.state == CANCELLED:
            raise NotPending(meeting.reference, meeting.state)
        if meeting.held_on and MEETING.split(new.meeting).number is None:
            raise HeldAlready(meeting.reference, meeting.held_on)
        if meeting.day > today:
            raise NotYet(meeting.day)
        case_store.by_id(register, meeting.case_id).require_open()
        _record_attendance(register, meeting, new)
        store.change(
            register,
            meeting.id,
            {**register.fitting("meetings", vars(new)), "held_on": meeting.day.isoformat()},
        )
        return store.find(register, meeting.reference)


def _record_attendance(register: Register, meeting: Meeting, new: Hold) -> None:
    pairs = [pair(typed, "--ersättare") for typed in new.deputies]
    deputies = {meeting.participant(who).id: name for who, name in pairs}
    by_link = {meeting.participant(typed).id for typed in new.by_link}
    present = {meeting.participant(typed).id for typed in new.present} | deputies.keys()
    mandates = {meeting.participant(typed).id: typed for typed in new.mandate}
    for participant_id, typed in mandates.items():
        if participant_id not in present | by_link:
            raise MandateWithoutPresence(typed)
    attendance = dict.fromkeys(present, PRESENT) | dict.fromkeys(by_link, BY_LINK)
    for participant in meeting.participants:
        values: dict[str, Value] = {
            "attendance": attendance.get(participant.id, ABSENT),
            "deputy": deputies.get(participant.id, ""),
            "mandate": YES if participant.id in mandates else "",
        }
        store.change_participant(register, participant.id, values)


def working_days_from_start(register: Register, meeting: Meeting) -> tuple[int, date] | None:
    """Working days from day 0 of the deadlines to a held meeting, and that day.

    None without complete consent by then.
    """
    if meeting.held_on is None:
        return None
    case = case_store.by_id(register, meeting.case_id)
    start = start_day(case, covering(register, case, meeting.held_on).since)
    return (Calendar(register).between(start, meeting.held_on), start) if start else None

"""Deeds with meetings before they are held: booking, changing, moving, answers, cancelling.

Each returns the meeting, and the warnings that the coordinator should see.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ..case import store as case_store
from ..case.model import Case
from ..case.nameless import check_texts
from ..register.calendar import Calendar
from ..register.cells import Value
from ..register.database import Register
from ..rule.model import MEETING, Due
from ..words.dates import short
from ..words.events import Before, check_event
from ..words.record import Record
from ..words.swedish import listed
from . import store
from .choices import CANCELLED, NORRBUS_MEETING
from .form import Answer, NewMeeting
from .model import Meeting, too_late
from .moving_form import Cancel, Move
from .refusals import BookedAlready, NotPending, NowhereToMeet

if TYPE_CHECKING:
    from .moving_form import MeetingChanges


class Done(Record):
    """A meeting after a deed, and what to warn of."""

    meeting: Meeting
    warnings: list[str]


def book(register: Register, new: NewMeeting, today: date, due: Due) -> Done:
    """Book a meeting.

    Raises IsClosed, NowhereToMeet, BookedAlready, and what an anonymous case's texts may. Warns of
    a day that is late, no working day or past.
    """
    from uuid import uuid4

    if not new.place and not new.link:
        raise NowhereToMeet
    reasons = "; ".join(filter(None, (new.despite_same_day, new.despite_name)))
    with register.operation(day=today.isoformat(), reason=reasons):
        case = case_store.find(register, new.reference)
        case.require_open()
        _refuse_twice(register, case, new)
        texts = (new.purpose, new.child_purpose, new.agenda)
        check_texts(register, case, texts, today, new.despite_name)
        coordinator = case.coordinator.presented
        values = {
            **register.fitting("meetings", vars(new)),
            "booked_on": today.isoformat(),
            "summoned_by": new.summoned_by or coordinator,
            "led_by": new.led_by or coordinator,
            # Random, not derived: it stands in files that leave the authority and must tell nothing
            # about the case.
            "uid": f"{uuid4()}@norrbus",
        }
        store.add(register, case.id, values)
        meeting = store.of_case(register, case.id)[-1]
        return Done(meeting, _day_warnings(register, case, meeting, today, due))


def _refuse_twice(register: Register, case: Case, new: NewMeeting) -> None:
    """Raises BookedAlready for a second meeting of a day, unless there is a reason for it."""
    same = [
        each
        for each in store.of_case(register, case.id)
        if each.day == new.day and not each.cancelled_on
    ]
    if same and not new.despite_same_day:
        raise BookedAlready(same[0].reference, same[0].when)


def move(register: Register, new: Move, today: date, due: Due) -> Done:
    """Move a meeting.

    One step in its calendar sequence, and the answers to the old time no longer stand. Raises
    NotPending.
    """
    with register.operation(day=today.isoformat()):
        meeting = pending(register, new.meeting)
        given = {
            name: value for name, value in register.fitting("meetings", vars(new)).items() if value
        }
        _change_time(register, meeting, given, today)
        moved = store.find(register, meeting.reference)
        case = case_store.by_id(register, moved.case_id)
        return Done(moved, _day_warnings(register, case, moved, today, due))


def change(
    register: Register, typed: str, changes: MeetingChanges, today: date, despite_name: str
) -> Meeting:
    """New particulars of a meeting of an open case, also of one that was held; a new length of one
    to come is a move: what was answered was for other hours.

    Raises NotPending for a cancelled one, IsClosed, and what an anonymous case's texts may.
    """
    with register.operation(day=today.isoformat(), reason=despite_name):
        meeting = store.find(register, typed, pending=True)
        if meeting.state == CANCELLED:
            raise NotPending(meeting.reference, meeting.state)
        case = case_store.by_id(register, meeting.case_id)
        case.require_open()
        texts = [str(changes.get(name, "")) for name in ("purpose", "child_purpose", "agenda")]
        check_texts(register, case, texts, today, despite_name)
        given = register.fitting("meetings", changes)
        for name in given.keys() & {"summoned_by", "led_by"}:
            given[name] = given[name] or case.coordinator.presented
        if meeting.pending and given.get("length", meeting.length) != meeting.length:
            _change_time(register, meeting, given, today)
        else:
            store.change(register, meeting.id, given)
        return store.find(register, meeting.reference)


def _change_time(
    register: Register, meeting: Meeting, given: Mapping[str, Value], today: date
) -> None:
    """Other hours or another place: one step in the calendar sequence, nobody has answered."""
    changed: dict[str, Value] = {"sequence": meeting.sequence + 1, "changed_on": today.isoformat()}
    store.change(register, meeting.id, {**given, **changed})
    unanswered: dict[str, Value] = {"answer": "", "answer_reason": "", "answered_on": None}
    for participant in meeting.participants:
        store.change_participant(register, participant.id, unanswered)
    _look(register, meeting)


def pending(register: Register, typed: str) -> Meeting:
    """A meeting to come, of an open case. Raises NotPending, IsClosed."""
    meeting = store.find(register, typed, pending=True)
    meeting.require_pending()
    case_store.by_id(register, meeting.case_id).require_open()
    return meeting


def _day_warnings(
    register: Register, case: Case, meeting: Meeting, today: date, due: Due
) -> list[str]:
    calendar = Calendar(register)
    warnings = []
    if meeting.kind == NORRBUS_MEETING:
        warnings.append(too_late(meeting.day, due(register, today, case.id, MEETING), calendar))
    if not calendar.is_working(meeting.day):
        warnings.append(f"{short(meeting.day)} är ingen arbetsdag.")
    if meeting.day < today:
        warnings.append(f"{short(meeting.day)} har redan varit.")
    places = case.attending(meeting.day)
    gone = [person.name for person in meeting.guests if person not in places]
    if gone:
        warnings.append(
            f"{listed(gone)} är inbjuden men är inte vårdnadshavare på mötesdagen och får ingen"
            " inbjudan, utan ett återbud."
        )
    return [warning for warning in warnings if warning]


def answer(register: Register, new: Answer, today: date) -> Meeting:
    """Record an answer. Raises NotSummoned, NotPending, InTheFuture, Before."""
    check_event("Svaret", new.on, today)
    with register.operation(day=today.isoformat()):
        meeting = pending(register, new.meeting)
        participant = meeting.participant(new.who)
        if new.on < participant.summoned_on:
            raise Before("Svaret", new.on, "kallelsen", participant.summoned_on)
        values = {
            "answer": new.answer,
            "answer_reason": new.reason,
            "answered_on": new.on.isoformat(),
        }
        store.change_participant(register, participant.id, values)
        return store.find(register, meeting.reference)


def cancel(register: Register, new: Cancel, today: date) -> Meeting:
    """Cancel a meeting: a last step in its calendar sequence. Raises NotPending."""
    with register.operation(day=today.isoformat()):
        meeting = store.find(register, new.meeting, pending=True)
        meeting.require_pending()
        values: dict[str, Value] = {
            "cancelled_on": today.isoformat(),
            "cancelled_reason": new.reason,
            "cancelled_word": new.word,
            "changed_on": today.isoformat(),
            "sequence": meeting.sequence + 1,
        }
        store.change(register, meeting.id, values)
        _look(register, meeting)
        return store.find(register, meeting.reference)


def _look(register: Register, meeting: Meeting) -> None:
    """Who has a letter is named on the screen."""
    for person in meeting.guests:
        register.look(person.id, meeting.case_id)


def coming(register: Register, everything: bool) -> list[Meeting]:
    """The meetings of open cases in order of time; only those to come unless ``everything``."""
    found = store.of_cases(register, case_store.open_ids(register))
    meetings = [each for of_one in found.values() for each in of_one if everything or each.pending]
    return sorted(meetings, key=lambda meeting: (meeting.day, meeting.time, meeting.reference))

"""Deeds with the time and place of meetings: booking, moving, answers, cancelling.

Each returns the meeting, and the warnings that the coordinator should see.
"""

from __future__ import annotations

from datetime import date

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
from . import joint, siblings, store, tied
from .changing import change_time, look
from .choices import NORRBUS_MEETING, TO_BE_TOLD
from .form import NewMeeting
from .held_form import Answer
from .model import Meeting, too_late
from .moving_form import Cancel, Move, Separate
from .refusals import BookedAlready, NotTogether, NowhereToMeet


class Done(Record):
    """A meeting after a deed, and what to warn of."""

    meeting: Meeting
    warnings: list[str]


def book(register: Register, new: NewMeeting, today: date, due: Due) -> Done:
    """Book a meeting; a joint one in each of its cases.

    Raises NowhereToMeet, BookedAlready, what ``siblings.cases`` does, and what the texts of an
    anonymous case or of siblings may. Warns of a day that is late, no working day or past.
    """
    from uuid import uuid4

    if not new.place and not new.link:
        raise NowhereToMeet
    reasons = "; ".join(filter(None, (new.agreed, new.despite_same_day, new.despite_name)))
    with register.operation(day=today.isoformat(), reason=reasons):
        cases = siblings.cases(register, (new.reference, *new.together), today)
        texts = (new.purpose, new.child_purpose, new.agenda)
        siblings.check_texts(cases, (*texts, new.place), new.despite_name)
        coordinator = cases[0].coordinator.presented
        tie = uuid4().hex if len(cases) > 1 else ""
        done = []
        for case in cases:
            _refuse_twice(register, case, new)
            check_texts(register, case, texts, today, new.despite_name)
            values = {
                **register.fitting("meetings", vars(new)),
                "booked_on": today.isoformat(),
                "summoned_by": new.summoned_by or coordinator,
                "led_by": new.led_by or coordinator,
                # Random, not derived: it stands in files that leave the authority and must tell
                # nothing about the case.
                "uid": f"{uuid4()}@norrbus",
                "joint": tie,
            }
            store.add(register, case.id, values)
            meeting = store.of_case(register, case.id)[-1]
            done.append(Done(meeting, _day_warnings(register, case, meeting, today, due)))
        # Found anew: that it is one of several is known when all are there.
        first = store.find(register, done[0].meeting.reference)
        return as_one([Done(first, siblings.meeting_others(cases)), *done])


def as_one(done: list[Done]) -> Done:
    """What was done to the first of some meetings, with the warnings of all, each once."""
    return Done(
        done[0].meeting, list(dict.fromkeys(told for each in done for told in each.warnings))
    )


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
    """Move a meeting, with those that it is held together with.

    One step in its calendar sequence, and the answers to the old time no longer stand. Raises
    NotPending, HeldTogether, NamesSibling.
    """
    with register.operation(day=today.isoformat(), reason=new.despite_name):
        meetings = joint.pending(register, new.meeting)
        cases = [case_store.by_id(register, each.case_id) for each in meetings]
        siblings.check_texts(cases, (new.child_purpose, new.place), new.despite_name)
        done = [
            _move(register, meeting, case, new, today, due)
            for meeting, case in zip(meetings, cases, strict=True)
        ]
        lapsed = siblings.warnings(register, meetings, today)
        return as_one([*done, Done(meetings[0], lapsed)])


def _move(
    register: Register, meeting: Meeting, case: Case, new: Move, today: date, due: Due
) -> Done:
    given = {
        name: value for name, value in register.fitting("meetings", vars(new)).items() if value
    }
    change_time(register, meeting, given, today)
    moved = store.find(register, meeting.reference)
    return Done(moved, _day_warnings(register, case, moved, today, due))


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
    """Record an answer, to all that are one meeting. Raises NotSummoned, NotPending, HeldTogether,
    InTheFuture, Before.
    """
    check_event("Svaret", new.on, today)
    with register.operation(day=today.isoformat()):
        meeting = joint.pending(register, new.meeting)[0]
        participant = meeting.participant(new.who)
        if new.on < participant.summoned_on:
            raise Before("Svaret", new.on, "kallelsen", participant.summoned_on)
        values = {
            "answer": new.answer,
            "answer_reason": new.reason,
            "answered_on": new.on.isoformat(),
        }
        for each in (participant, *tied.twins(register, meeting, participant)):
            store.change_participant(register, each.id, values)
        return store.find(register, meeting.reference)


def cancel(register: Register, new: Cancel, today: date) -> Meeting:
    """Cancel a meeting, with those that it is held together with: a last step in its calendar
    sequence. Raises NotPending, HeldTogether, NamesSibling.
    """
    with register.operation(day=today.isoformat(), reason=new.despite_name):
        meetings = joint.pending(register, new.meeting, of_open=False)
        cases = [case_store.by_id(register, each.case_id) for each in meetings]
        siblings.check_texts(cases, (new.word, new.reason), new.despite_name)
        for meeting in meetings:
            values: dict[str, Value] = {
                "cancelled_on": today.isoformat(),
                "cancelled_reason": new.reason,
                "cancelled_word": new.word,
                "changed_on": today.isoformat(),
                "sequence": meeting.sequence + 1,
            }
            store.change(register, meeting.id, values)
            look(register, meeting)
        return store.find(register, meetings[0].reference)


def separate(register: Register, new: Separate, today: date) -> list[Meeting]:
    """Let a meeting that is to come be held by itself; returns it and those that it was held with.

    Where a child is who is hidden stands on no paper of the others as long as they are one; so that
    none says it afterwards, their meetings have no place until another is decided. Raises
    NotPending, NotTogether.
    """
    with register.operation(day=today.isoformat()):
        meeting = store.find(register, new.meeting, pending=True)
        meeting.require_pending()
        left = store.tied(register, meeting)
        if not left:
            raise NotTogether(meeting.reference)
        told = [each for each in (meeting, *left) if joint.tells_of_another(register, each)]
        store.change(register, meeting.id, {"joint": ""})
        for each in told:
            store.change(register, each.id, {"place": TO_BE_TOLD})
        return [store.find(register, each.reference) for each in (meeting, *left)]


def coming(register: Register, everything: bool) -> list[Meeting]:
    """The meetings of open cases in order of time; only those to come unless ``everything``."""
    found = store.of_cases(register, case_store.open_ids(register))
    meetings = [each for of_one in found.values() for each in of_one if everything or each.pending]
    return sorted(meetings, key=lambda meeting: (meeting.day, meeting.time, meeting.reference))

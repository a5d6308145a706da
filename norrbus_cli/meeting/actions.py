"""Deeds with meetings. Each returns the meeting and the warnings that the coordinator should
see."""

from __future__ import annotations

import uuid
from datetime import date

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.actor.model import Actor, Contact
from ..case.model import Case
from ..consent import store as consent_store
from ..consent.model import Coverage, coverage
from ..register.calendar import Calendar
from ..register.database import Register, Value
from ..rule.model import MEETING, SUMMONS, Deadline, Due
from ..words.dates import short
from ..words.events import Before, check_event
from ..words.record import Record
from ..words.reference import MEETING as PART
from ..words.swedish import listed
from . import store
from .form import Answer, Cancel, Hold, Move, NewMeeting, Summon
from .model import (
    ABSENT,
    BY_LINK,
    CANCELLED,
    NORRBUS_MEETING,
    PRESENT,
    YES,
    HeldAlready,
    MandateWithoutPresence,
    Meeting,
    NobodyCame,
    NotAPair,
    NotPending,
    NotYet,
    NowhereToMeet,
    SummonedAlready,
    require_consent,
    require_may_be_invited,
    start_day,
    too_few,
    too_late,
)


class Done(Record):
    """A meeting after a deed, and what to warn of."""

    meeting: Meeting
    warnings: list[str]


def book(register: Register, new: NewMeeting, today: date, due: Due) -> Done:
    """Book a meeting.

    Raises IsClosed, NowhereToMeet. Warns of a day that is late, no working day or past.
    """
    if not new.place and not new.link:
        raise NowhereToMeet
    with register.operation(day=today.isoformat()):
        case = case_store.find(register, new.reference)
        case.require_open()
        coordinator = case.coordinator.presented
        values: dict[str, Value] = {
            "kind": new.kind,
            "booked_on": today.isoformat(),
            "purpose": new.purpose,
            "agenda": new.agenda,
            "day": new.day.isoformat(),
            "time": new.time,
            "length": new.length,
            "place": new.place,
            "link": new.link,
            "summoned_by": new.summoned_by or coordinator,
            "led_by": new.led_by or coordinator,
            # Random, not derived: it stands in files that leave the authority and must tell nothing
            # about the case.
            "uid": f"{uuid.uuid4()}@norrbus",
        }
        store.add(register, case.id, values)
        meeting = store.of_case(register, case.id)[-1]
        return Done(meeting, _day_warnings(register, case, meeting, today, due))


def move(register: Register, new: Move, today: date, due: Due) -> Done:
    """Move a meeting.

    One step in its calendar sequence, and the answers to the old time no longer stand. Raises
    NotPending.
    """
    with register.operation(day=today.isoformat()):
        meeting = _pending(register, new.meeting)
        values: dict[str, Value] = {"day": new.day.isoformat(), "sequence": meeting.sequence + 1}
        given: dict[str, Value] = {
            "time": new.time,
            "place": new.place,
            "link": new.link,
            "length": new.length,
        }
        store.change(
            register, meeting.id, values | {name: value for name, value in given.items() if value}
        )
        for participant in meeting.participants:
            store.change_participant(
                register, participant.id, {"answer": "", "answer_reason": "", "answered_on": None}
            )
        moved = store.find(register, meeting.reference)
        return Done(
            moved,
            _day_warnings(register, case_store.by_id(register, moved.case_id), moved, today, due),
        )


def _pending(register: Register, typed: str) -> Meeting:
    """A meeting to come, of an open case."""
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
    places = {person.id for person in case.attending(meeting.day)}
    gone = [
        participant.called
        for participant in meeting.invited
        if participant.person and participant.person.id not in places
    ]
    if gone:
        warnings.append(
            f"{listed(gone)} är inbjuden men är inte vårdnadshavare på mötesdagen och får ingen"
            " inbjudan."
        )
    return [warning for warning in warnings if warning]


def _coverage(register: Register, case: Case, on: date) -> Coverage:
    return coverage(case, consent_store.of_case(register, case.id), on)


def summon(register: Register, new: Summon, today: date, due: Due) -> Done:
    """Summon actors and invite the child and the guardians.

    Raises NotPending, UnknownActor, SummonedAlready, InTheFuture, MayNotBeInvited for a guardian
    who may not know where a hidden child is (``paper.protection``) unless a reason is given, and
    NotCovered for an actor that no valid consent covers on the day of the summons, unless a reason
    is given (OSL 25 kap. 12 §, 26 kap. 9 § let care and social services share about one under 18
    without it). An anonymous consultation needs no consent and invites nobody. Warns of a late
    summons, of too few core actors and of consent that ends before the meeting.
    """
    check_event("Dagen då kallelsen skickades", new.on, today)
    reasons = dict.fromkeys(part for part in (new.override, new.despite_protection) if part)
    with register.operation(day=today.isoformat(), reason="; ".join(reasons)):
        meeting = _pending(register, new.meeting)
        case = case_store.by_id(register, meeting.case_id)
        if new.on < case.need_seen_on:
            raise Before("Kallelsen", new.on, "dagen då behovet sågs", case.need_seen_on)
        covered = _coverage(register, case, new.on)
        late = due(register, new.on, case.id, SUMMONS)
        chosen = _contacts(register, new.contacts)
        for actor in dict.fromkeys(actor_store.named(register, typed) for typed in new.actors):
            _summon_actor(
                register,
                meeting,
                actor,
                chosen.get(actor.id, actor.main_contact),
                _override(case, covered, actor, new.override),
                new,
            )
        _invite(register, case, meeting, new)
        summoned = store.find(register, meeting.reference)
        return Done(summoned, _summons_warnings(register, case, summoned, covered, late, new.on))


def _override(case: Case, covered: Coverage, actor: Actor, reason: str) -> str:
    """The reason that lets an actor be summoned without consent; empty when it is covered.

    Raises NotCovered.
    """
    if case.anonymous or covered.covers(actor.id):
        return ""
    if not reason:
        require_consent(case, covered, actor)
    return reason


def _contacts(register: Register, pairs: tuple[str, ...]) -> dict[int, Contact]:
    chosen = {}
    for pair in pairs:
        who, name = _pair(pair, "--kontakt")
        actor = actor_store.named(register, who)
        chosen[actor.id] = actor.contact(name)
    return chosen


def _pair(typed: str, option: str) -> tuple[str, str]:
    who, equals, name = (part.strip() for part in typed.partition("="))
    if not equals or not who or not name:
        raise NotAPair(option)
    return who, name


def _summon_actor(
    register: Register,
    meeting: Meeting,
    actor: Actor,
    contact: Contact | None,
    override: str,
    new: Summon,
) -> None:
    for participant in meeting.actors:
        if participant.actor and participant.actor.id == actor.id:
            raise SummonedAlready(actor.short, participant.summoned_on)
    values: dict[str, Value] = {
        "actor_id": actor.id,
        "contact_id": contact.id if contact else None,
        "override": override,
    }
    store.add_participant(
        register, meeting.id, {**values, "summoned_on": new.on.isoformat(), "sent_how": new.how}
    )


def _invite(register: Register, case: Case, meeting: Meeting, new: Summon) -> None:
    """Invite the child and, until 18, the guardians with custody; each once.

    Everyone but those left out at the first summons; later only those who are named, so that one
    left out stays left out. Raises MayNotBeInvited.
    """
    left_out = {case.person(typed).id for typed in new.not_invited}
    named = {case.person(typed).id for typed in new.invited}
    there = {participant.person.id for participant in meeting.invited if participant.person}
    first = not meeting.participants
    people = case.attending(meeting.day)
    wanted = (named if not first else {each.id for each in people} - left_out) - there
    if not new.despite_protection:
        require_may_be_invited(case, wanted)
    for person in people:
        if person.id in wanted:
            store.add_participant(
                register,
                meeting.id,
                {"person_id": person.id, "summoned_on": new.on.isoformat(), "sent_how": new.how},
            )


def _summons_warnings(
    register: Register,
    case: Case,
    meeting: Meeting,
    covered: Coverage,
    due: Deadline | None,
    on: date,
) -> list[str]:
    actors = [participant.actor for participant in meeting.actors if participant.actor]
    warnings = [too_few(actors) if meeting.kind == NORRBUS_MEETING else ""]
    if due and due.due and on > due.due and meeting.kind == NORRBUS_MEETING:
        warnings.append(
            f"Kallelsen {short(on)} skickades efter fristen, {short(due.due)} ({due.source})."
        )
    at_meeting = _coverage(register, case, meeting.day)
    ending = [
        actor.short
        for actor in actors
        if covered.covers(actor.id) and not at_meeting.covers(actor.id)
    ]
    if ending:
        warnings.append(
            f"Samtycket för {listed(ending)} gäller inte längre på mötesdagen,"
            f" {short(meeting.day)}."
        )
    return [warning for warning in warnings if warning]


def answer(register: Register, new: Answer, today: date) -> Meeting:
    """Record an answer. Raises NotSummoned, NotPending, InTheFuture, Before."""
    check_event("Svaret", new.on, today)
    with register.operation(day=today.isoformat()):
        meeting = _pending(register, new.meeting)
        participant = meeting.participant(new.who)
        if new.on < participant.summoned_on:
            raise Before("Svaret", new.on, "kallelsen", participant.summoned_on)
        values: dict[str, Value] = {
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
            "sequence": meeting.sequence + 1,
        }
        store.change(register, meeting.id, values)
        return store.find(register, meeting.reference)


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
        if meeting.held_on and PART.split(new.meeting).number is None:
            raise HeldAlready(meeting.reference, meeting.held_on)
        if meeting.day > today:
            raise NotYet(meeting.day)
        case_store.by_id(register, meeting.case_id).require_open()
        _record_attendance(register, meeting, new)
        values: dict[str, Value] = {
            "held_on": meeting.day.isoformat(),
            "others": new.others,
            "notes": new.notes,
            "reflection": new.reflection,
            "next_meeting": new.next_meeting,
        }
        store.change(register, meeting.id, values)
        return store.find(register, meeting.reference)


def _record_attendance(register: Register, meeting: Meeting, new: Hold) -> None:
    deputies = {
        meeting.participant(who).id: name
        for who, name in (_pair(typed, "--ersättare") for typed in new.deputies)
    }
    by_link = {meeting.participant(typed).id for typed in new.by_link}
    present = {meeting.participant(typed).id for typed in new.present} | (deputies.keys() - by_link)
    mandates = {meeting.participant(typed).id: typed for typed in new.mandate}
    for participant_id, typed in mandates.items():
        if participant_id not in present | by_link:
            raise MandateWithoutPresence(typed)
    for participant in meeting.participants:
        attendance = (
            BY_LINK
            if participant.id in by_link
            else PRESENT
            if participant.id in present
            else ABSENT
        )
        mandate = YES if participant.id in mandates else ""
        values: dict[str, Value] = {
            "attendance": attendance,
            "deputy": deputies.get(participant.id, ""),
            "mandate": mandate,
        }
        store.change_participant(register, participant.id, values)


def working_days_from_start(register: Register, meeting: Meeting) -> tuple[int, date] | None:
    """Working days from day 0 of the deadlines to a held meeting, and that day.

    None without complete consent by then.
    """
    if meeting.held_on is None:
        return None
    case = case_store.by_id(register, meeting.case_id)
    start = start_day(case, _coverage(register, case, meeting.held_on).since)
    return (Calendar(register).between(start, meeting.held_on), start) if start else None


def coming(register: Register, everything: bool) -> list[Meeting]:
    """The meetings of open cases in order of time; only those to come unless ``everything``."""
    found = store.of_cases(register, case_store.open_ids(register))
    meetings = [
        meeting for each in found.values() for meeting in each if everything or meeting.pending
    ]
    return sorted(meetings, key=lambda meeting: (meeting.day, meeting.time, meeting.reference))


def look(register: Register, meeting: Meeting, today: date, reason: str) -> None:
    """Log that the people of a meeting's case have been shown.

    With a reason also what is protected.
    """
    with register.operation(day=today.isoformat(), reason=reason):
        for person in case_store.by_id(register, meeting.case_id).people:
            register.look(person.id, meeting.case_id, protected=bool(reason) and person.protected)

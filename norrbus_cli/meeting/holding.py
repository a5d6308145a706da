"""The deed of holding a meeting: who came, and what is written about it."""

from __future__ import annotations

from datetime import date

from ..case import store as case_store
from ..case.nameless import check_texts
from ..consent.store import covering
from ..register.calendar import Calendar
from ..register.cells import Value
from ..register.database import Register
from . import joint, siblings, store, tied
from .choices import ABSENT, BY_LINK, PRESENT, YES
from .held_form import Hold
from .held_refusals import LacksNothing, MandateWithoutPresence, NobodyCame, NoNotes, ThereTwice
from .holdable import require_holdable
from .lacking import Lack, NotCounted, lacks, words
from .model import Meeting, Participant, start_day
from .named import pair
from .routine import unfinished
from .taking_part import DEPUTY


def hold(register: Register, new: Hold, today: date, *, sure: bool = True) -> Meeting:
    """Record a meeting as held on its day, with who came and the minutes.

    A Norrbus meeting keeps what it lacked (``lacking``), and the reason why it counts all the same.
    Done again, by the meeting's own reference, what is told replaces what was, attendance as a
    whole; what is not told stays, and the log keeps both. Of a joint meeting each case has its own
    record; who was called to several came to all that nothing else is said of (``_elsewhere``), so
    that it is told once.

    Raises HeldAlready when only the case is named, NotPending for a cancelled meeting, NotYet,
    NobodyCame, NoNotes, NotSummoned, NotAPair, ThereTwice, MandateWithoutPresence, LacksNothing,
    and what the texts of an anonymous case or of siblings may; NotCounted where who records it is
    not ``sure``.
    """
    nobody = not (new.present or new.by_link or new.deputies)
    texts = {name: told for name in _TEXTS if (told := getattr(new, name))}
    if nobody and new.counts_anyway and not (texts or new.mandate):
        return _let_count(register, new, today)
    reasons = "; ".join(filter(None, (new.counts_anyway, new.despite_name)))
    with register.operation(day=today.isoformat(), reason=reasons):
        meeting = store.find(register, new.meeting, pending=True)
        elsewhere = _elsewhere(register, meeting)
        if nobody and meeting.held_on:
            elsewhere = {each.id: _as_it_is(each) for each in meeting.participants}
        if nobody and not elsewhere:
            raise NobodyCame
        if not (new.notes or meeting.notes):
            raise NoNotes
        case = require_holdable(register, meeting, new.meeting, today)
        written = [told for name, told in texts.items() if name != "others"]
        check_texts(register, case, written, today, new.despite_name)
        siblings.check_text(case, joint.others(register, meeting), texts.values(), new.despite_name)
        _record_attendance(register, meeting, new, elsewhere)
        told = _what_it_lacked(register, meeting, new, sure)
        store.change(register, meeting.id, {"held_on": meeting.day.isoformat(), **texts, **told})
        return store.find(register, meeting.reference)


def _what_it_lacked(
    register: Register, meeting: Meeting, new: Hold, sure: bool
) -> dict[str, Value]:
    """What a meeting lacked of those who came, and why it counts all the same. Raises LacksNothing
    of one that was recorded already, NotCounted.
    """
    found = lacks_of(register, store.find(register, meeting.reference))
    if meeting.held_on and new.counts_anyway and not found:
        raise LacksNothing(meeting.reference, meeting.state)
    anyway = new.counts_anyway or meeting.counts_anyway
    if found and not (sure or anyway):
        raise NotCounted(found)
    return {"lacking": words(found), "counts_anyway": anyway if found else ""}


def _let_count(register: Register, new: Hold, today: date) -> Meeting:
    """Say why a meeting that was held counts all the same. Raises LacksNothing."""
    with register.operation(day=today.isoformat(), reason=new.counts_anyway):
        meeting = store.find(register, new.meeting)
        case_store.by_id(register, meeting.case_id).require_open()
        if not meeting.lacking:
            raise LacksNothing(meeting.reference, meeting.state)
        store.change(register, meeting.id, {"counts_anyway": new.counts_anyway})
        return store.find(register, meeting.reference)


def short_of(meeting: Meeting) -> list[str]:
    """What a meeting should have had (Arjeplog 2012, Allmänt) and did not, a sentence each.

    An agenda that is known before it, at its end a reflection and a plan for the next meeting.
    """
    held = f"möte genomför {meeting.reference}"
    return unfinished(
        (
            (
                meeting.agenda,
                "förberedas med en mötesagenda",
                f"möte ändra {meeting.reference} --agenda …",
            ),
            (
                meeting.reflection,
                "avslutas med en reflektion över innehållet",
                f"{held} --reflektion …",
            ),
            (meeting.next_meeting, "avslutas med en planering av nästa möte", f"{held} --nästa …"),
        )
    )


def lacks_of(register: Register, meeting: Meeting) -> list[Lack]:
    """What a meeting lacked, as the case is now."""
    return lacks(case_store.by_id(register, meeting.case_id), meeting)


Attendance = dict[str, Value]
# What is written about a meeting, each by itself.
_TEXTS = ("others", "notes", "reflection", "next_meeting")


def _elsewhere(register: Register, meeting: Meeting) -> dict[int, Attendance]:
    """How those who take part came to the meetings that this is held with, by their ids here, as
    far as it is recorded there and this meeting has no record of its own.
    """
    found: dict[int, Attendance] = {}
    if meeting.held_on is None:
        for each in meeting.participants:
            for twin in tied.twins(register, meeting, each):
                if twin.attendance:
                    found[each.id] = _as_it_is(twin)
    return found


def _as_it_is(each: Participant) -> Attendance:
    return _came(each.attendance, each.deputy, each.mandate)


def _came(attendance: str, deputy: str, mandate: str) -> Attendance:
    return {"attendance": attendance, "deputy": deputy, "mandate": mandate}


def _record_attendance(
    register: Register, meeting: Meeting, new: Hold, elsewhere: dict[int, Attendance]
) -> None:
    pairs = [pair(typed, DEPUTY) for typed in new.deputies]
    deputies = {meeting.participant(who).id: name for who, name in pairs}
    by_link = {meeting.participant(typed).id for typed in new.by_link}
    present = {meeting.participant(typed).id for typed in new.present}
    if both := present & by_link:
        raise ThereTwice(next(each.called for each in meeting.participants if each.id in both))
    present |= deputies.keys()
    absent = {meeting.participant(typed).id for typed in new.absent} - present - by_link
    mandates = {meeting.participant(typed).id: typed for typed in new.mandate}
    said = dict.fromkeys(absent, ABSENT) | dict.fromkeys(present, PRESENT)
    said |= dict.fromkeys(by_link, BY_LINK)
    for participant in meeting.participants:
        who = participant.id
        values = _came(said.get(who, ABSENT), deputies.get(who, ""), "")
        if who not in said:
            values = elsewhere.get(who, values)
        if who in mandates:
            if values["attendance"] == ABSENT:
                raise MandateWithoutPresence(mandates[who])
            values = {**values, "mandate": YES}
        store.change_participant(register, who, values)


def working_days_from_start(register: Register, meeting: Meeting) -> tuple[int, date] | None:
    """Working days from day 0 of the deadlines to a held meeting, and that day.

    None without complete consent by then.
    """
    if meeting.held_on is None:
        return None
    case = case_store.by_id(register, meeting.case_id)
    start = start_day(case, covering(register, case, meeting.held_on).since)
    return (Calendar(register).between(start, meeting.held_on), start) if start else None

"""What the letters may see that tell of a meeting with a new time, or that is off.

Nothing of why it moved or is off, but the words that were given for those who read it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...case import store as case_store
from ...case.actor.model import file_name
from ...case.model import Case
from ...case.people import about, numbered, sender, to_actors, to_people
from ...paper.letterhead import Head, Sender
from ...paper.model import Asked, Letter, NobodyToWriteTo
from ...paper.protection import Gate
from ...register.calendar import Calendar
from ...register.database import Register
from ...words.record import Record, replace
from ...words.swedish import fold
from ...words.text import first_upper
from ..covered import may_get, refusal, summoned, uncovered
from ..joint import called_to_several, gate_of
from ..model import Meeting, Participant
from ..named import addressee, greeted, is_child, represents
from ..paper import address_of, hours
from . import store
from .kinds import CANCELLATION, NEW_TIME
from .letter import CancellationPaper, NewTimePaper, TimeOnPaper
from .model import Time, Written, distinct
from .refusals import HasNotMoved

if TYPE_CHECKING:
    from .letter import Common

ANSWER = -2  # working days before the meeting; own choice: time to send a deputy, or to move again


def new_times(register: Register, meeting: Meeting, asked: Asked) -> list[Letter]:
    """A letter of the new time to each who was summoned or invited before the last move; of the
    old one being off to those of them who have no place on the new day.

    An actor whose consent no longer holds is left out, unless a reason was given at the summons or
    is given now: it is told nothing new. Raises HasNotMoved, NobodyToWriteTo, and MayNotGet where
    the letter is asked for to such a one, or there is nobody else.
    """
    if meeting.cancelled_on or meeting.sequence == 0:
        raise HasNotMoved(meeting.reference)
    case = case_store.by_id(register, meeting.case_id)
    there = {person.id for person in case.attending(meeting.day)}
    changed = _before_the_change(meeting, NEW_TIME)
    actors, left_out = may_get(register, case, meeting, asked)
    to = [each for each in changed if each.actor in (None, *actors)]
    if not to:
        raise refusal(register, case, summoned(meeting), asked.today)
    written = store.papers(register, meeting.id)
    found = [
        _letter(register, case, meeting, each, written, asked)
        if each.person is None or each.person.id in there
        else _letter(register, case, meeting, each, written, asked, CANCELLATION)
        for each in to
    ]
    return [replace(each, left_out=left_out) for each in found]


def cancellations(register: Register, meeting: Meeting, asked: Asked) -> list[Letter]:
    """A letter to each who was summoned or invited that the meeting is off; of one that is to come,
    to each actor whose consent no longer holds, that it is not to come. It names no child to an
    actor, so it rests on no consent: whoever was summoned must know. Raises NobodyToWriteTo.
    """
    case = case_store.by_id(register, meeting.case_id)
    written = store.papers(register, meeting.id)
    to = (
        _before_the_change(meeting, CANCELLATION)
        if meeting.cancelled_on
        else _not_to_come(register, meeting, asked.today)
    )
    return [_letter(register, case, meeting, each, written, asked, CANCELLATION) for each in to]


def _not_to_come(register: Register, meeting: Meeting, today: date) -> list[Participant]:
    found = uncovered(register, meeting, today) if meeting.pending else []
    if not found:
        raise NobodyToWriteTo(
            CANCELLATION,
            f"Mötet {meeting.reference} är inte inställt, och ingen som är kallad saknar samtycke."
            f" Ställ in det först med: norrbus möte ställ-in {meeting.reference}",
        )
    return found


def _before_the_change(meeting: Meeting, kind: str) -> list[Participant]:
    found = [each for each in meeting.participants if each.summoned_sequence < meeting.sequence]
    if not found:
        raise NobodyToWriteTo(kind, "Ingen var kallad eller inbjuden före ändringen.")
    return found


def _letter(
    register: Register,
    case: Case,
    meeting: Meeting,
    to: Participant,
    written: list[Written],
    asked: Asked,
    kind: str = NEW_TIME,
) -> Letter:
    if to.person:
        who, reader = f"{numbered(register, case, to.person)}", to_people([to.person])
    else:
        who, reader = file_name(to.called), to_actors()
    shown = gate_of(register, case, meeting, reader, asked.unmask)
    had = store.still_had_by(register, meeting, to, written)
    one = called_to_several(register, meeting, to, asked.today)
    told = _Told(sender(register, case), case, meeting, to, had, shown, one)
    name = fold(kind).replace(" ", "-")
    return Letter(
        kind=kind,
        title=f"{first_upper(kind)} {meeting.reference}",
        # The number of the change: what was told of the one before stays beside it.
        name=f"{meeting.reference}-{name}-{meeting.sequence}-{who}",
        recipient=to.called,
        reads=to.person.language if to.person else None,
        template=f"meeting/{name}{'' if to.person else '-aktor'}.md.j2",
        data=_new_time(register, told, asked.today) if kind == NEW_TIME else _cancellation(told),
        head=Head(told.sender, asked.today, meeting.reference, to=address_of(to, shown)),
        meeting_id=meeting.id,
        participant_id=to.id,
        meeting_sequence=meeting.sequence,
        **about(case, shown),
    )


class _Told(Record):
    """From whom and to whom a letter is, of which meeting, and what its reader goes by."""

    sender: Sender
    case: Case
    meeting: Meeting
    to: Participant
    had: tuple[Time, ...]
    shown: Gate
    same: bool


def _new_time(register: Register, told: _Told, today: date) -> NewTimePaper:
    meeting, now = told.meeting, store.now(told.meeting)
    earlier = distinct(told.had, now)
    hours_of = {(each.day, each.time, each.length) for each in earlier}
    at = _time(now, told.shown)
    return NewTimePaper(
        **_common(told, earlier),
        child=told.case.child.name if told.case.child else "",
        only_place=hours_of == {(now.day, now.time, now.length)},
        day=at.day,
        time=at.time,
        place=at.place,
        link=at.link,
        purpose=meeting.purpose,
        child_purpose=meeting.child_purpose,
        answer_by=answer_by(register, meeting.day, today),
    )


def _cancellation(told: _Told) -> CancellationPaper:
    child, off = told.case.child, told.meeting.cancelled_on is not None
    # One who has no place on the new day is told of the one before.
    times = (
        told.had
        if off or told.to.actor
        else distinct(told.had, store.now(told.meeting)) or told.had
    )
    return CancellationPaper(
        **_common(told, times),
        child=child.name if child and told.to.person else "",
        off=off,
        word=told.meeting.cancelled_word,
    )


def _common(told: _Told, earlier: tuple[Time, ...]) -> Common:
    return {
        "reference": told.meeting.reference,
        "sender": told.sender,
        "recipient": addressee(told.to, told.shown),
        "greeted": greeted(told.case, told.to),
        "recipient_role": represents(told.to, told.shown),
        "to_child": is_child(told.case, told.to),
        "kind": told.meeting.kind,
        "earlier": tuple(_time(each, told.shown) for each in earlier),
        "summoned_by": told.shown.role(told.meeting.summoned_by),
        "same": told.same,
    }


def _time(time: Time, shown: Gate) -> TimeOnPaper:
    return TimeOnPaper(
        time.day, hours(time.time, time.length), shown.place(time.place), shown.link(time.link)
    )


def answer_by(register: Register, day: date, today: date) -> date | None:
    """The last day to answer about a meeting on ``day``; None where it is not after ``today``."""
    last = Calendar(register).after(day, ANSWER)
    return last if last > today else None

"""What those who are summoned or invited have been told of when and where a meeting is.

A letter that was only written, and never noted as sent, may have been had all the same: somebody
can have posted it. So it never counts as told (the matter stays until a letter is noted as sent),
and what it said is taken back along with what was surely told (own choice). That somebody is
summoned or invited says how and when the letter went out, so that letter counts as had.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ...words.dates import short
from ...words.record import Record
from ..choices import INVITATION, SUMMONS
from ..model import Meeting, Participant
from .kinds import CANCELLATION, NEW_TIME


class Time(Record):
    """When and where a meeting is: ``time`` as ``HH:MM``, ``length`` in minutes."""

    day: date
    time: str
    length: int
    place: str
    link: str


class Written(Record):
    """A paper about a meeting, by its number. ``sequence`` is the meeting's when it was written,
    ``participant_id`` whom it is to where it is to one; ``sent_on`` is empty until that is noted.
    """

    number: int
    kind: str
    recipient: str
    participant_id: int | None
    sequence: int | None
    written_on: date
    sent_on: date | None
    sent_how: str


class Untold(Record):
    """Somebody to whom no letter about the last change is noted as sent; ``paper`` is the number of
    one that is written.
    """

    participant: Participant
    paper: int | None


def called_off(meeting: Meeting, papers: Iterable[Written]) -> set[int]:
    """Ids of the actors of a meeting to come that have been sent, since they were summoned, that
    they are not to come to it.
    """
    summoned = {each.id: each.summoned_on for each in meeting.actors if meeting.pending}
    return {
        each.participant_id
        for each in papers
        if each.kind == CANCELLATION
        and each.participant_id in summoned
        and each.sent_on
        and each.sent_on >= summoned[each.participant_id]
    }


def kind_of_notice(meeting: Meeting) -> str:
    """Which letter a changed meeting takes."""
    return CANCELLATION if meeting.cancelled_on else NEW_TIME


def untold(meeting: Meeting, papers: Iterable[Written]) -> list[Untold]:
    """Those who were summoned or invited before the last move, or before the meeting was cancelled,
    and have not been sent any letter to themselves since: ``ny tid``, ``återbud``, or a new summons
    or invitation. A calendar file is none: it does not say that earlier answers no longer stand.
    Nor is it to an actor of a meeting to come that it was not to come.
    """
    written = list(papers)
    off = called_off(meeting, written)
    since = [
        each
        for each in written
        if each.sequence == meeting.sequence
        and (each.kind != CANCELLATION or each.participant_id not in off)
    ]
    found = []
    for participant in meeting.participants:
        to_one = [each for each in since if each.participant_id == participant.id]
        if participant.summoned_sequence < meeting.sequence and not any(
            each.sent_on for each in to_one
        ):
            found.append(Untold(participant, to_one[-1].number if to_one else None))
    return found


def distinct(times: Iterable[Time], but: Time | None = None) -> tuple[Time, ...]:
    """Each time once, in their order, ``but`` one."""
    return tuple(each for each in dict.fromkeys(times) if each != but)


def still_had(sure: Time, later: Sequence[tuple[bool, Time]]) -> tuple[Time, ...]:
    """The times that somebody may go by: what was surely told last, and what letters since may have
    said. ``sure`` is that of the summons; of each letter after it whether it was sent, and its
    time.
    """
    had = [sure]
    for was_sent, time in later:
        had = [time] if was_sent else [*had, time]
    return distinct(had)


def had(meeting: Meeting, papers: Iterable[Written]) -> list[str]:
    """A line for each letter about a meeting that somebody has, or may have: what, to whom, by
    which way and when. A summons that was printed and not noted as sent is that which was sent.
    """
    lines = [
        f"Har fått: {SUMMONS if each.actor else INVITATION} till {each.called},"
        f" {each.sent_how} {short(each.summoned_on)}"
        for each in meeting.participants
    ]
    first = {each.id: each.summoned_sequence for each in meeting.participants}
    for paper in papers:
        of_summons = paper.kind in {SUMMONS, INVITATION} and paper.sequence in {
            None,
            first.get(paper.participant_id or 0),
        }
        if paper.sent_on:
            lines.append(
                f"Har fått: {paper.kind} till {paper.recipient}, {paper.sent_how}"
                f" {short(paper.sent_on)}"
            )
        elif not of_summons:
            lines.append(
                f"Har kanske fått: {paper.kind} till {paper.recipient}; skrivet"
                f" {short(paper.written_on)}, inte antecknat som skickat"
            )
    return list(dict.fromkeys(lines))

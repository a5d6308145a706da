"""All papers of a case, or of a meeting, that can be written now, in one command."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...case import store as case_store
from ...meeting import store as meeting_store
from ...meeting.model import Meeting
from ...meeting.notice.kinds import CANCELLATION, NEW_TIME
from ...paper.model import Asked, Letter
from ...register.database import Register
from ...words.errors import NotFound, Refused
from ...words.record import replace
from ...words.reference import MEETING
from . import catalogue, kinds
from .refusals import NothingToWrite

TO_COME = ("kallelse", "inbjudan", NEW_TIME, "mötesagenda", "kalenderfil")
HELD = ("minnesanteckningar",)
OFF = (CANCELLATION,)
OF_CASE = ("samtycke", "genomförandeplan", "SIP", "uppföljning")


def letters(
    register: Register, typed: str, asked: Asked, of_meetings: bool
) -> tuple[list[Letter], list[str]]:
    """The letters of every kind that there is something to write of, and why others are not.

    About the case that ``typed`` names, its meetings to come (also those that are off, until their
    day has passed) and the last that was held; about a
    meeting alone when one is named, or about the meetings only. With ``asked.blank`` every empty
    form. Raises UnknownReference, UnknownMeeting, NothingToWrite.
    """
    if asked.blank:
        forms = [each.name for each in kinds.KINDS.values() if each.form]
        return [
            each
            for kind in forms
            for each in catalogue.letters(register, kind, "", _of_kind(asked, kind))
        ], []
    found: list[Letter] = []
    why: list[str] = []
    for kind, reference in _wanted(register, typed, of_meetings, asked.today):
        try:
            found += catalogue.letters(register, kind, reference, _of_kind(asked, kind))
        except (Refused, NotFound) as error:
            why.append(f"Inte {kind}: {error}")
    if not found:
        raise NothingToWrite(why)
    return found, why


def _of_kind(asked: Asked, kind: str) -> Asked:
    """How a kind is asked for: what is not read by a family is in Swedish among the rest."""
    return asked if kinds.KINDS[kind].translated else replace(asked, language="")


def _wanted(
    register: Register, typed: str, of_meetings: bool, today: date
) -> Iterator[tuple[str, str]]:
    """Kinds of paper, and about what, in the order of the way of a case."""
    named = MEETING.split(typed)
    if named.number is not None:
        yield from _of(meeting_store.find(register, typed))
        return
    case = case_store.find(register, typed)
    if not of_meetings:
        yield "samtycke", case.reference
    meetings = meeting_store.of_case(register, case.id)
    held = [each for each in meetings if each.held_on]
    for meeting in [*[each for each in meetings if _is_to_come(each, today)], *held[-1:]]:
        yield from _of(meeting)
    if not of_meetings:
        yield from ((kind, case.reference) for kind in OF_CASE[1:])


def _of(meeting: Meeting) -> Iterator[tuple[str, str]]:
    written = HELD if meeting.held_on else OFF if meeting.cancelled_on else TO_COME
    yield from (
        (kind, meeting.reference) for kind in written if kind != NEW_TIME or _changed(meeting)
    )


def _is_to_come(meeting: Meeting, today: date) -> bool:
    """Whether it is to come, or would have been and somebody is to be told that it is off."""
    off = meeting.cancelled_on is not None and meeting.day >= today and _changed(meeting)
    return meeting.pending or off


def _changed(meeting: Meeting) -> bool:
    """Whether it has changed since somebody was summoned or invited."""
    return any(each.summoned_sequence < meeting.sequence for each in meeting.participants)

"""``norrbus möte visa``: a meeting on one screen, or all of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ...meeting.form import ShowMeeting
from ...terminal.columns import Column, Section
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room

if TYPE_CHECKING:
    from ...case.model import Case
    from ...meeting.model import Meeting
    from ...register.database import Register

app = room("Möten: visa.")


@command(
    app,
    "visa",
    ShowMeeting,
    "Visa ett möte på en skärm: när och var, vilka som är kallade och vad de har svarat, vad som"
    " antecknades. --allt visar alla uppgifter. Titten loggas.",
    "norrbus möte visa NB-2026-0007-M1",
)
def show(context: Context, wanted: ShowMeeting) -> None:
    """Show a meeting."""
    from ...case import store as case_store
    from ...case.looking import look
    from ...meeting import store
    from ...meeting.joint import hides_place
    from ...paper.protection import MASK

    meeting = store.find(context.register, wanted.meeting)
    case = case_store.by_id(context.register, meeting.case_id)
    look(context.register, [case], context.today, reason=wanted.unmask)
    hidden = not wanted.unmask and hides_place(context.register, case, meeting)
    place = MASK if hidden and meeting.place else meeting.place
    warnings = [*_warnings(context, meeting)]
    if context.output.on_screen and not wanted.everything:
        _draw(context, case, meeting, place, warnings)
    for warning in warnings:
        context.output.warning(warning)
    if wanted.everything or not context.output.on_screen:
        _record(context, case, meeting, place)


def _draw(context: Context, case: Case, meeting: Meeting, place: str, below: list[str]) -> None:
    from ...case.naming.showing import with_name
    from ...meeting.sent import as_sent
    from ...meeting.sheet import groups
    from ...terminal.fitting import fitted
    from ...terminal.sheet import draw
    from ..below import rows_below

    called = with_name(context, meeting.reference)
    those = as_sent(context.register, case, meeting)[1].participants
    sheet = groups(meeting, called, place, those, context.today)
    rows = rows_below(context, below)
    draw(fitted(sheet, plain=context.plain, below=rows), plain=context.plain)


def _record(context: Context, case: Case, meeting: Meeting, place: str) -> None:
    from ...meeting.columns import TOGETHER
    from ...meeting.holding import working_days_from_start
    from ...meeting.page import COLUMNS, FURTHER_COLUMNS, PARTICIPANT_COLUMNS
    from ...meeting.sent import as_sent

    where: Column[Meeting] = Column("plats", "Plats", lambda _: place)
    counted = working_days_from_start(context.register, meeting)
    days: Column[Meeting] = Column(
        "arbetsdagar", "Arbetsdagar från start", lambda _: counted[0] if counted else None
    )
    called = as_sent(context.register, case, meeting)[1].participants
    sections = [Section("deltagare", "Kallade och inbjudna", PARTICIPANT_COLUMNS, called)]
    context.output.record(meeting, (*COLUMNS, TOGETHER, where, *FURTHER_COLUMNS, days), sections)


def _warnings(context: Context, meeting: Meeting) -> Iterator[str]:
    """Whose consents do not allow meetings to be held as one any more, until they are held; who
    has not been sent the latest.
    """
    from ...meeting import store
    from ...meeting.siblings import warnings

    one = [meeting, *store.tied(context.register, meeting)]
    pending = [each for each in one if each.pending]
    yield from warnings(context.register, pending, context.today)
    if any(
        each.calendar_sequence is not None and each.calendar_sequence < meeting.sequence
        for each in meeting.participants
    ):
        yield (
            "Alla har inte den senaste kalenderfilen. Skriv den: norrbus dokument skriv"
            f" kalenderfil {meeting.reference}"
        )
    if context.today <= meeting.day:
        yield from _untold(context.register, meeting, context.today)
        yield from _uncovered(context.register, meeting, context.today)


def _untold(register: Register, meeting: Meeting, today: date) -> Iterator[str]:
    """Until the meeting's day has passed: who has not been sent the letter of its last change."""
    from ...meeting.notice import store
    from ...meeting.notice.expected import to_tell
    from ...meeting.notice.model import kind_of_notice
    from ...words.swedish import listed
    from ...words.text import as_typed, first_upper

    papers = store.papers(register, meeting.id)
    left = [] if meeting.held_on else to_tell(register, meeting, papers, today)
    if left and meeting.changed_on:
        kind = kind_of_notice(meeting)
        yield (
            f"{first_upper(kind)} är inte skickat till"
            f" {listed(each.participant.called for each in left)}. Skriv brevet: norrbus dokument"
            f" skriv {as_typed(kind)} {meeting.reference}. Anteckna sedan: norrbus dokument skickat"
            " NUMMER"
        )


def _uncovered(register: Register, meeting: Meeting, today: date) -> Iterator[str]:
    """Until the meeting's day has passed: who is summoned to it without consent."""
    from ...meeting.notice import store
    from ...meeting.notice.expected import expected, told

    papers = store.papers(register, meeting.id)
    found = expected(register, meeting, papers, today)
    if lines := told(register, meeting, found, today):
        yield "\n".join(lines)

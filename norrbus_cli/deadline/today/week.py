"""The week day by day: what is due and which meetings there are, today and the six days after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ...rule.model import WEEK
from ...terminal.columns import Column, Section
from ...terminal.sheet import LATE, QUIET, SOON, Entry, Line, draw
from ...words.dates import long, short
from ...words.record import Record
from .overview import room_of

if TYPE_CHECKING:
    from ...rule.model import Deadline
    from ...terminal.context import Context
    from .overview import Today

    Shown = Callable[[str], str]

DEADLINE, MEETING = "frist", "möte"


class OfDay(Record):
    """What is due, or held at a time, on a day, and the command that is next."""

    day: date
    time: str
    kind: str
    what: str
    subject: str
    settled_by: str


def week(found: Today, today: date) -> list[OfDay]:
    """What belongs to each day, meetings by their hours and then what is due."""
    days = {today + timedelta(days=count) for count in range(WEEK)}
    return sorted(
        (each for each in (*_meetings(found), *_due(found)) if each.day in days),
        key=lambda each: (each.day, each.time or "24:00", each.subject),
    )


def _meetings(found: Today) -> Iterator[OfDay]:
    for each in found.meetings:
        settle = f"norrbus {room_of(each)} visa {each.reference}"
        yield OfDay(each.day, each.time, MEETING, each.kind, each.reference, settle)


def _due(found: Today) -> Iterator[OfDay]:
    due = [(each, each.kind, each.settled_by) for each in (*found.today, *found.this_week)]
    told = [(each.due, each.what, each.settled_by) for each in found.unsent]
    return (
        OfDay(each.due, "", DEADLINE, what, each.subject, settle)
        for each, what, settle in (*due, *told)
        if each.due
    )


def section(found: Today, today: date) -> Section[OfDay]:
    """The week as rows."""
    columns: tuple[Column[OfDay], ...] = (
        Column("dag", "Dag", lambda each: each.day),
        Column("tid", "Tid", lambda each: each.time),
        Column("slag", "Slag", lambda each: each.kind),
        Column("vad", "Vad", lambda each: each.what),
        Column("galler", "Gäller", lambda each: each.subject),
        Column("nasta_steg", "Kommando", lambda each: each.settled_by),
    )
    return Section("dagar", "Dag", columns, week(found, today))


def show(context: Context, found: Today, shown: Shown) -> None:
    """The week on screen, or as lines."""
    rows = week(found, context.today)
    if context.output.on_screen:
        draw(_groups(found, rows, context.today, shown), plain=context.plain)
        return
    late: tuple[Column[Deadline], ...] = (
        Column("galler", "Gäller", lambda each: each.subject),
        Column("frist", "Frist", lambda each: each.name, promised=lambda each: each.kind),
        Column("senast", "Senast", lambda each: each.due),
        Column("nasta_steg", "Kommando", lambda each: each.settled_by),
    )
    context.output.record(
        found,
        [Column("dag", "Idag", lambda _: long(context.today))],
        [Section("forsenat", "Försenat", late, found.late), section(found, context.today)],
    )


def _groups(found: Today, rows: list[OfDay], today: date, shown: Shown) -> list[list[Entry]]:
    late = [
        Line(f"! {each.name} {shown(each.subject)}: {each.spoken(today)}", LATE)
        for each in found.late
    ]
    days = [today + timedelta(days=count) for count in range(WEEK)]
    return [
        [Entry("Försenat", late)],
        [Entry(short(day), _of_day(rows, day, shown)) for day in days],
    ]


def _of_day(rows: list[OfDay], day: date, shown: Shown) -> list[Line]:
    found = [_line(each, shown) for each in rows if each.day == day]
    return found or [Line("inget", QUIET)]


def _line(each: OfDay, shown: Shown) -> Line:
    if each.kind == MEETING:
        return Line(f"{each.time.replace(':', '.')} {each.what} {shown(each.subject)}")
    return Line(f"sista dag: {each.what} {shown(each.subject)}", SOON)

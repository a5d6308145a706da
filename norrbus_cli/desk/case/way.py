"""The child's way alone: ``norrbus ärende visa REF --tidslinje``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from ...terminal.columns import Column, Section
from ...terminal.sheet import QUIET, STRONG, Entry, Line, draw
from ...words.dates import short
from .told import TIMELINE

if TYPE_CHECKING:
    from ...terminal.context import Context
    from .overview import Overview
    from .story import Story


def show(context: Context, whole: Story) -> None:
    """The way on a screen, a group for each month, with what comes next; or as rows, the oldest
    first.
    """
    if context.output.on_screen:
        draw(list(_groups(whole)), plain=context.plain)
        return
    columns: tuple[Column[Overview], ...] = (
        Column("referens", "Ärende", lambda each: each.case.reference),
        Column("status", "Status", lambda each: each.status),
    )
    rows = Section("tidslinje", "Tidslinje", TIMELINE, whole.timeline)
    context.output.record(whole.found, columns, [rows])


def _groups(whole: Story) -> Iterator[list[Entry]]:
    case = whole.found.case
    name = f", {case.child.name}" if case.child else ""
    yield [Entry("", [Line(f"{case.reference}{name}: {whole.found.status}", STRONG)])]
    for _, of_month in groupby(whole.timeline, key=lambda each: (each.day.year, each.day.month)):
        yield [
            Entry(short(day), [Line(each.words) for each in of_day])
            for day, of_day in groupby(of_month, key=lambda each: each.day)
        ]
    yield list(_ahead(whole))


def _ahead(whole: Story) -> Iterator[Entry]:
    """What comes next, by day."""
    meeting, followup = whole.to_come, whole.next_followup
    ahead = [(followup[0], "planen följs upp")] if followup else []
    if meeting:
        ahead.append((meeting.day, f"{meeting.kind} M{meeting.number} ({meeting.state})"))
    for day, words in sorted(ahead):
        comes = "kommer" if day >= whole.today else "inte registrerat än"
        yield Entry(short(day), [Line(f"{comes}: {words}", QUIET)])

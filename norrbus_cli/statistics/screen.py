"""A report at a terminal: its sentences, and a bar for each number of the last column."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ..terminal.columns import BarRow
from ..terminal.context import Context
from ..terminal.question import Listing
from ..words.text import first_upper
from .json_file import as_json
from .report import Entry, Line, Report
from .rows import as_csv, heading, measured, percent, rows, sign
from .sentences import SIGNS, held_back, summary


def show_report(context: Context, found: Report, wanted: Listing) -> None:
    """A report in the form that is asked for: whole rows in a pipe, drawn at a terminal."""
    if wanted.json:
        context.output.whole(as_json(found).decode())
    elif wanted.csv:
        context.output.whole(as_csv(found))
    elif context.output.on_screen:
        _draw(context, found)
    else:
        context.output.whole("\n".join("\t".join(row) for row in (heading(found), *rows(found))))


def _draw(context: Context, found: Report) -> None:
    context.output.line(
        f"{found.heading}. {found.owner}. Räknat till och med {found.until.isoformat()}."
        f" Definitionernas version {found.definitions}."
    )
    for sentence in (*((found.published,) if found.published else ()), *summary(found)):
        context.output.line(sentence)
    for area, entries in groupby(found.entries, key=lambda entry: entry.indicator.area):
        context.output.line(f"\n{area.upper()}")
        for entry in entries:
            _draw_entry(context, found, entry)
    context.output.notice(SIGNS)
    if found.lacking:
        context.output.notice(found.lacking)


def _draw_entry(context: Context, found: Report, entry: Entry) -> None:
    indicator = entry.indicator
    context.output.line(f"\n{indicator.title}: {_in_columns(found, map(sign, entry.total.counts))}")
    context.output.line(
        f"Räknas: {indicator.counts}. Period: {indicator.period}. Källa: {indicator.source}."
    )
    if entry.nothing:
        return
    seen = [
        split
        for split in entry.splits
        if any(isinstance(count, int) for line in split.lines for count in line.counts)
    ]
    for split in seen:
        context.output.bars(
            first_upper(split.by) + (f", {found.columns[-1]}" if found.of_areas else ""),
            [_bar(found, line) for line in split.lines],
        )
        if note := held_back(found, entry, split):
            context.output.line(note)
    unseen = [split.by for split in entry.splits if split not in seen]
    if unseen:
        context.output.line(f"Delarna visas inte: {', '.join(unseen)}.")
    if entry.measures:
        for what, values in entry.measures.rows:
            context.output.line(
                f"{first_upper(entry.measures.what)}, {what}:"
                f" {_in_columns(found, measured(entry.measures, values))}"
            )


def _in_columns(found: Report, values: Iterable[str]) -> str:
    return ", ".join(
        f"{column}: {value}" for column, value in zip(found.columns, values, strict=True)
    )


def _bar(found: Report, line: Line) -> BarRow:
    """The last column as a bar; the others beside it, but for areas, which are too many."""
    newest = line.counts[-1]
    others = () if found.of_areas else zip(found.columns[:-1], line.counts[:-1], strict=True)
    share = f" ({percent(line.shares[-1])} %)" if isinstance(line.shares[-1], int) else ""
    text = ", ".join(
        (f"{sign(newest)}{share}", *(f"{column}: {sign(count)}" for column, count in others))
    )
    return BarRow(line.category, text, newest if isinstance(newest, int) else 0)

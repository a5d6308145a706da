"""A report at a terminal: its sentences, and a bar for each number of the last column."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ..terminal.columns import BarRow
from ..terminal.context import Context
from ..terminal.question import Listing
from .held import held_back
from .json_file import as_json
from .lines import Entry, Line
from .report import Report
from .rows import as_csv, heading, measured, percent, rows, sign
from .sentences import SIGNS, called, summary


def show_report(
    context: Context, found: Report, wanted: Listing, definitions: bool = False
) -> None:
    """A report in the form that is asked for: whole rows in a pipe, drawn at a terminal.

    ``definitions``: what each indicator counts is said too.
    """
    if wanted.json:
        context.output.whole(as_json(found).decode())
    elif wanted.csv:
        context.output.whole(as_csv(found))
    elif context.output.on_screen:
        _draw(context, found, definitions)
    else:
        context.output.whole("\n".join("\t".join(row) for row in (heading(found), *rows(found))))


def _draw(context: Context, found: Report, definitions: bool) -> None:
    context.output.line(
        f"{found.heading}. {found.owner}. Räknat till och med {found.until.isoformat()}."
        f" Definitionernas version {found.definitions}."
    )
    for sentence in (*((found.published,) if found.published else ()), *summary(found)):
        context.output.line(sentence)
    for area, grouped in groupby(found.entries, key=lambda entry: entry.indicator.area):
        entries = list(grouped)
        context.output.line(f"\n{area.upper()}")
        context.output.bars("", [_total(found, entry) for entry in entries])
        for entry in entries:
            _draw_splits(context, found, entry)
        if said := held_back(found, entries):
            context.output.line(said)
        for each in (entry.indicator for entry in entries) if definitions else ():
            context.output.line(
                f"{each.title}. Räknas: {each.counts}. Period: {each.period}. Källa: {each.source}."
            )
    context.output.notice(SIGNS)
    if not definitions:
        context.output.notice(
            "Vad som räknas, för vilken period, och vem som frågar: --definitioner"
        )
    if found.lacking:
        context.output.notice(found.lacking)


def _total(found: Report, entry: Entry) -> BarRow:
    newest = entry.total.counts[-1]
    text = (
        sign(newest)
        if found.of_areas or len(found.columns) == 1
        else _in_columns(found, map(sign, entry.total.counts))
    )
    return BarRow(entry.indicator.title, text, newest if isinstance(newest, int) else 0)


def _draw_splits(context: Context, found: Report, entry: Entry) -> None:
    for split in entry.seen:
        context.output.bars(
            called(entry, split) + (f", {found.columns[-1]}" if found.of_areas else ""),
            [_bar(found, line) for line in split.lines],
        )
    if entry.measures and entry.measured:
        for what, values in entry.measures.rows:
            context.output.line(
                f"{entry.indicator.title}, {entry.measures.what}, {what}:"
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

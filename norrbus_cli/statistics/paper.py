"""What the yearly report (årsrapport) may see.

Sentences, tables, and bars with their places worked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..words.dates import long
from ..words.record import Record, replace
from .charts import BAR_HEIGHT, BAR_WIDTH, LABEL_WIDTH, Chart, chart, greatest
from .held import held_back
from .lines import Entry, Line
from .model import Shown
from .report import Report
from .rows import measured, percent, sign
from .sentences import SIGNS, called, summary

TEMPLATE_HTML, TEMPLATE_MD = "statistics/arsrapport.html.j2", "statistics/arsrapport.md.j2"


class Row(Record):
    """A line of a table: what it is about, and its numbers."""

    what: str
    cells: tuple[str, ...]


class Table(Record):
    """A split as a table, and its chart where there is something to draw."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    chart: Chart | None = None


class Definition(Record):
    """What some indicators count that count the same, and the number of who asks for it."""

    title: str
    counts: str
    period: str
    source: int


class AreaOnPage(Record):
    """The indicators of an area of the work: a table of their totals, one for each split that shows
    something, and what is held back, said once.
    """

    title: str
    all: tuple[Table, ...]
    held: str


class ReportPaper(Record):
    """The whole report."""

    title: str
    owner: str
    until: str
    definitions: int
    internal: bool
    published: str
    summary: tuple[str, ...]
    notes: tuple[str, ...]
    signs: str
    gaps: tuple[str, ...]
    gaps_command: str
    areas: tuple[AreaOnPage, ...]
    defined: tuple[Definition, ...]
    sources: tuple[str, ...]
    label_width: int = LABEL_WIDTH
    bar_height: int = BAR_HEIGHT
    chart_width: int = LABEL_WIDTH + BAR_WIDTH + 60


def page(report: Report) -> ReportPaper:
    """The report for a template."""
    sources = tuple(dict.fromkeys(entry.indicator.source for entry in report.entries))
    grouped = groupby(report.entries, key=lambda entry: entry.indicator.area)
    return ReportPaper(
        title=report.heading,
        owner=report.owner,
        until=long(report.until),
        definitions=report.definitions,
        internal=report.internal,
        published=report.published,
        summary=tuple(summary(report)),
        notes=report.notes,
        signs=SIGNS,
        gaps=report.gaps,
        gaps_command=report.gaps_command,
        areas=tuple(_area(report, area, list(entries)) for area, entries in grouped),
        defined=tuple(_defined(report.entries, sources)),
        sources=sources,
    )


def _defined(entries: Iterable[Entry], sources: Sequence[str]) -> Iterator[Definition]:
    """The definitions; what is the same in several is said once."""
    same = groupby(
        (entry.indicator for entry in entries),
        key=lambda each: (each.area, each.counts, each.period, each.source),
    )
    said: dict[str, str] = {}
    for (_, counts, period, source), each in same:
        titles = ", ".join(one.title for one in each)
        days, _, how = period.partition("; ")
        again = f"{days}; i övrigt som för {said[how]}" if how in said else period
        if how:
            said.setdefault(how, titles)
        yield Definition(titles, counts, again, sources.index(source) + 1)


def _area(report: Report, area: str, entries: Sequence[Entry]) -> AreaOnPage:
    scale = greatest(report, entries)
    columns = [(entry.indicator.title, entry.total.counts) for entry in entries]
    if report.of_areas:
        totals = _of_areas(area, report, columns)
    else:
        rows = tuple(Row(title, tuple(map(sign, counts))) for title, counts in columns)
        totals = Table(area, ("Antal", *report.columns), rows)
    return AreaOnPage(
        area,
        (totals, *(table for entry in entries for table in _tables(report, entry, scale))),
        held_back(report, entries),
    )


def _tables(report: Report, entry: Entry, scale: int) -> Iterator[Table]:
    for split in entry.seen:
        caption = called(entry, split)
        drawn = chart(report, entry, split, scale)
        if report.of_areas:
            columns = [(line.category, line.counts) for line in split.lines]
            yield replace(_of_areas(caption, report, columns), chart=drawn)
        else:
            heads = ("Kategori", *report.columns, f"Andel {report.columns[-1]}")
            rows = tuple(
                Row(line.category, (*map(sign, line.counts), _share(line))) for line in split.lines
            )
            yield Table(caption, heads, rows, drawn)
    if entry.measures and entry.measured:
        caption = f"{entry.indicator.title}: {entry.measures.what}"
        if report.of_areas:
            yield _of_areas(caption, report, entry.measures.rows, entry.measures.tenths)
        else:
            rows = tuple(
                Row(what, measured(entry.measures, values)) for what, values in entry.measures.rows
            )
            yield Table(caption, ("Mått", *report.columns), rows)


def _of_areas(
    caption: str,
    report: Report,
    columns: Sequence[tuple[str, tuple[Shown, ...]]],
    tenths: bool = False,
) -> Table:
    """A line for each area, since areas are many."""
    rows = (
        Row(area, tuple(sign(values[number], tenths) for _, values in columns))
        for number, area in enumerate(report.columns)
    )
    return Table(caption, ("Område", *(what for what, _ in columns)), tuple(rows))


def _share(line: Line) -> str:
    return (
        f"{percent(line.shares[-1])} %"
        if isinstance(line.shares[-1], int)
        else sign(line.shares[-1])
    )

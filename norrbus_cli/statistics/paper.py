"""What the yearly report (årsrapport) may see.

Sentences, tables, and bars with their places worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..words.dates import long
from ..words.record import Record, replace
from ..words.text import first_upper
from .model import Shown
from .report import Entry, Line, Lines, Report
from .rows import measured, percent, sign
from .sentences import SIGNS, called, held_back, in_words, summary

TEMPLATE_HTML, TEMPLATE_MD = "statistics/arsrapport.html.j2", "statistics/arsrapport.md.j2"
# A chart's measures, in its own units.
LABEL_WIDTH, BAR_WIDTH, ROW_HEIGHT, BAR_HEIGHT = 190, 300, 22, 14


class Bar(Record):
    """One bar: its label, its number as text, where it stands and how long it is."""

    label: str
    text: str
    y: int
    width: int


class Chart(Record):
    """Bars of a split in the last column, with a title and a description for one who cannot see
    them; ``of``: which column, if there are several.
    """

    id: str
    title: str
    description: str
    height: int
    bars: tuple[Bar, ...]
    of: str = ""


class Row(Record):
    """A line of a table: what it is about, and its numbers."""

    what: str
    cells: tuple[str, ...]


class Table(Record):
    """A split as a table, its chart where there is something to draw, and what is said under it."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    chart: Chart | None = None
    note: str = ""


class IndicatorOnPage(Record):
    """An indicator with its definition and its tables."""

    title: str
    counts: str
    period: str
    source: str
    totals: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]


class AreaOnPage(Record):
    """The indicators of an area of the work."""

    title: str
    indicators: tuple[IndicatorOnPage, ...]


class Page(Record):
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
    label_width: int = LABEL_WIDTH
    bar_height: int = BAR_HEIGHT
    chart_width: int = LABEL_WIDTH + BAR_WIDTH + 60


def page(report: Report) -> Page:
    """The report for a template."""
    grouped = groupby(report.entries, key=lambda entry: entry.indicator.area)
    return Page(
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
        gaps_command=f"norrbus statistik brister {report.year}",
        areas=tuple(
            AreaOnPage(area, tuple(_indicator(report, entry) for entry in entries))
            for area, entries in grouped
        ),
    )


def _indicator(report: Report, entry: Entry) -> IndicatorOnPage:
    indicator = entry.indicator
    counts = tuple(zip(report.columns, map(sign, entry.total.counts), strict=True))
    totals = counts[-1:] if report.of_areas else counts
    return IndicatorOnPage(
        indicator.title,
        indicator.counts,
        indicator.period,
        indicator.source,
        totals,
        tuple(_tables(report, entry)),
    )


def _tables(report: Report, entry: Entry) -> Iterator[Table]:
    if report.of_areas and not entry.splits and not entry.nothing:
        yield _of_areas(entry.indicator.title, report, [("Totalt", entry.total.counts)])
    if entry.nothing:
        return
    for split in entry.splits:
        caption, chart, note = (
            called(entry, split),
            _chart(report, entry, split),
            held_back(report, entry, split),
        )
        if report.of_areas:
            columns = [
                ("Totalt", entry.total.counts),
                *((line.category, line.counts) for line in split.lines),
            ]
            yield replace(_of_areas(caption, report, columns), chart=chart, note=note)
        else:
            heads = ("Kategori", *report.columns, f"Andel {report.columns[-1]}")
            yield Table(
                caption,
                heads,
                tuple(
                    Row(line.category, (*map(sign, line.counts), _share(line)))
                    for line in split.lines
                ),
                chart,
                note,
            )
    if entry.measures:
        if report.of_areas:
            yield _of_areas(
                first_upper(entry.measures.what), report, entry.measures.rows, entry.measures.tenths
            )
        else:
            rows = tuple(
                Row(what, measured(entry.measures, values)) for what, values in entry.measures.rows
            )
            yield Table(first_upper(entry.measures.what), ("Mått", *report.columns), rows)


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


def _chart(report: Report, entry: Entry, split: Lines) -> Chart | None:
    """Bars as long as their numbers; what is held back has a sign and no bar.

    None when there is nothing to draw.
    """
    numbers = [line.counts[-1] for line in split.lines]
    greatest = max((number for number in numbers if isinstance(number, int)), default=0)
    if not greatest:
        return None
    bars = tuple(
        Bar(
            line.category,
            sign(number),
            ROW_HEIGHT * place,
            round(BAR_WIDTH * number / greatest) if isinstance(number, int) else 0,
        )
        for place, (line, number) in enumerate(zip(split.lines, numbers, strict=True))
    )
    of = report.columns[-1] if len(report.columns) > 1 else ""
    return Chart(
        f"{entry.indicator.key}-{entry.splits.index(split)}",
        *in_words(report, entry, split),
        ROW_HEIGHT * len(bars),
        bars,
        of,
    )

"""What the yearly report (årsrapport) may see.

Sentences, tables, and bars with their places worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from ..words.dates import long, plain
from ..words.record import Record, replace
from ..words.swedish import listed
from ..words.text import first_upper
from .model import HIDDEN, Hidden, Shown
from .report import Entry, Line, Lines, Report
from .rows import HIDDEN_SIGN, NO_DATA, measured, percent, sign

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


SIGNS = (
    f"”{HIDDEN_SIGN}” betyder att talet inte visas, för att ingen ska kunna pekas ut. ”0” betyder"
    f" inga. ”{NO_DATA}” betyder att uppgift inte finns."
)


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


def held_back(report: Report, entry: Entry, split: Lines) -> str:
    """Says in which columns the whole split is held back, and why."""
    columns = list(zip(report.columns, entry.total.counts, split.whole, strict=True))
    of_total = [column for column, total, _ in columns if total is HIDDEN]
    of_parts = [column for column, total, whole in columns if whole and total is not HIDDEN]
    sentences = (
        [f"Totalen visas inte för {listed(of_total)}, och därför inte heller delarna."]
        if of_total
        else []
    )
    sentences += (
        [f"Delarna visas inte för {listed(of_parts)}: de är så små att totalen skulle avslöja dem."]
        if of_parts
        else []
    )
    held = [place for place, (_, total, whole) in enumerate(columns) if whole or total is HIDDEN]
    if any(line.counts[place] == 0 for line in split.lines for place in held):
        sentences.append("En nolla som ändå står där följer av andra tal.")
    return " ".join(sentences)


def _share(line: Line) -> str:
    return (
        f"{percent(line.shares[-1])} %"
        if isinstance(line.shares[-1], int)
        else sign(line.shares[-1])
    )


def called(entry: Entry, split: Lines) -> str:
    """``Öppnade ärenden: kön``."""
    return f"{entry.indicator.title}: {split.by}"


def in_words(report: Report, entry: Entry, split: Lines) -> tuple[str, str]:
    """A chart for one who cannot see it: what it shows, and its numbers."""
    return f"{called(entry, split)}, {report.columns[-1]}", ", ".join(
        f"{line.category} {sign(line.counts[-1])}" for line in split.lines
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


def summary(report: Report) -> list[str]:
    """The year in words, from what may be shown; what is not counted is not spoken of."""
    totals = {entry.indicator.key: entry.total.counts[-1] for entry in report.entries}
    where = f" i {report.columns[-1]}" if report.of_areas else ""
    end = (
        "vid årets slut"
        if report.until == date(report.year, 12, 31)
        else f"den {plain(report.until)}"
    )
    sentences = (
        (
            f"under {report.year} öppnades{where} {{}}",
            f"öppnades under {report.year}{where}",
            "oppnade",
            "ärende",
            "ärenden",
        ),
        ("{} avslutades", "avslutades", "avslutade", "ärende", "ärenden"),
        (f"{end} pågick {{}}", f"pågick {end}", "pagaende_ar_ut", "ärende", "ärenden"),
        ("{} hölls", "hölls", "moten", "möte", "möten"),
        ("{} gjordes", "gjordes", "planer", "överenskommelse", "överenskommelser"),
        ("{} rapporterades", "rapporterades", "avvikelser", "avvikelse", "avvikelser"),
    )
    found = (
        (shown, hidden, totals.get(key), one, many) for shown, hidden, key, one, many in sentences
    )
    return [
        _sentence(shown, hidden, count, one, many)
        for shown, hidden, count, one, many in found
        if count is not None
    ]


def _sentence(shown: str, hidden: str, count: int | Hidden, one: str, many: str) -> str:
    """The sentence with its number, or that the number is not shown."""
    if isinstance(count, int):
        return first_upper(shown.format(f"{count or 'inga'} {one if count == 1 else many}")) + "."
    return f"Hur många {many} som {hidden} visas inte."

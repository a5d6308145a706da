"""What the yearly report (årsrapport) may see: sentences, tables, and bars with their places worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ..dates import long
from ..text import first_upper
from .model import Shown
from .report import Entry, Line, Report
from .rows import HIDDEN_SIGN, NO_DATA, percent, sign

TEMPLATE_HTML, TEMPLATE_MD = "statistics/arsrapport.html.j2", "statistics/arsrapport.md.j2"
# A chart's measures, in its own units.
LABEL_WIDTH, BAR_WIDTH, ROW_HEIGHT, BAR_HEIGHT = 190, 300, 22, 14


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its number as text, where it stands and how long it is."""

    label: str
    text: str
    y: int
    width: int


@dataclass(frozen=True)
class Chart:
    """Bars of a split in the newest year, with a title and a description for one who cannot see them."""

    id: str
    title: str
    description: str
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Row:
    """A line of a table: what it is, a number for each year, the share in the newest year."""

    what: str
    counts: tuple[str, ...]
    share: str


@dataclass(frozen=True)
class Table:
    """A split as a table, and its chart where there is something to draw."""

    caption: str
    rows: tuple[Row, ...]
    chart: Chart | None


@dataclass(frozen=True)
class IndicatorOnPage:
    """An indicator with its definition and its tables."""

    title: str
    counts: str
    period: str
    source: str
    totals: tuple[str, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class AreaOnPage:
    """The indicators of an area."""

    title: str
    indicators: tuple[IndicatorOnPage, ...]


@dataclass(frozen=True)
class Page:
    """The whole report."""

    title: str
    owner: str
    until: str
    definitions: int
    internal: bool
    years: tuple[str, ...]
    summary: tuple[str, ...]
    signs: str
    areas: tuple[AreaOnPage, ...]
    label_width: int = LABEL_WIDTH
    bar_height: int = BAR_HEIGHT
    chart_width: int = LABEL_WIDTH + BAR_WIDTH + 60


SIGNS = f"{HIDDEN_SIGN} betyder att talet inte visas, för att ingen ska kunna pekas ut. 0 betyder inga. {NO_DATA} betyder att uppgift inte finns."


def page(report: Report) -> Page:
    """The report for a template."""
    grouped = groupby(report.entries, key=lambda entry: entry.indicator.area)
    return Page(
        title=report.title,
        owner=report.owner,
        until=long(report.until),
        definitions=report.definitions,
        internal=report.internal,
        years=tuple(map(str, report.years)),
        summary=tuple(summary(report)),
        signs=SIGNS,
        areas=tuple(AreaOnPage(area, tuple(_indicator(report, entry) for entry in entries)) for area, entries in grouped),
    )


def _indicator(report: Report, entry: Entry) -> IndicatorOnPage:
    indicator = entry.indicator
    tables = [_table(report, entry, by, lines) for by, lines in entry.splits if not entry.nothing]
    if entry.days and not entry.nothing:
        rows = [Row("median", tuple(map(sign, entry.days.medians)), ""), Row("90:e percentilen", tuple(map(sign, entry.days.nineties)), "")]
        tables.append(Table(entry.days.what, tuple(rows), None))
    return IndicatorOnPage(indicator.title, indicator.counts, indicator.period, indicator.source, tuple(map(sign, entry.total.counts)), tuple(tables))


def _table(report: Report, entry: Entry, by: str, lines: Sequence[Line]) -> Table:
    rows = tuple(Row(line.category, tuple(map(sign, line.counts)), _share(line)) for line in lines)
    return Table(f"{entry.indicator.title} efter {by}", rows, _chart(report, entry, by, lines))


def _share(line: Line) -> str:
    return f"{percent(line.shares[-1])} %" if isinstance(line.shares[-1], int) else sign(line.shares[-1])


def _chart(report: Report, entry: Entry, by: str, lines: Sequence[Line]) -> Chart | None:
    """Bars as long as their numbers; what is held back has a sign and no bar. None when there is nothing to draw."""
    numbers = [line.counts[-1] for line in lines]
    greatest = max((number for number in numbers if isinstance(number, int)), default=0)
    if not greatest:
        return None
    bars = tuple(
        Bar(line.category, sign(number), ROW_HEIGHT * place, round(BAR_WIDTH * number / greatest) if isinstance(number, int) else 0)
        for place, (line, number) in enumerate(zip(lines, numbers, strict=True))
    )
    title = f"{entry.indicator.title} efter {by}, {report.years[-1]}"
    spoken = ", ".join(f"{bar.label} {bar.text}" for bar in bars)
    return Chart(f"{entry.indicator.key}-{entry.splits.index((by, tuple(lines)))}", title, f"{spoken}.", ROW_HEIGHT * len(bars), bars)


def summary(report: Report) -> list[str]:
    """The year in words, from what may be shown."""
    totals = {entry.indicator.key: entry.total.counts[-1] for entry in report.entries}
    year = report.years[-1]

    def spoken(key: str, one: str, many: str) -> str:
        return _counted(totals[key], one, many)

    return [
        f"Under {year} öppnades {spoken('oppnade', 'ärende', 'ärenden')} och {spoken('avslutade', 'avslutades', 'avslutades')}.",
        f"Vid årets slut pågick {spoken('pagaende_ar_ut', 'ärende', 'ärenden')}.",
        f"{first_upper(spoken('moten', 'möte', 'möten'))} hölls och {spoken('planer', 'överenskommelse', 'överenskommelser')} gjordes.",
        f"{first_upper(spoken('avvikelser', 'avvikelse', 'avvikelser'))} rapporterades.",
    ]


def _counted(shown: Shown, one: str, many: str) -> str:
    """``12 ärenden``, ``inga ärenden``, ``färre än fem eller ett dolt antal ärenden``."""
    if isinstance(shown, int):
        return f"{shown or 'inga'} {one if shown == 1 else many}"
    return f"ett antal {many} som inte visas"

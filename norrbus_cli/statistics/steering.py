"""What the steering group's one page may see: a published year's totals, deadlines and deviations
beside the years before, and what is worth talking about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..words.dates import long
from ..words.record import Record
from ..words.text import first_upper
from .definitions import Indicator
from .indicators import BY_KEY, INDICATORS
from .model import ProtectedFigure, ProtectedYear
from .paper import Row, Table
from .report import place
from .rows import HIDDEN_SIGN, NO_DATA, sign
from .sentences import SIGNS
from .talk import talk

STEERING_HTML, STEERING_MD = "statistics/arsoversikt.html.j2", "statistics/arsoversikt.md.j2"
TOTALS = (
    *("pagaende_ar_in", "oppnade", "ateroppnade", "avslutade", "pagaende_ar_ut", "anonyma"),
    *("moten", "planer", "avvikelser", "oenigheter", "placeringar", "forum"),
)
DEADLINES = (
    ("kallelse", "inom frist"),
    ("mote", "inom frist"),
    ("uppfoljningar", "på eller före den bestämda dagen"),
    ("insatser", "utfall"),
)
DEVIATIONS = (("avvikelser", "grund"), ("berorda", "verksamhet"))


class SteeringPaper(Record):
    """The one page."""

    title: str
    owner: str
    until: str
    definitions: int
    published: str
    tables: tuple[Table, ...]
    talk: tuple[str, ...]
    signs: str


def steering(years: Sequence[ProtectedYear], published: str) -> SteeringPaper:
    """The page of the last of some published years, ascending; ``published`` says of it when."""
    newest = years[-1]
    columns = [str(each.year) for each in years]
    tables = (
        Table("Antal", ("Antal", *columns), tuple(_totals(years))),
        Table("Frister", ("Frister", *columns), tuple(_deadlines(years))),
        Table("Avvikelser", ("Avvikelser", columns[-1]), tuple(_deviations(newest))),
        Table("Utvärdering", ("Utvärdering: medel av 5", *columns), tuple(_means(years))),
    )
    return SteeringPaper(
        title=f"Årsöversikt {newest.year} för styrgruppen",
        owner=f"{place(newest)}, {newest.authority}",
        until=long(newest.until),
        definitions=newest.definitions,
        published=published,
        tables=tuple(each for each in tables if each.rows),
        talk=tuple(talk(years)),
        signs=SIGNS,
    )


def _row(indicator: Indicator, what: str, cells: Sequence[str]) -> Iterator[Row]:
    """A row, unless the last year has no data."""
    if cells[-1] != NO_DATA:
        yield Row(what or indicator.title, tuple(cells))


def _totals(years: Sequence[ProtectedYear]) -> Iterator[Row]:
    for key in TOTALS:
        yield from _row(BY_KEY[key], "", [sign(each.accounted(key).total) for each in years])


def _deadlines(years: Sequence[ProtectedYear]) -> Iterator[Row]:
    for key, by in DEADLINES:
        figures = [each.accounted(key) for each in years]
        unit = BY_KEY[key].days.partition(" ")[0]
        cells = [_parts(each, by) + _median(each, unit) for each in figures]
        yield from _row(BY_KEY[key], "", cells)


def _deviations(newest: ProtectedYear) -> Iterator[Row]:
    """By kind, of the last year alone, since each year has its own groups."""
    for key, by in DEVIATIONS:
        yield from _row(BY_KEY[key], first_upper(by), [_parts(newest.accounted(key), by)])


def _means(years: Sequence[ProtectedYear]) -> Iterator[Row]:
    for each in INDICATORS:
        if each.marks:
            cells = [_mean(year.accounted(each.key)) for year in years]
            yield from _row(each, "", cells)


def _mean(figure: ProtectedFigure) -> str:
    if figure.days is None or figure.days.count == 0:
        return NO_DATA
    return HIDDEN_SIGN if figure.days.mean is None else sign(figure.days.mean, tenths=True)


def _parts(figure: ProtectedFigure, by: str) -> str:
    """``i tid 6 · för sent 6``: each part that there is any of; ``0`` where there is none."""
    split = figure.breakdown(by)
    if not isinstance(figure.total, int) or not figure.total:
        return sign(figure.total)
    if split is None or all(not isinstance(part.count, int) for part in split.parts):
        return HIDDEN_SIGN
    return " · ".join(
        f"{part.category} {sign(part.count)}" for part in split.parts if part.count != 0
    )


def _median(figure: ProtectedFigure, unit: str) -> str:
    median = figure.days.median if figure.days else None
    return "" if median is None else f"; median {median} {unit}"

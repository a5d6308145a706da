"""A report as rows for a table in a file: one for each number, every year (or area) a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..words.csv_form import for_excel
from .lines import Entry, Line, Measures
from .model import HIDDEN, Shown
from .report import Report

HIDDEN_SIGN, NO_DATA = "..", "–"
WHOLE = "totalt"


def sign(shown: Shown, tenths: bool = False) -> str:
    """A number as it is printed.

    ``12`` (of tenths ``1,2``), ``0``, ``..`` when it is held back, ``–`` when there is no data.
    """
    if isinstance(shown, int):
        return f"{shown // 10},{shown % 10}" if tenths else str(shown)
    return HIDDEN_SIGN if shown is HIDDEN else NO_DATA


def percent(share: Shown) -> str:
    """A share per thousand as percent with a decimal comma: ``33,3``."""
    return sign(share, tenths=True)


def measured(measures: Measures, values: Iterable[Shown]) -> tuple[str, ...]:
    """The numbers of a measure as they are printed."""
    return tuple(sign(value, measures.tenths) for value in values)


def heading(report: Report) -> list[str]:
    """The columns' names, which say when what is under them is for the inside only."""
    columns = [f"{each}, internt" if report.internal else each for each in report.columns]
    return [
        "område",
        "nyckel",
        "indikator",
        "uppdelning",
        "kategori",
        *columns,
        *(f"andel {column} (%)" for column in columns),
    ]


def rows(report: Report) -> Iterator[list[str]]:
    """Each number of the report with what it is."""
    for entry in report.entries:
        for line in (entry.total, *(line for split in entry.splits for line in split.lines)):
            yield [*_what(entry, line), *map(sign, line.counts), *map(percent, line.shares)]
        if entry.measures:
            empty = [""] * len(report.columns)
            for what, values in entry.measures.rows:
                yield [
                    entry.indicator.area,
                    entry.indicator.key,
                    entry.indicator.title,
                    entry.measures.what,
                    what,
                    *measured(entry.measures, values),
                    *empty,
                ]


def _what(entry: Entry, line: Line) -> list[str]:
    indicator = entry.indicator
    return [indicator.area, indicator.key, indicator.title, line.by, line.category or WHOLE]


def as_csv(report: Report) -> str:
    """The rows as CSV for a Swedish Excel; no cell can be taken for a day."""
    return for_excel((heading(report), *rows(report)))

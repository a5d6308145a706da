"""A report as rows for a table in a file: one for each number, every year (or area) a column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from .model import HIDDEN, Shown
from .report import Entry, Line, Report

HIDDEN_SIGN, NO_DATA = "..", "–"
WHOLE = "totalt"


def sign(shown: Shown) -> str:
    """A number as it is printed: ``12``, ``0``, ``..`` when it is held back, ``–`` when there is no data."""
    return HIDDEN_SIGN if shown is HIDDEN else NO_DATA if shown is None else str(shown)


def percent(share: Shown) -> str:
    """A share per thousand as percent with a decimal comma: ``33,3``."""
    return tenth(share)


def tenth(shown: Shown) -> str:
    """A number of tenths with a decimal comma: ``4,2``."""
    return f"{shown // 10},{shown % 10}" if isinstance(shown, int) else sign(shown)


def heading(report: Report) -> list[str]:
    """The columns' names."""
    return ["område", "nyckel", "indikator", "uppdelning", "kategori", *report.columns, *(f"andel {column} (%)" for column in report.columns)]


def rows(report: Report) -> Iterator[list[str]]:
    """Each number of the report with what it is."""
    for entry in report.entries:
        for line in (entry.total, *(line for split in entry.splits for line in split.lines)):
            yield [*_what(entry, line), *map(sign, line.counts), *map(percent, line.shares)]
        if entry.measures:
            empty = [""] * len(report.columns)
            spoken = tenth if entry.measures.tenths else sign
            for what, values in entry.measures.rows:
                yield [entry.indicator.area, entry.indicator.key, entry.indicator.title, entry.measures.what, what, *map(spoken, values), *empty]


def _what(entry: Entry, line: Line) -> list[str]:
    indicator = entry.indicator
    return [indicator.area, indicator.key, indicator.title, line.by, line.category or WHOLE]


def as_csv(report: Report) -> bytes:
    """For a Swedish Excel: semicolons, byte order mark, decimal comma, no cell that could run as a formula or become a date."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerows([_guarded(cell) for cell in row] for row in (heading(report), *rows(report)))
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(("=", "+", "-", "@", "|", "%")) else cell

"""A report as rows for a table in a file: one for each number, every year a column."""

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
    return f"{share // 10},{share % 10}" if isinstance(share, int) else sign(share)


def heading(report: Report) -> list[str]:
    """The columns' names."""
    years = [str(year) for year in report.years]
    return ["område", "nyckel", "indikator", "uppdelning", "kategori", *years, *(f"andel {year} (%)" for year in years)]


def rows(report: Report) -> Iterator[list[str]]:
    """Each number of the report with what it is."""
    for entry in report.entries:
        for line in (entry.total, *(line for _, lines in entry.splits for line in lines)):
            yield [*_what(entry, line), *map(sign, line.counts), *map(percent, line.shares)]
        if entry.days:
            empty = [""] * len(report.years)
            for what, values in (("median", entry.days.medians), ("90:e percentilen", entry.days.nineties)):
                yield [entry.indicator.area, entry.indicator.key, entry.indicator.title, entry.days.what, what, *map(sign, values), *empty]


def _what(entry: Entry, line: Line) -> list[str]:
    indicator = entry.indicator
    return [indicator.area, indicator.key, indicator.title, line.by, line.category or WHOLE]


def as_csv(report: Report) -> bytes:
    """For a Swedish Excel: semicolons, byte order mark, decimal comma, no cell that could run as a formula or become a date."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading(report))
    writer.writerows([_guarded(cell) for cell in row] for row in rows(report))
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(("=", "+", "-", "@", "|", "%")) else cell

"""CSV for a Swedish Excel, and as one saves it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import TextIO

MARK = "\ufeff"  # the byte order mark, by which Excel knows UTF-8
# What a spreadsheet takes for the beginning of a formula or a command, guarded or not.
_FORMULA = re.compile(r"[\s']*[-=+@|%]")


LONGEST = csv.field_size_limit()  # signs of a cell


class Broken(Exception):
    """The quotation marks of a table do not fit together, or a cell has more than LONGEST signs
    (then ``long``); ``row`` is where that was seen.
    """

    def __init__(self, row: int, *, long: bool) -> None:
        super().__init__(row, long)
        self.row, self.long = row, long


def rows_of(stream: TextIO) -> Iterator[tuple[int, list[str]]]:
    """Each row with something in it, and its number as Excel counts, of a table whose cells are
    divided by semicolons, tabs or commas: by what its first line has. Raises Broken.
    """
    if stream.read(4).casefold() == "sep=":  # Excel's own first line
        stream.readline()
        begin = stream.tell()
    else:
        begin = 0
        stream.seek(begin)
    first = next((line for line in iter(stream.readline, "") if line.strip()), "")
    stream.seek(begin)
    divider = next((each for each in (";", "\t") if each in first), ",")
    number = 0
    try:
        for number, cells in enumerate(csv.reader(stream, delimiter=divider, strict=True), 1):
            if any(map(str.strip, cells)):
                yield number, cells
    except csv.Error as error:
        raise Broken(number + 1, long="field limit" in str(error)) from None


def unguarded(cell: str) -> str:
    """A cell as it was before it was guarded for Excel."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def for_excel(rows: Iterable[Iterable[str]]) -> str:
    """Rows as text: semicolons, a byte order mark first, no cell that could run as a formula."""
    return MARK + "".join(map(line, rows))


def line(row: Iterable[str]) -> str:
    """A row of such a text."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\n").writerow(map(_guarded, row))
    return buffer.getvalue()


def _guarded(cell: str) -> str:
    """``cell`` with an apostrophe before what could run, or could be taken for guarded."""
    return f"'{cell}" if _FORMULA.match(cell) else cell

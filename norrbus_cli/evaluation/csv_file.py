"""Many answers from a table that Excel has saved as CSV.

A header with the questions' names, then an answer on each row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO

from ..terminal.question import Question, filled, questions
from ..terminal.reading import Reading
from ..words.csv_form import Broken, rows_of
from ..words.errors import WrongUsage
from ..words.record import Record
from ..words.swedish import fold
from .form import NewEvaluation
from .refusals import (
    BadCell,
    ColumnMissing,
    ColumnTwice,
    NoAnswers,
    NotATable,
    TooManyCells,
    UnknownColumn,
)

FIELDS = {
    name: each
    for name, each in questions(NewEvaluation).items()
    if name not in {"from_csv", "despite_same_file"}
}


class Row(Record):
    """An answer and the row where it stands; the header is row 1 where nothing stands above it."""

    number: int
    answer: NewEvaluation


def column(each: Question) -> str:
    """What a question's column is called."""
    return each.option.lstrip("-").replace("-", " ")


COLUMNS = [column(each) for each in FIELDS.values()]


def read(content: str, today: date) -> list[Row]:
    """The answers in a file, all of them good. Raises WrongUsage that says which row and column."""
    rows = _rows(content)
    _, header = next(rows, (0, []))
    names = _names(header) if header else []
    found = [Row(number, _answer(number, cells, names, today)) for number, cells in rows]
    if not found:
        raise NoAnswers(COLUMNS)
    return found


def _rows(content: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with something in it, and its number as Excel counts. Raises NotATable."""
    try:
        yield from rows_of(StringIO(content, newline=""))
    except Broken as broken:
        raise NotATable(broken.row) from None


def _names(header: list[str]) -> list[str]:
    """The field that each column answers. Raises UnknownColumn, ColumnTwice, ColumnMissing."""
    by_column = {fold(name): field for name, field in zip(COLUMNS, FIELDS, strict=True)}
    names: list[str] = []
    for title in _without_empty_end(header):
        field = by_column.get(" ".join(fold(title).replace("-", " ").split()))
        if field is None:
            raise UnknownColumn(title.strip(), COLUMNS)
        if field in names:
            raise ColumnTwice(column(FIELDS[field]))
        names.append(field)
    for field, each in FIELDS.items():
        if each.required and field not in names:
            raise ColumnMissing(column(each), COLUMNS)
    return names


def _without_empty_end(cells: list[str]) -> list[str]:
    last = max(place for place, cell in enumerate(cells, 1) if cell.strip())
    return cells[:last]


def _answer(number: int, cells: list[str], names: list[str], today: date) -> NewEvaluation:
    if any(cell.strip() for cell in cells[len(names) :]):
        raise TooManyCells(number)
    typed = dict(zip(names, cells, strict=False))
    parsed = _parsed(number, typed, Reading(today, lambda day, _: day))
    return filled(NewEvaluation, parsed)


def _parsed(number: int, typed: Mapping[str, str], reading: Reading) -> dict[str, object]:
    """What is answered of a row, as its types. Raises BadCell."""
    parsed: dict[str, object] = {}
    for field, each in FIELDS.items():
        cell = typed.get(field, "").strip()
        try:
            if cell or each.required:
                parsed[field] = each.parse(cell, reading)
        except WrongUsage as error:
            raise BadCell(number, column(each), error.sentence) from None
    return parsed

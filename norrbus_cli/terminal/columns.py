"""What is shown, declared once: columns over a value, sections of a record, and values in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from ..words import dates
from ..words.record import Record
from ..words.text import one_line

Cell = str | int | float | bool | date | None | Sequence[str]


Row = TypeVar("Row")


class Column(Record, Generic[Row]):
    """One value of a row.

    Its key in JSON and CSV (a promise), its Swedish label, and how to get it.

    What is only for programs is not ``on_screen``: a terminal is narrow. What stands ``below`` its
    row there can be copied whole: a command.
    """

    key: str
    label: str
    value: Callable[[Row], Cell]
    on_screen: bool = True
    below: bool = False


class Section(Record, Generic[Row]):
    """A table inside a record."""

    key: str
    label: str
    columns: Sequence[Column[Row]]
    rows: Sequence[Row]


class BarRow(Record):
    """A label, its number in words, and how long its bar is beside the others."""

    label: str
    text: str
    value: int


def json_row(row: Row, columns: Sequence[Column[Row]]) -> dict[str, Any]:
    """A row as an object of JSON."""
    return {column.key: json_value(column.value(row)) for column in columns}


def json_value(value: Cell) -> Any:
    """A value as JSON has it: days in ISO, lists as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value)
    return value


def iso(value: Cell) -> str:
    """A value for a file of rows: a day in ISO, the rest as on a line."""
    return value.isoformat() if isinstance(value, date) else plain(value)


def plain(value: Cell) -> str:
    """A value on one line.

    Days with weekday, yes and no in words, one decimal after a comma, lists with commas.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, date):
        return dates.short(value)
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    if isinstance(value, int | str):
        return one_line(str(value))
    return ", ".join(one_line(part) for part in value)


def plain_row(row: Row, columns: Sequence[Column[Row]]) -> str:
    """A row on a line, with tabs."""
    return "\t".join(plain(column.value(row)) for column in columns)


def lines(value: Cell) -> str:
    """A value whose own lines are kept."""
    return (
        "\n".join(one_line(line) for line in value.split("\n"))
        if isinstance(value, str)
        else plain(value)
    )

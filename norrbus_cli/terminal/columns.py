"""What is shown, declared once: columns over a value, sections of a record, and values in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from ..words import dates
from ..words.record import Record
from ..words.text import one_line

if TYPE_CHECKING:
    from typing import Protocol, TypeAlias

    Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"

Cell = str | int | float | bool | date | None | Sequence[str]
Row = TypeVar("Row")
# How texts on a screen name the child of a case: once a run, each by itself, as heads of their own.
ONCE, EACH, HEADS = "once", "each", "heads"


class Column(Record, Generic[Row]):
    """One value of a row.

    Its key in JSON and CSV (a promise), its Swedish label, and how to get it.

    What is only for programs is not ``on_screen``: a terminal is narrow. What stands ``below`` its
    row there can be copied whole: a command. ``whose``: a case that it names is shown there with
    its child. ``promised``: what JSON and CSV have where people read something else.
    """

    key: str
    label: str
    value: Callable[[Row], Cell]
    on_screen: bool = True
    below: bool = False
    whose: bool = True
    promised: Callable[[Row], Cell] | None = None

    def data(self, row: Row) -> Cell:
        """The value as JSON and CSV have it."""
        return (self.promised or self.value)(row)


class Section(Record, Generic[Row]):
    """A table inside a record."""

    key: str
    label: str
    columns: Sequence[Column[Row]]
    rows: Sequence[Row]

    def json_rows(self) -> list[dict[str, Json]]:
        """Its rows as objects of JSON."""
        return [json_row(row, self.columns) for row in self.rows]

    def plain_rows(self) -> list[str]:
        """Its rows as lines."""
        return [plain_row(row, self.columns) for row in self.rows]

    def draw(self, table: Draw) -> None:
        """Let it be drawn as a table."""
        table(self.columns, self.rows, self.label)


if TYPE_CHECKING:

    class Draw(Protocol):
        """What draws a table, of whatever rows."""

        def __call__(
            self, columns: Sequence[Column[Row]], rows: Sequence[Row], title: str, /
        ) -> None:
            """Draw it under its title."""

    class Part(Protocol):
        """A section, whatever its rows are: those of one record differ."""

        @property
        def key(self) -> str:
            """What it is called in JSON."""

        @property
        def label(self) -> str:
            """What it is called on a screen."""

        def json_rows(self) -> list[dict[str, Json]]:
            """See ``Section``."""

        def plain_rows(self) -> list[str]:
            """See ``Section``."""

        def draw(self, table: Draw) -> None:
            """See ``Section``."""


class BarRow(Record):
    """A label, its number in words, and how long its bar is beside the others."""

    label: str
    text: str
    value: int


def json_row(row: Row, columns: Sequence[Column[Row]]) -> dict[str, Json]:
    """A row as an object of JSON."""
    return {column.key: json_value(column.data(row)) for column in columns}


def json_value(value: Cell) -> Json:
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
    if isinstance(value, str):
        return one_line(value)
    if value is None or isinstance(value, bool):
        return {None: "", True: "ja", False: "nej"}[value]
    if isinstance(value, date):
        return dates.short(value)
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    if isinstance(value, int):
        return str(value)
    return ", ".join(one_line(part) for part in value)


def plain_row(row: Row, columns: Sequence[Column[Row]]) -> str:
    """A row on a line, with tabs."""
    return "\t".join([plain(column.value(row)) for column in columns])


def lines(value: Cell) -> str:
    """A value whose own lines are kept."""
    return (
        "\n".join(one_line(line) for line in value.split("\n"))
        if isinstance(value, str)
        else plain(value)
    )

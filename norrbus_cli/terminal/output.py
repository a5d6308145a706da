"""The one console. stdout is the answer, stderr the talk.

A table on a terminal, complete plain lines in a pipe, JSON, CSV.

What is shown is declared once, as columns over a value, and comes out in all four forms. Data
is never markup.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Generic, TextIO, TypeVar

from ..words import dates
from ..words.errors import FileTrouble, reason
from ..words.record import Record
from ..words.text import one_line, without_controls

Cell = str | int | float | bool | date | None | Sequence[str]
Row = TypeVar("Row")
AUTO, JSON, CSV = "auto", "json", "csv"


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


class Output:
    """Writes answers to stdout and talk to stderr."""

    def __init__(self, form: str = AUTO) -> None:
        self.form = form

    def line(self, text: str) -> None:
        """A line of the answer."""
        _write(wrapped(text, sys.stdout))

    def notice(self, text: str) -> None:
        """A line of talk."""
        _write(wrapped(text, sys.stderr), error=True)

    def warning(self, text: str) -> None:
        """A line of talk that the user should act upon."""
        self.notice(f"Varning: {text}")

    @contextmanager
    def working(self, text: str) -> Iterator[None]:
        """While the body runs, says on a terminal what is being done and for how long."""
        if not _on_terminal(sys.stderr):
            yield
            return
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        console = _console(error=True)
        if console.is_dumb_terminal:
            self.notice(f"{text} …")
            yield
            return
        with Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        ) as progress:
            progress.add_task(text, total=None)
            yield

    def require_reader(self) -> None:
        """Raises AnswerLost when standard output is closed.

        For what must not be taken for said when it was not.
        """
        if sys.stdout is None:
            raise AnswerLost("det finns ingen standard ut")

    def table(self, rows: Sequence[Row], columns: Sequence[Column[Row]], empty: str) -> None:
        """A list. Empty: an empty list in JSON and CSV, nothing in a pipe, the sentence ``empty``
        on stderr at a terminal.
        """
        if self.form == JSON:
            _write_json([_json_row(row, columns) for row in rows])
        elif self.form == CSV:
            _write_csv(rows, columns)
        elif not rows:
            self.notice(empty)
        elif _on_terminal(sys.stdout):
            _draw_table(columns, rows)
        else:
            _write("\n".join(_plain_row(row, columns) for row in rows))

    @property
    def on_screen(self) -> bool:
        """Whether the answer is read at a terminal."""
        return self.form == AUTO and _on_terminal(sys.stdout)

    def whole(self, text: str) -> None:
        """An answer that has its form already: a file's content, plain lines."""
        _write(text.rstrip("\n"))

    def bars(self, title: str, rows: Sequence[BarRow]) -> None:
        """Numbers with a bar each, for a terminal."""
        from rich.bar import Bar
        from rich.table import Table

        greatest = max((row.value for row in rows), default=0)
        grid = Table(
            box=None,
            show_header=False,
            pad_edge=False,
            padding=(0, 1),
            title=title,
            title_justify="left",
            title_style="bold",
        )
        grid.add_column(max_width=34, overflow="fold")
        grid.add_column(width=18)
        grid.add_column(overflow="fold")
        for row in rows:
            grid.add_row(row.label, Bar(greatest or 1, 0, row.value, width=18), row.text)
        _console().print(grid)

    def record(
        self, row: Row, columns: Sequence[Column[Row]], sections: Sequence[Section[Any]]
    ) -> None:
        """One thing with its parts; as JSON an object with a list for each section."""
        if self.form == JSON:
            parts = {
                section.key: [_json_row(part, section.columns) for part in section.rows]
                for section in sections
            }
            _write_json({**_json_row(row, columns), **parts})
        elif _on_terminal(sys.stdout):
            _draw_record(row, columns, sections)
        else:
            for column in columns:
                _write(f"{column.label}: {plain(column.value(row))}")
            for section in sections:
                for part in section.rows:
                    _write(f"{section.label}: {_plain_row(part, section.columns)}")

    def blocks(self, rows: Sequence[Row], columns: Sequence[Column[Row]]) -> None:
        """Several things, each as lines of label and value; as JSON a list of objects."""
        if self.form == JSON:
            _write_json([_json_row(row, columns) for row in rows])
        elif _on_terminal(sys.stdout):
            _draw_blocks(columns, rows, "")
        else:
            for number, row in enumerate(rows):
                if number:
                    _write("")
                for column in columns:
                    _write(f"{column.label}: {plain(column.value(row))}")


class AnswerLost(FileTrouble):
    """The answer could not be written where it should go."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Svaret gick inte att skriva ut: {why}. Det kommandot gjorde är gjort; se efter med"
            " visa eller lista innan du kör om det."
        )


def _write(text: str, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    if stream is None:
        return
    try:
        stream.write(without_controls(text) + "\n")
        stream.flush()
    except BrokenPipeError:
        # The reader (head, less) has what it wanted; what remains must not become an error at exit.
        _silence(stream)
    except OSError as trouble:
        _silence(stream)
        if not error:
            raise AnswerLost(reason(trouble)) from None


def _silence(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _on_terminal(stream: TextIO | None) -> bool:
    return stream is not None and bool(stream.isatty())


def wrapped(text: str, stream: TextIO | None) -> str:
    """Sentences for a terminal, broken between words and never inside a path.

    For a pipe as they are.
    """
    if not _on_terminal(stream):
        return text
    import shutil
    import textwrap

    width = shutil.get_terminal_size().columns
    return "\n".join(
        textwrap.fill(
            line, width, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
        )
        or line
        for line in text.split("\n")
    )


def _json_row(row: Row, columns: Sequence[Column[Row]]) -> dict[str, Any]:
    return {column.key: _json_value(column.value(row)) for column in columns}


def _json_value(value: Cell) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value)
    return value


def _write_json(content: Any) -> None:
    import json

    _write(json.dumps(content, ensure_ascii=False, indent=2))


def _write_csv(rows: Sequence[Row], columns: Sequence[Column[Row]]) -> None:
    from ..words.csv_form import for_excel

    lines = ([_iso(column.value(row)) for column in columns] for row in rows)
    _write(for_excel([[column.key for column in columns], *lines]).rstrip("\n"))


def _iso(value: Cell) -> str:
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


def _plain_row(row: Row, columns: Sequence[Column[Row]]) -> str:
    return "\t".join(plain(column.value(row)) for column in columns)


def _draw_table(columns: Sequence[Column[Row]], rows: Sequence[Row], title: str = "") -> None:
    from rich.table import Table

    columns = [column for column in columns if column.on_screen]
    if any(column.below for column in columns):
        _draw_lines(columns, rows, title)
        return
    cells = [[plain(column.value(row)) or "–" for column in columns] for row in rows]
    if not _fits([[column.label for column in columns], *cells]):
        _draw_blocks(columns, rows, title)
        return
    table = Table(
        box=_box(),
        title=title or None,
        title_justify="left",
        title_style="bold",
        pad_edge=False,
        padding=(0, 1),
    )
    for number, column in enumerate(columns):
        longest = max(
            len(word)
            for cell in (column.label, *(row[number] for row in cells))
            for word in cell.split()
        )
        table.add_column(column.label, overflow="fold", min_width=longest)
    for row in cells:
        table.add_row(*row)
    _console().print(table)


def _draw_lines(columns: Sequence[Column[Row]], rows: Sequence[Row], title: str) -> None:
    """Rows of which something stands below: no frame, so that it can be copied whole."""
    if title:
        _console().print(title, style="bold")
    beside = [column for column in columns if not column.below]
    cells = [[plain(column.value(row)) for column in beside] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row, line in zip(rows, cells, strict=True):
        _write(
            wrapped(
                "  ".join(
                    cell.ljust(width) for cell, width in zip(line, widths, strict=True) if width
                ).rstrip(),
                sys.stdout,
            )
        )
        for column in columns:
            if column.below and plain(column.value(row)):
                _write(f"    {plain(column.value(row))}")


def _fits(table: list[list[str]]) -> bool:
    """Whether no word of a table has to be broken at the width of the terminal."""
    widths = [
        max(max(map(len, cell.split() or [""])) for cell in column)
        for column in zip(*table, strict=True)
    ]
    return bool(sum(widths) + 3 * len(widths) <= _console().width)


def _draw_blocks(columns: Sequence[Column[Row]], rows: Sequence[Row], title: str) -> None:
    """What is too wide for a table: each row as lines of label and value."""
    if title:
        _console().print(title, style="bold")
    for row in rows:
        _draw_fields(row, columns)
        _console().print()


def _draw_fields(row: Row, columns: Sequence[Column[Row]]) -> None:
    from rich.table import Table

    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    grid.add_column(style="bold", max_width=24, overflow="fold")
    grid.add_column(overflow="fold")
    for column in columns:
        if column.on_screen and plain(column.value(row)):
            grid.add_row(column.label, _lines(column.value(row)))
    _console().print(grid)


def _draw_record(
    row: Row, columns: Sequence[Column[Row]], sections: Sequence[Section[Any]]
) -> None:
    _draw_fields(row, columns)
    for section in sections:
        if section.rows:
            _console().print()
            _draw_table(section.columns, section.rows, section.label)


def _lines(value: Cell) -> str:
    return (
        "\n".join(one_line(line) for line in value.split("\n"))
        if isinstance(value, str)
        else plain(value)
    )


def _box() -> Any:
    from rich import box

    return box.SIMPLE_HEAD


def _console(error: bool = False) -> Any:
    from rich.console import Console

    return Console(stderr=error, markup=False, emoji=False, highlight=False, soft_wrap=False)

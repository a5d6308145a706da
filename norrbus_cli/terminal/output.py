"""The one console. stdout is the answer, stderr the talk.

A table on a terminal, complete plain lines in a pipe, JSON, CSV.

What is shown is declared once, as columns over a value, and comes out in all four forms. Data
is never markup.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .columns import EACH, BarRow, Column, Row, iso, json_row, plain, plain_row
from .stream import AnswerLost, on_terminal, wrapped, write

if TYPE_CHECKING:
    from .columns import Json, Part

AUTO, JSON, CSV = "auto", "json", "csv"


class Output:
    """Writes answers to stdout and talk to stderr."""

    def __init__(self, form: str = AUTO) -> None:
        self.form = form
        self.receipt: Callable[[str], str] = str  # a sentence as it is read at a terminal
        # Texts as they are read at a terminal, by ONCE, EACH or HEADS.
        self.beside: Callable[[Sequence[str], str], list[str]] = lambda texts, _: list(texts)

    def line(self, text: str) -> None:
        """A line of the answer."""
        write(wrapped(self.receipt(text) if self.on_screen else text, sys.stdout))

    def notice(self, text: str) -> None:
        """A line of talk."""
        write(wrapped(self.read(text), sys.stderr), error=True)

    def next_steps(self, commands: Iterable[str]) -> None:
        """Say which commands come next, each once; nothing where there is none."""
        if steps := list(dict.fromkeys(commands)):
            self.notice(f"Nästa steg: {', '.join(steps)}")

    def read(self, text: str) -> str:
        """A line of talk as it is read where it is said."""
        return self.receipt(text) if on_terminal(sys.stderr) else text

    def warning(self, text: str) -> None:
        """A line of talk that the user should act upon."""
        self.notice(f"Varning: {text}")

    @contextmanager
    def working(self, text: str) -> Iterator[None]:
        """While the body runs, says on a terminal what is being done and for how long."""
        from .drawing import console

        if not on_terminal(sys.stderr):
            yield
            return
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        screen = console(error=True)
        if screen.is_dumb_terminal:
            self.notice(f"{text} …")
            yield
            return
        with Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            TimeElapsedColumn(),
            console=screen,
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

    def table(
        self, rows: Sequence[Row], columns: Sequence[Column[Row]], empty: str, about: str = ""
    ) -> None:
        """A list. Empty: an empty list in JSON and CSV, nothing in a pipe, the sentence ``empty``
        on stderr at a terminal. At a terminal the case that it is ``about`` stands above it.
        """
        if about and self.on_screen:
            write(self.beside([about], EACH)[0])
        if self.form == JSON:
            _write_json([json_row(row, columns) for row in rows])
        elif self.form == CSV:
            _write_csv(rows, columns)
        elif not rows:
            self.notice(empty)
        elif on_terminal(sys.stdout):
            from .drawing import draw_table, named

            draw_table(named(columns, rows, self.beside), rows)
        else:
            write("\n".join(plain_row(row, columns) for row in rows))

    @property
    def on_screen(self) -> bool:
        """Whether the answer is read at a terminal."""
        return self.form == AUTO and on_terminal(sys.stdout)

    def whole(self, text: str) -> None:
        """An answer that has its form already: a file's content, plain lines."""
        write(text.rstrip("\n"))

    def bars(self, title: str, rows: Sequence[BarRow]) -> None:
        """Numbers with a bar each, for a terminal."""
        from rich.bar import Bar
        from rich.table import Table

        from .drawing import console

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
        console().print(grid)

    def record(self, row: Row, columns: Sequence[Column[Row]], sections: Sequence[Part]) -> None:
        """One thing with its parts; as JSON an object with a list for each section."""
        if self.form == JSON:
            parts = {section.key: section.json_rows() for section in sections}
            _write_json({**json_row(row, columns), **parts})
        elif on_terminal(sys.stdout):
            from .drawing import draw_record

            draw_record(row, columns, sections, self.beside)
        else:
            for column in columns:
                write(f"{column.label}: {plain(column.value(row))}")
            for section in sections:
                for line in section.plain_rows():
                    write(f"{section.label}: {line}")

    def blocks(self, rows: Sequence[Row], columns: Sequence[Column[Row]]) -> None:
        """Several things, each as lines of label and value; as JSON a list of objects."""
        if self.form == JSON:
            _write_json([json_row(row, columns) for row in rows])
        elif on_terminal(sys.stdout):
            from .drawing import draw_blocks, named

            draw_blocks(named(columns, rows, self.beside), rows, "")
        else:
            for number, row in enumerate(rows):
                if number:
                    write("")
                for column in columns:
                    write(f"{column.label}: {plain(column.value(row))}")


def _write_json(content: Json) -> None:
    import json

    write(json.dumps(content, ensure_ascii=False, indent=2))


def _write_csv(rows: Sequence[Row], columns: Sequence[Column[Row]]) -> None:
    from ..words.csv_form import for_excel

    lines = ([iso(column.data(row)) for column in columns] for row in rows)
    write(for_excel([[column.key for column in columns], *lines]).rstrip("\n"))

"""Tables, blocks and records drawn for a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from .columns import EACH, HEADS, Column, Row, lines, plain
from .stream import names_a_path, veiled, wrapped, write

if TYPE_CHECKING:
    from rich.box import Box
    from rich.console import Console
    from rich.table import Table

    from .columns import Cell, Part

    Beside = Callable[[Sequence[str], str], list[str]]

LABEL = 24  # columns for what a value is called


def draw_table(columns: Sequence[Column[Row]], rows: Sequence[Row], title: str = "") -> None:
    """A table; as lines or blocks where it does not fit."""
    from rich.table import Table

    columns = [column for column in columns if column.on_screen]
    if any(column.below for column in columns):
        _draw_lines(columns, rows, title)
        return
    cells = [[veiled(plain(column.value(row))) or "–" for column in columns] for row in rows]
    if not _fits([[column.label for column in columns], *cells]):
        draw_blocks(columns, rows, title)
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
    console().print(table)


def _draw_lines(columns: Sequence[Column[Row]], rows: Sequence[Row], title: str) -> None:
    """Rows of which something stands below: no frame, so that it can be copied whole."""
    if title:
        console().print(title, style="bold")
    for line in lines_below(columns, rows):
        write(line)


def lines_below(columns: Sequence[Column[Row]], rows: Sequence[Row]) -> Iterator[str]:
    """Rows as lines, each with what stands below it; one that is too long is folded."""
    below = [column for column in columns if column.below]
    beside = [column for column in columns if not column.below]
    for row, line in zip(rows, aligned(beside, rows), strict=True):
        yield wrapped(line, sys.stdout)
        for column in below:
            if plain(column.value(row)):
                yield wrapped(f"    {plain(column.value(row))}", sys.stdout)


def aligned(columns: Sequence[Column[Row]], rows: Sequence[Row]) -> list[str]:
    """Each row as a line of its cells, in columns."""
    cells = [[veiled(plain(column.value(row))) for column in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) for cell, width in zip(line, widths, strict=True) if width
        ).rstrip()
        for line in cells
    ]


def _fits(table: list[list[str]]) -> bool:
    """Whether no word of a table has to be broken at the width of the terminal."""
    widths = [
        max(max(map(len, cell.split() or [""])) for cell in column)
        for column in zip(*table, strict=True)
    ]
    return bool(sum(widths) + 3 * len(widths) <= console().width)


def draw_blocks(columns: Sequence[Column[Row]], rows: Sequence[Row], title: str) -> None:
    """What is too wide for a table: each row as lines of label and value."""
    if title:
        console().print(title, style="bold")
    for row in rows:
        _draw_fields(row, columns)
        console().print()


def _draw_fields(row: Row, columns: Sequence[Column[Row]]) -> None:
    shown = [
        (column.label, veiled(lines(column.value(row))))
        for column in columns
        if column.on_screen and plain(column.value(row))
    ]
    room = console().width - LABEL - 2
    grid = _grid()
    for label, text in shown:
        command = text.startswith("norrbus ")
        if len(text) > room and (command or names_a_path(text) or _has_long_word(text, room)):
            # It could not be copied from a column.
            _print(grid)
            console().print(label, style="bold")
            write(wrapped(f"  {text}", sys.stdout) if command else f"  {text}")
            grid = _grid()
        else:
            grid.add_row(label, text)
    _print(grid)


def _print(grid: Table) -> None:
    if grid.row_count:
        console().print(grid)


def _grid() -> Table:
    from rich.table import Table

    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    grid.add_column(style="bold", max_width=LABEL, overflow="fold")
    grid.add_column(overflow="fold")
    return grid


def _has_long_word(text: str, room: int) -> bool:
    return any(len(word) > room for word in text.split())


def draw_record(
    row: Row, columns: Sequence[Column[Row]], sections: Sequence[Part], beside: Beside
) -> None:
    """One thing with its parts, and the child of the case at its head: in its own fields, or above
    them where the parts alone name a case.
    """
    own = named(columns, [row], beside)
    if own is columns:
        for line in beside([text for each in sections for text in each.plain_rows()], HEADS):
            write(line)
    _draw_fields(row, own)
    for section in sections:
        section.draw(_draw_part)


def _draw_part(columns: Sequence[Column[Row]], rows: Sequence[Row], title: str) -> None:
    if rows:
        console().print()
        draw_table(columns, rows, title)


def named(
    columns: Sequence[Column[Row]], rows: Sequence[Row], beside: Beside
) -> Sequence[Column[Row]]:
    """The columns with the child beside each case that a cell names; the same where none is."""
    whose = [each for each in columns if each.on_screen and each.whose and not each.below]
    cells = [plain(each.value(row)) for each in whose for row in rows]
    told = {text: how for text, how in zip(cells, beside(cells, EACH), strict=True) if text != how}
    if not told:
        return columns

    def read(column: Column[Row]) -> Column[Row]:
        def value(row: Row) -> Cell:
            cell = column.value(row)
            return told.get(plain(cell), cell)

        return Column(column.key, column.label, value, below=column.below)

    return [read(each) if each in whose else each for each in columns]


def _box() -> Box:
    from rich import box

    return box.SIMPLE_HEAD


def console(error: bool = False) -> Console:
    """Rich, without markup: data is never markup."""
    from rich.console import Console

    return Console(stderr=error, markup=False, emoji=False, highlight=False, soft_wrap=False)

"""Lists on one screen: a line a row, and of what may wait as much as there is room for.

What is cut says so, and with which option it is seen.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from ..words.record import Record
from ..words.swedish import listed
from .columns import Column, Row, plain
from .drawing import aligned, console, lines_below
from .fitting import PROMPT, high
from .stream import wrapped, write

if TYPE_CHECKING:
    from .columns import Part

MORE, COMMANDS = "resten", "kommandona"


class Rows(Record):
    """A list as lines: the first ``must`` of them are never cut; ``told``: the commands too."""

    title: str
    lines: list[str]
    must: int
    told: bool

    def block(self, left: int) -> list[str]:
        """So many of its lines below its title, and how many more there are."""
        if not left:
            return [f"{self.title}: {len(self.lines)}"]
        more = len(self.lines) - left
        return [self.title, *self.lines[:left], *([f"… {more} till"] if more else [])]

    def left(self, rows: int) -> int:
        """How many of its lines there is room for, with its title, in so many rows."""
        left, free = self.must, rows - high([self.title, *self.lines[: self.must]])
        for number, line in enumerate(self.lines[self.must :], self.must + 1):
            free -= high([line])
            if free >= (number < len(self.lines)):  # a row for what says that there are more
                left = number
        return left


def room(said: Sequence[str]) -> int:
    """Rows of this terminal beside what has been ``said`` above, and the next command below."""
    return shutil.get_terminal_size().lines - PROMPT - high(said)


def whole_high(sections: Sequence[Part]) -> int:
    """How many rows lists take where each row has its command below, with their titles."""
    rows: list[int] = []

    def count(columns: Sequence[Column[Row]], those: Sequence[Row], title: str) -> None:
        rows.append(1 + high([title, *lines_below(columns, those)]) if those else 0)

    for each in sections:
        each.draw(count)
    return sum(rows)


def in_lines(section: Part, must: int | None, spare: Container[str]) -> Rows:
    """A list with a line a row, of which at least ``must`` stay (None: all): with the command
    where that fits, else without, and where need be without the ``spare`` columns.
    """
    found: list[Rows] = []

    def make(columns: Sequence[Column[Row]], those: Sequence[Row], title: str) -> None:
        width = shutil.get_terminal_size().columns
        beside = [column for column in columns if not column.below]
        least = [column for column in beside if column.key not in spare]
        stay = len(those) if must is None else must
        for chosen in (columns, beside, least):
            lines = aligned(chosen, those)
            if max(map(len, lines), default=0) <= width:
                break
        else:
            lines = ["  ".join(filter(None, cells)) for cells in _cells(least, those)]
        found.append(Rows(title, lines, stay, chosen is columns))

    section.draw(make)
    return found[0]


def _cells(columns: Sequence[Column[Row]], rows: Sequence[Row]) -> list[list[str]]:
    return [[plain(column.value(row)) for column in columns] for row in rows]


def draw(lists: Sequence[Rows], rows: int, option: str) -> None:
    """Lists in so many rows; the first take what there is. More, where what must stay needs it."""
    shown = [each for each in lists if each.lines]
    left = [each.must for each in shown]
    least = [high(each.block(each.must)) for each in shown]
    free = rows - 1 - sum(least)
    for number, each in enumerate(shown):
        left[number] = each.left(free + least[number])
        free += least[number] - high(each.block(left[number]))
    for each, count in zip(shown, left, strict=True):
        title, *lines = each.block(count)
        console().print(title, style="bold")
        for line in lines:
            write(wrapped(line, sys.stdout))
    unseen = [] if all(each.told for each in shown) else [COMMANDS]
    if left != [len(each.lines) for each in shown]:
        unseen.append(MORE)
    if unseen:
        write(f"… {listed(unseen)}: {option}")

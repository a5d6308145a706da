"""A sheet: labelled lines on one screen, coloured where a colour says the same as a word.

With ``--enkelt``, to a screen reader, each line stands by itself behind its label, without colour.
On a narrow terminal the labels have no column of their own.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..words.record import Record, replace
from ..words.text import one_line
from .drawing import console
from .stream import veiled, write

if TYPE_CHECKING:
    from rich.console import Console

PLAIN, STRONG, LATE, SOON, GOOD, QUIET = "", "bold", "bold red", "yellow", "green", "dim"
GAP = "  "
NARROWEST = 20  # signs beside the labels, however narrow the terminal says that it is
NARROW = 60  # columns under which labels take no column of their own
HANGING = 4  # what goes on from the row before, there


class Line(Record):
    """A line of a sheet, and its tone: one of PLAIN to QUIET.

    Where it takes more rows than there are, ``brief`` and ``end`` stand instead of ``text``, and
    ``brief`` is cut, unless it is to stand ``whole``.
    """

    text: str
    tone: str = PLAIN
    brief: str = ""
    end: str = ""
    whole: bool = False


class Entry(Record):
    """Lines under a label; without a label they begin at the margin. Nothing of it is drawn where
    there is no line.

    ``least``: so many of its lines stay where there is little room; None: all. ``rest``: the option
    that shows those that do not.
    """

    label: str
    lines: Sequence[Line]
    least: int | None = None
    rest: str = ""


Groups = Sequence[Sequence[Entry]]


class Page(Record):
    """Where a sheet is written: how wide, how much of that is for the labels (0: they have no
    column), and whether as ``plain`` lines.
    """

    columns: int
    margin: int
    plain: bool

    def folded(self, label: str, text: str) -> list[tuple[str, str]]:
        """A line as rows, each with what stands before it."""
        start = hang = ""
        if label and self.plain:
            start = f"{label}: "
        elif label and self.margin:
            start, hang = label.ljust(self.margin), " " * self.margin
        elif label:
            start, hang = (f"{label}: " if label.strip() else label), " " * HANGING
        width = max(self.columns, self.margin + NARROWEST)
        rows = textwrap.wrap(
            one_line(text),
            width,
            initial_indent=start,
            subsequent_indent=hang,
            break_long_words=False,
            break_on_hyphens=False,
        )
        heads = [start, *[hang] * len(rows)]
        return [(head, row[len(head) :]) for head, row in zip(heads, rows, strict=False)]

    def labelled(self, entry: Entry) -> Iterator[tuple[str, Line]]:
        """The lines of an entry, each with the label that is written before it."""
        for number, line in enumerate(entry.lines):
            yield (self.below(entry) if number else entry.label), line

    def below(self, entry: Entry) -> str:
        """What is written before a line of an entry that is not its first."""
        return entry.label if self.plain else GAP if entry.label else ""


def page(groups: Groups, *, plain: bool) -> Page:
    """The page that a sheet gets at this terminal."""
    columns = shutil.get_terminal_size().columns
    widest = max((len(each.label) for group in groups for each in group), default=0)
    return Page(columns, 0 if plain or columns < NARROW else widest + len(GAP), plain)


def as_read(groups: Groups) -> list[list[Entry]]:
    """Groups without what nobody should read: before anything is cut, so that no part of it is
    left.
    """
    return [
        [replace(each, lines=[_as_read(it) for it in each.lines]) for each in group]
        for group in groups
    ]


def _as_read(line: Line) -> Line:
    text, brief, end = map(veiled, (line.text, line.brief, line.end))
    return replace(line, text=text, brief=brief, end=end)


def lines(text: str) -> list[Line]:
    """The lines of a text that are not empty."""
    return [Line(each) for each in text.split("\n") if each.strip()]


def filled(groups: Groups) -> list[list[Entry]]:
    """Groups without the entries that have no line, and those that have no entry left."""
    there = ([each for each in group if each.lines] for group in groups)
    return [group for group in there if group]


def draw(groups: Groups, *, plain: bool) -> None:
    """Groups of entries with an empty line between; ``plain`` as said above."""
    place = page(groups, plain=plain)
    screen = None if plain else console()
    for number, group in enumerate(filled(as_read(groups))):
        if number and screen:
            screen.print()
        for label, line in (each for entry in group for each in place.labelled(entry)):
            for head, part in place.folded(label, line.text):
                _print(screen, head, part, line.tone)


def _print(screen: Console | None, head: str, part: str, tone: str) -> None:
    if screen is None:
        write(head + part)
        return
    from rich.text import Text

    screen.print(Text.assemble((head, STRONG), (part, tone)), soft_wrap=True)

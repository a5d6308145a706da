"""A sheet: labelled lines on one screen, coloured where a colour says the same as a word.

With ``--enkelt``, to a screen reader, each line stands by itself behind its label, without colour.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..words.record import Record
from ..words.text import one_line
from .drawing import console
from .stream import wrapped, write

if TYPE_CHECKING:
    from rich.console import Console

PLAIN, STRONG, LATE, SOON, GOOD, QUIET = "", "bold", "bold red", "yellow", "green", "dim"
GAP = "  "
NARROWEST = 20  # signs beside the labels, however narrow the terminal says that it is


class Line(Record):
    """A line of a sheet, and its tone: one of PLAIN to QUIET."""

    text: str
    tone: str = PLAIN


class Entry(Record):
    """Lines under a label; without a label they begin at the margin. Nothing of it is drawn where
    there is no line."""

    label: str
    lines: Sequence[Line]


def draw(groups: Sequence[Sequence[Entry]], *, plain: bool) -> None:
    """Groups of entries with an empty line between; ``plain`` as said above."""
    there = [[each for each in group if each.lines] for group in groups]
    shown = [group for group in there if group]
    if plain:
        _speak(shown)
        return
    width = max(len(each.label) for group in groups for each in group) + len(GAP)
    screen = console()
    for number, group in enumerate(shown):
        if number:
            screen.print()
        for entry in group:
            _draw(screen, entry, width)


def _speak(groups: Iterable[Sequence[Entry]]) -> None:
    import sys

    for entry in (each for group in groups for each in group):
        for line in entry.lines:
            label = f"{entry.label}: " if entry.label else ""
            write(wrapped(label + one_line(line.text), sys.stdout))


def _draw(screen: Console, entry: Entry, width: int) -> None:
    from rich.text import Text

    label, margin = entry.label, width if entry.label else 0
    room = max(screen.width - margin, NARROWEST)
    for line in entry.lines:
        folded = textwrap.wrap(
            one_line(line.text), room, break_long_words=False, break_on_hyphens=False
        )
        for part in folded:
            shown = Text(label.ljust(margin), style=STRONG)
            shown.append(part, style=line.tone)
            screen.print(shown, soft_wrap=True)
            label = ""

"""What of a sheet fits a screen: the first entries stay, the last takes what is left of it.

What is cut says so, and with which option it is seen.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ..words.record import replace
from .sheet import (
    GOOD,
    LATE,
    NARROW,
    PLAIN,
    QUIET,
    SOON,
    STRONG,
    Entry,
    Groups,
    Line,
    Page,
    as_read,
    page,
)
from .stream import wrapped

WHOLE = "--allt"
HANDFUL = 6  # of the last entry; own choice: what one remembers
PROMPT = 1  # rows below the answer, where the next command is typed
ROWS = (0, 3, 2)  # that a line may take where there is room, tried in turn; 0: as many as it needs
STAYS = (LATE, SOON, STRONG, PLAIN, GOOD, QUIET)  # by their tones, which lines of a list stay
MARK = "! "


def fitted(groups: Groups, *, plain: bool, below: int = 0) -> list[Sequence[Entry]]:
    """As much of a sheet as this terminal shows at once, a screen and a half of a narrow one.
    ``below``: rows that are written after it.

    First the empty lines go and the last entry is cut, to its ``least`` if need be; then each line
    takes one row, and from the top down as many as there is room for; where that is not enough
    lists are cut from the bottom up.
    """
    groups = as_read(groups)
    place = page(groups, plain=plain)
    columns, lines = shutil.get_terminal_size()
    room = (lines * 3 // 2 if columns < NARROW else lines) - PROMPT - below
    entries = [each for group in groups for each in group]
    shown = sum(any(each.lines for each in group) for group in groups)
    if _height(place, entries) + (0 if plain else shown - 1) <= room:
        return [*groups]
    return [_dense(place, entries, room)]


def high(lines: Sequence[str]) -> int:
    """How many rows lines take."""
    return sum(wrapped(each, sys.stdout).count("\n") + 1 for each in lines)


def _dense(place: Page, entries: Sequence[Entry], room: int) -> list[Entry]:
    sheet = _Sheet(place, entries)
    for cut in _shorter(sheet):
        if sheet.height <= room:
            break
        cut()
    for number in range(sheet.last):
        sheet.widen(number, room)
    sheet.fill(room)
    return sheet.entries_left


class _Sheet:
    """A sheet that is cut: how many rows a line of each entry may take, how many of its lines are
    left. It begins with one row for each line, and with the least of the last entry.
    """

    def __init__(self, place: Page, entries: Sequence[Entry]) -> None:
        self.place = place
        self.entries = entries
        self.last = len(entries) - 1
        self.below = place.below(entries[-1])
        self.rows = [1] * len(entries)
        self.left = [len(each.lines) for each in entries]
        self.left[-1] = self.least(self.last)
        self.made = [self._made(number) for number in range(len(entries))]

    def least(self, number: int) -> int:
        """How many lines of an entry stay, however little room there is."""
        lines, least = len(self.entries[number].lines), self.entries[number].least
        return lines if least is None else min(least, lines)

    def widen(self, number: int, room: int) -> None:
        """Let each line of an entry take as many rows as there is room for."""
        made = self.made[number]
        for rows in ROWS:
            self.rows[number] = rows
            self.made[number] = self._made(number)
            if self.height <= room:
                return
        self.rows[number], self.made[number] = 1, made

    def leave(self, number: int, lines: int) -> None:
        """Leave so many lines of an entry."""
        self.left[number] = lines
        self.made[number] = self._made(number)

    def fill(self, room: int) -> None:
        """Let the last entry take what is left of the room: its lines whole where a handful of them
        are seen so, else more of them in one row each.
        """
        for rows in (0, 1):
            self.rows[-1] = rows
            self.leave(self.last, self._seen(room))
            handful = min(HANDFUL, len(self.entries[-1].lines))
            if self.left[-1] >= handful and self.height <= room:
                break

    def _seen(self, room: int) -> int:
        """How many lines of the last entry there is room for."""
        self.leave(self.last, self.least(self.last))
        lines, left = self.entries[-1].lines, self.left[-1]
        free = room - self.height
        for line in lines[left:]:
            free -= self._high(shortened(self.place, self.below, line, self.rows[-1]))
            if free < 0:
                break
            left += 1
        if left == len(lines) - 1:  # it may have the row that says that it is there
            self.leave(self.last, len(lines))
            left += self.height <= room
        return left

    @property
    def height(self) -> int:
        """How many rows all of it takes."""
        return sum(high for _, high in self.made) + sum(map(self._high, self._said))

    @property
    def entries_left(self) -> list[Entry]:
        """The entries as they are cut; the last says what was left out of all."""
        made = [entry for entry, _ in self.made]
        return [*made[:-1], replace(made[-1], lines=[*made[-1].lines, *self._said])]

    @property
    def _said(self) -> list[Line]:
        """What is said below of what is not seen: what goes on in the last entry, and the rest."""
        gone = self.entries[-1].lines[self.left[-1] :]
        words = [_more(gone, self.entries[-1].rest)] if gone else []
        *above, last = [list(entry.lines) for entry, _ in self.made]
        whole = [list(entry.lines) for entry in self.entries]
        cut = above != whole[:-1] or last != whole[-1][: self.left[-1]]
        if cut and not (gone and self.entries[-1].rest == WHOLE):
            words.append(f"{'' if gone else '… '}allt: {WHOLE}")
        return [Line("; ".join(words), QUIET)] if words else []

    def _made(self, number: int) -> tuple[Entry, int]:
        """An entry as it is cut, and how many rows it takes."""
        whole, last = self.entries[number], number == self.last
        kept, gone = _parted(whole.lines, self.left[number])
        said = [Line(_more(gone, whole.rest), QUIET)] if gone and kept and not last else []
        entry = replace(whole, lines=[*kept, *said])
        short = [
            shortened(self.place, label, line, self.rows[number])
            for label, line in self.place.labelled(entry)
        ]
        cut = replace(whole, lines=short)
        return cut, _height(self.place, [cut])

    def _high(self, line: Line) -> int:
        """How many rows a line of the last entry takes that is not its first."""
        return len(self.place.folded(self.below, line.text))


def _shorter(sheet: _Sheet) -> Iterator[Callable[[], None]]:
    """Cut after cut of the lists, from the bottom up."""
    for number in reversed(range(sheet.last)):
        least, lines = sheet.least(number), len(sheet.entries[number].lines)
        # One line that goes would leave its row to the one that says so.
        for left in range(lines - 2, least - 1, -1) if least else [0]:
            yield partial(sheet.leave, number, left)


def _parted(lines: Sequence[Line], left: int) -> tuple[list[Line], list[Line]]:
    """The lines that stay, those that press first but in their order, and those that go."""
    pressing = sorted(range(len(lines)), key=lambda each: STAYS.index(lines[each].tone))
    stays = set(pressing[:left])
    kept = [line for number, line in enumerate(lines) if number in stays]
    return kept, [line for number, line in enumerate(lines) if number not in stays]


def _more(gone: Sequence[Line], rest: str) -> str:
    """``… 7 till (3 med !): --allt``."""
    marked = sum(each.text.startswith(MARK) for each in gone)
    return f"… {len(gone)} till{f' ({marked} med !)' if marked else ''}: {rest}"


def _height(place: Page, entries: Sequence[Entry]) -> int:
    return sum(
        len(place.folded(label, line.text))
        for entry in entries
        for label, line in place.labelled(entry)
    )


def shortened(place: Page, label: str, line: Line, rows: int) -> Line:
    """A line that takes at most so many rows (0: any number), unless it is to stand whole."""

    def fits(text: str) -> bool:
        return not rows or len(place.folded(label, text)) <= rows

    if fits(line.text):
        return line
    words, end = (line.brief or line.text).split(), line.end
    if line.whole or fits(" ".join(words) + end):
        return replace(line, text=" ".join(words) + end)
    least = 2 if words[0] == MARK.strip() else 1
    rows = max(rows, len(place.folded(label, _ended(words[:least], end))))
    while len(words) > least and not fits(_ended(words, end)):
        words.pop()
    return replace(line, text=_ended(words, end))


def _ended(words: Sequence[str], end: str) -> str:
    """What is left of a line, with its parenthesis closed."""
    text = " ".join(words)
    return f"{text} …{')' if text.count('(') > text.count(')') else ''}{end}"

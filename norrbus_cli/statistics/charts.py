"""Bars of a split in the report: as long as their numbers, on one scale a chapter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ..words.record import Record
from .lines import Entry, Lines
from .report import Report
from .rows import sign
from .sentences import in_words

T = TypeVar("T")
# A chart's measures, in its own units. Years that are compared stand under each other.
LABEL_WIDTH, BAR_WIDTH, ROW_HEIGHT, BAR_HEIGHT = 190, 300, 22, 14


class Bar(Record):
    """One bar: its label, its number as text, where it stands, how long it is, and of which column
    counted from the last.
    """

    label: str
    text: str
    y: int
    width: int
    back: int = 0


class Chart(Record):
    """Bars of a split, with a title and a description for one who cannot see them."""

    id: str
    title: str
    description: str
    height: int
    bars: tuple[Bar, ...]


def greatest(report: Report, entries: Sequence[Entry]) -> int:
    """The greatest number that the charts of a chapter show."""
    return max(
        (
            count
            for entry in entries
            for split in entry.splits
            for line in split.lines
            for count in _compared(report, line.counts)
            if isinstance(count, int)
        ),
        default=0,
    )


def chart(report: Report, entry: Entry, split: Lines, scale: int) -> Chart | None:
    """The bars of a split; what is held back has a sign and no bar.

    ``scale``: the number whose bar is the longest. None when there is nothing to compare.
    """
    columns = _compared(report, report.columns)
    drawn = [
        count
        for line in split.lines
        for count in _compared(report, line.counts)
        if isinstance(count, int) and count
    ]
    if len(drawn) < 2:
        return None
    bars = [
        Bar(
            line.category if not back else "",
            sign(count) + (f" ({column})" if len(columns) > 1 else ""),
            0,
            round(BAR_WIDTH * count / scale) if isinstance(count, int) else 0,
            back,
        )
        for line in split.lines
        for back, (column, count) in enumerate(
            zip(reversed(columns), reversed(_compared(report, line.counts)), strict=True)
        )
    ]
    return Chart(
        f"{entry.indicator.key}-{entry.splits.index(split)}",
        *in_words(report, entry, split),
        ROW_HEIGHT * len(bars),
        tuple(
            Bar(each.label, each.text, ROW_HEIGHT * place, each.width, each.back)
            for place, each in enumerate(bars)
        ),
    )


def _compared(report: Report, columns: Sequence[T]) -> Sequence[T]:
    """The columns that are drawn: all years, but of areas, which are many, the last."""
    return columns[-1:] if report.of_areas else columns

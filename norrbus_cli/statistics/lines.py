"""The lines of a report: an indicator's numbers, its splits and its measures."""

from __future__ import annotations

from ..words.record import Record
from .definitions import Indicator
from .model import Shown


class Line(Record):
    """A number of an indicator in each column of the report: the total, or a category of a split.

    ``shares`` are per thousand of the total; HIDDEN where a count of the split is held back, None
    where there is no total.
    """

    by: str
    category: str
    counts: tuple[Shown, ...]
    shares: tuple[Shown, ...]


class Lines(Record):
    """A split of an indicator.

    ``whole`` says for each column whether all of it is held back, zeros too, so that it is not
    accounted for.
    """

    by: str
    lines: tuple[Line, ...]
    whole: tuple[bool, ...]


class Measures(Record):
    """How long it took, or how it was marked.

    HIDDEN when it rests on too few, None when on nothing.

    Each measure with its number in each column; a mean is in tenths.
    """

    what: str
    rows: tuple[tuple[str, tuple[Shown, ...]], ...]
    tenths: bool = False


class Entry(Record):
    """An indicator with its numbers: the total first, then each split's categories."""

    indicator: Indicator
    total: Line
    splits: tuple[Lines, ...]
    measures: Measures | None

    @property
    def nothing(self) -> bool:
        """Whether there was none in any column: then there is nothing to split."""
        return not any(self.total.counts)

    @property
    def seen(self) -> list[Lines]:
        """The splits of which any column shows anything."""
        return [
            split
            for split in self.splits
            if not self.nothing
            and any(isinstance(count, int) for line in split.lines for count in line.counts)
        ]

    @property
    def unseen(self) -> list[Lines]:
        """The splits of which nothing is shown, where there is something to split."""
        return [] if self.nothing else [each for each in self.splits if each not in self.seen]

    @property
    def measured(self) -> bool:
        """Whether any measure is shown."""
        return self.measures is not None and any(
            isinstance(value, int) for _, values in self.measures.rows for value in values
        )

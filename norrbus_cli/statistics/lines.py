"""The lines of a report: what is shown of a split in each column, in groups that all can have.

Own choice: years are compared in the coarsest groups that any of them is shown in; areas in those
of the last, which is the one that they make up. A column that is shown in coarser groups yet, or
not at all, is held back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..words.record import Record
from .coarsening import merged, rung_of
from .definitions import Indicator, Split
from .ladders import Rung
from .model import HIDDEN, ProtectedBreakdown, ProtectedFigure, Shown


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
    accounted for. ``of``: how many categories it has where it is shown in groups of them, else 0.
    """

    by: str
    lines: tuple[Line, ...]
    whole: tuple[bool, ...]
    of: int = 0


def lines(split: Split, figures: Sequence[ProtectedFigure], of_areas: bool) -> Lines | None:
    """The lines of a split; None where it is not shown at all, in the last column or in any."""
    breakdowns = [_known(split, each.breakdown(split.by)) for each in figures]
    rung = _rung(split, figures, breakdowns, of_areas)
    if not rung:
        return None
    columns = [
        _column(split, rung, figure, breakdown)
        for figure, breakdown in zip(figures, breakdowns, strict=True)
    ]
    shares = [_shares(each) for each in columns]
    return Lines(
        split.by,
        tuple(
            Line(
                split.by,
                name,
                tuple(each.get(name) for each in columns),
                tuple(each.get(name) for each in shares),
            )
            for name, _ in rung
        ),
        tuple(
            figure.total is not None and (each is None or each.whole)
            for figure, each in zip(figures, breakdowns, strict=True)
        ),
        len(split.categories) if len(rung) < len(split.categories) else 0,
    )


def _known(split: Split, breakdown: ProtectedBreakdown | None) -> ProtectedBreakdown | None:
    """The breakdown, if it is on a rung: one by other definitions cannot be set beside ours."""
    names = tuple(part.category for part in breakdown.parts) if breakdown else ()
    on = [tuple(name for name, _ in rung) for rung in split.rungs]
    return breakdown if names in on else None


def _rung(
    split: Split,
    figures: Sequence[ProtectedFigure],
    breakdowns: Sequence[ProtectedBreakdown | None],
    of_areas: bool,
) -> Rung:
    there = [
        rung_of(split, [part.category for part in each.parts]) if each else len(split.rungs) - 1
        for figure, each in zip(figures, breakdowns, strict=True)
        if figure.total is not None
    ]
    if of_areas:
        return split.rungs[there[-1]]
    shown = [each for each in there if split.rungs[each]]
    return split.rungs[max(shown, default=-1)]


def _column(
    split: Split, rung: Rung, figure: ProtectedFigure, breakdown: ProtectedBreakdown | None
) -> Mapping[str, Shown]:
    if figure.total is None:
        return {}
    counts = {part.category: part.count for part in breakdown.parts} if breakdown else {}
    return merged(rung, split, counts) or {name: HIDDEN for name, _ in rung}


def _shares(counts: Mapping[str, Shown]) -> dict[str, Shown]:
    """Each group's share per thousand, rounded to the nearest."""
    shown = {name: count for name, count in counts.items() if isinstance(count, int)}
    total = sum(shown.values())
    if len(shown) < len(counts):
        return dict.fromkeys(counts, HIDDEN)
    return {
        name: int(1000 * count / total + 0.5) if total else None for name, count in shown.items()
    }


class Measures(Record):
    """How long it took, or how it was marked.

    HIDDEN when it rests on too few, None when on nothing.

    Each measure with its number in each column; a mean is in tenths.
    """

    what: str
    rows: tuple[tuple[str, tuple[Shown, ...]], ...]
    tenths: bool = False


class Entry(Record):
    """An indicator with its numbers: the total first, then each split's categories.

    ``unshown``: the splits that are too small for any groups.
    """

    indicator: Indicator
    total: Line
    splits: tuple[Lines, ...]
    measures: Measures | None
    unshown: tuple[str, ...] = ()

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
    def unseen(self) -> list[str]:
        """The splits and measures of which nothing is shown, where there is something to tell."""
        hidden = [each.by for each in self.splits if each not in self.seen]
        measures = self.measures.rows if self.measures and not self.measured else ()
        held = [what for what, values in measures if HIDDEN in values]
        return [] if self.nothing else [*hidden, *self.unshown, *held]

    @property
    def measured(self) -> bool:
        """Whether any measure is shown."""
        return self.measures is not None and any(
            isinstance(value, int) for _, values in self.measures.rows for value in values
        )

"""What a figure is: a count with its breakdowns, or how days are distributed.

And what of it may be shown.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import cached_property
from typing import ClassVar, Generic, TypeVar, cast

from ..evaluation.model import mean
from ..words.record import Record
from .span import Years


class Hidden(Enum):
    """A number that is held back, because it or another could be worked out from it."""

    HIDDEN = ".."


HIDDEN = Hidden.HIDDEN
# A count, held back, or None: there is no data.
Shown = int | Hidden | None
# Where a count stands in a figure: () for the total, else what it is split by and the category.
Place = tuple[str, ...]
F = TypeVar("F", "Figure", "ProtectedFigure")


class Part(Record):
    """One category of a breakdown and how many it has."""

    category: str
    count: int

    def __init__(self, category: str, count: int) -> None:
        # There are hundreds in each register's file.
        object.__setattr__(self, "category", category)
        object.__setattr__(self, "count", count)


class Breakdown(Record):
    """A count split in categories: each thing is in exactly one, so the parts sum to the total.

    ``by`` is what it is split by.
    """

    by: str
    parts: tuple[Part, ...]


class Distribution(Record):
    """How many took each number of days (or have each mark).

    Two of them can be added, which a median cannot. The numbers are ascending.
    """

    days: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.days)

    def percentile(self, share: float) -> int | None:
        """The fewest days within which at least ``share`` (0 to 1) of them lie (the nearest-rank
        method); None when there are none.
        """
        reached, wanted = 0, share * self.count
        for days, count in self.days:
            reached += count
            if reached >= wanted - 1e-9:
                return days
        return None

    @property
    def median(self) -> int | None:
        """The 50th percentile."""
        return self.percentile(0.5)

    @property
    def mean(self) -> int | None:
        """The mean in tenths, half a tenth rounded up; None when there are none."""
        return mean(self.sum, self.count)

    @property
    def sum(self) -> int:
        """All the numbers added up."""
        return sum(number * each for number, each in self.days)


class Figure(Record):
    """An indicator's figure for a year. ``total`` is None where there is no data at all.

    ``sums``: of marks, the sum of each category's.
    """

    key: str
    total: int | None
    breakdowns: tuple[Breakdown, ...] = ()
    distribution: Distribution | None = None
    sums: tuple[tuple[str, int], ...] = ()

    @property
    def counts(self) -> dict[Place, int]:
        """The total and every part, by where they stand; none where there is no data."""
        if self.total is None:
            return {}
        return {
            (): self.total,
            **{
                (each.by, part.category): part.count
                for each in self.breakdowns
                for part in each.parts
            },
        }


class ProtectedPart(Record):
    """One category of a breakdown and what may be shown of its count."""

    category: str
    count: Shown


class ProtectedBreakdown(Record):
    """What may be shown of a breakdown.

    ``whole``: all of it is held back, zeros too (but for those that follow from zeros elsewhere).
    """

    by: str
    parts: tuple[ProtectedPart, ...]
    whole: bool = False

    @property
    def shares(self) -> dict[str, float] | None:
        """Each category's share of all (0 to 1); None unless every part is shown and there is
        any."""
        counts = {part.category: part.count for part in self.parts if isinstance(part.count, int)}
        total = sum(counts.values())
        return (
            {category: count / total for category, count in counts.items()}
            if total and len(counts) == len(self.parts)
            else None
        )


class Spread(Record):
    """What may be shown of a distribution.

    How many it rests on, and of days the median (from 5) and the 90th percentile (from 10).

    Of marks the mean in tenths, and the sums that may be shown, by category and of all (ALL). The
    numbers of each are not kept, as they are about one child each. ``whole`` as in a breakdown.
    """

    count: Shown
    median: int | None = None
    ninetieth: int | None = None
    mean: int | None = None
    whole: bool = False
    sums: tuple[tuple[str, int], ...] = ()


class ProtectedFigure(Record):
    """What may be shown of a figure. ``days`` is None where it has no distribution."""

    key: str
    total: Shown
    breakdowns: tuple[ProtectedBreakdown, ...] = ()
    days: Spread | None = None

    @property
    def counts(self) -> dict[Place, Shown]:
        """What may be shown of the total and of every part; none where there is no data."""
        if self.total is None:
            return {}
        return {
            (): self.total,
            **{
                (each.by, part.category): part.count
                for each in self.breakdowns
                for part in each.parts
            },
        }

    def breakdown(self, by: str) -> ProtectedBreakdown | None:
        """The breakdown by something; None where there is none."""
        return next((each for each in self.breakdowns if each.by == by), None)


class _OfYear(Record, Generic[F]):
    """The figures of a register for a year or a period.

    ``until`` is the last day counted: 31 December, or the day of counting in a year that runs.
    ``municipality`` is its code, or the name of an area that several make up. ``off``: the
    indicators that it does not account for, by key; they are counted, as others lead to them.
    ``late``: the year begins as the year before was published to end, though more is known of that
    now, so that what came and what went do not quite meet. ``length``: how many calendar years it
    holds; ``year`` is the last of them.
    """

    year: int
    municipality: str
    authority: str
    until: date
    definitions: int
    figures: tuple[F, ...]
    off: tuple[str, ...] = ()
    late: bool = False
    length: int = 1
    uncounted: ClassVar[type[Figure] | type[ProtectedFigure]]

    @property
    def years(self) -> Years:
        """The year, or the period."""
        return Years(self.year - self.length + 1, self.year)

    @property
    def about(self) -> tuple[int, str, str, date, int]:
        """What the figures are about: all but themselves."""
        return (self.year, self.municipality, self.authority, self.until, self.definitions)

    def figure(self, key: str) -> F:
        """The figure of an indicator; one without data where the year has none."""
        return self._by_key.get(key) or cast("F", self.uncounted(key, None))

    def accounted(self, key: str) -> F:
        """The same, without data too where the indicator is not accounted for."""
        return cast("F", self.uncounted(key, None)) if key in self.off else self.figure(key)

    @cached_property
    def _by_key(self) -> dict[str, F]:
        return {each.key: each for each in self.figures}


class Year(_OfYear[Figure]):
    """What was counted, unhidden. ``each``: the calendar years of a period, as counted in it."""

    each: tuple[Year, ...] = ()
    uncounted = Figure


class ProtectedYear(_OfYear[ProtectedFigure]):
    """What may be shown of a year: what a report is made of, and what is frozen."""

    uncounted = ProtectedFigure

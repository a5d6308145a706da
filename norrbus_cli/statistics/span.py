"""Calendar years that are counted as one: a year, or a period of two or three.

Own choice: two years are the fewest that are more than one, and in more than three the work and its
rules change, so that the sum tells of no time that anybody remembers.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..words.record import Record

MOST_YEARS = 3


class Years(Record):
    """From the first calendar year to the last, both counted."""

    first: int
    last: int

    def __str__(self) -> str:
        """``2026``, ``2024–2026``."""
        return f"{self.first}–{self.last}" if self.is_period else str(self.last)

    @property
    def name(self) -> str:
        """The same for a file's name: ``2024-2026``."""
        return str(self).replace("–", "-")

    @property
    def is_period(self) -> bool:
        """Whether it is more than one."""
        return self.first < self.last

    @property
    def length(self) -> int:
        """How many they are."""
        return self.last - self.first + 1

    @property
    def each(self) -> range:
        """The calendar years."""
        return range(self.first, self.last + 1)

    @property
    def before(self) -> Years:
        """As many, just before."""
        return Years(self.first - self.length, self.first - 1)

    def within(self, other: Years) -> bool:
        """Whether all of them are among the others."""
        return other.first <= self.first and self.last <= other.last

    def overlaps(self, other: Years) -> bool:
        """Whether any is among the others."""
        return self.first <= other.last and other.first <= self.last


def joined_with(years: Years, others: Iterable[Years]) -> Years:
    """The period among the others that the year is in, else the year or the period itself: what is
    known of the years in it leads to each of its numbers.
    """
    return next((each for each in others if each.is_period and years.within(each)), years)


def only(year: int) -> Years:
    """One calendar year."""
    return Years(year, year)

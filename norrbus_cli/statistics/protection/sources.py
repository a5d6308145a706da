"""What is protected together: registers or areas, what is published beside them, and their sums."""

from __future__ import annotations

from ...words.record import Record, replace
from ..model import ProtectedYear, Year
from ..span import Years, joined_with


class County(Record):
    """The report of the county for a year or a period: what it shows of each area, and which make
    up which.

    ``areas``: the municipalities of each area that is a sum, by its name. ``small``: a total that
    a municipality holds back beside shown ones is taken to be small. ``beside``: what its
    municipalities had published of other years and periods by then.
    """

    years: Years
    shown: tuple[ProtectedYear, ...]
    areas: tuple[tuple[str, tuple[str, ...]], ...]
    small: bool = True
    beside: tuple[ProtectedYear, ...] = ()

    @property
    def looser(self) -> tuple[County, ...]:
        """The same with less and less that need not be true of other municipalities."""
        loose = replace(self, small=False)
        return loose, replace(loose, beside=())


class Source(Record):
    """A register's figures of a year, or an area's, and all that has gone out beside them.

    ``already``: the report of them, if it is published, which stays as it is (``joined_now``: now,
    beside a period or its years, so that a total can be hidden for another's sake); ``fine``: the
    same year as it was counted, where it is shown in coarser groups; ``others``: the
    reports of other years and of periods, in their order; ``known``: what was counted of those, as
    far as that is known; ``apart``: those of them that were published before any that they have
    years in common with; ``counties``: the county's reports of them; ``summed``: the versions of
    the others that have been added up, where they are not the last ones.
    """

    year: Year
    already: ProtectedYear | None = None
    joined_now: bool = False
    fine: Year | None = None
    others: tuple[ProtectedYear, ...] = ()
    known: tuple[Year, ...] = ()
    apart: tuple[Years, ...] = ()
    counties: tuple[County, ...] = ()
    summed: tuple[ProtectedYear, ...] = ()

    @property
    def joined(self) -> Years:
        """Of which years all that is published leads to each of its numbers."""
        return joined_with(self.year.years, [each.years for each in self.others])

    @property
    def counted(self) -> list[Year]:
        """What was counted of it and of the others, and of the years of periods among these."""
        reports = (*self.known, self.fine or self.year)
        return [year for each in reports for year in (*each.each, each)]

    @property
    def alone(self) -> Source:
        """The same without what is published of other years."""
        return replace(self, others=(), known=(), counties=(), summed=())


class Sum(Record):
    """A source that is the sum of others, by their places among the sources."""

    place: int
    parts: tuple[int, ...]

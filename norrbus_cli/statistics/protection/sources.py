"""What is protected together: registers or areas, what is published beside them, and their sums."""

from __future__ import annotations

from ...words.record import Record, replace
from ..model import ProtectedYear, Year


class County(Record):
    """The report of the county for a year: what it shows of each area, and which make up which.

    ``areas``: the municipalities of each area that is a sum, by its name.
    """

    year: int
    shown: tuple[ProtectedYear, ...]
    areas: tuple[tuple[str, tuple[str, ...]], ...]


class Source(Record):
    """A register's figures of a year, or an area's, and all that has gone out beside them.

    ``already``: the report of them, if it is published, which stays as it is; ``fine``: the same
    year as it was counted, where it is shown in coarser groups; ``others``: the
    reports of other years, in their order; ``counties``: the county's reports of those.
    """

    year: Year
    already: ProtectedYear | None = None
    fine: Year | None = None
    others: tuple[ProtectedYear, ...] = ()
    counties: tuple[County, ...] = ()

    @property
    def alone(self) -> Source:
        """The same without what is published of other years."""
        return replace(self, others=(), counties=())


class Sum(Record):
    """A source that is the sum of others, by their places among the sources."""

    place: int
    parts: tuple[int, ...]

"""What is protected together: registers or areas, what is published beside them, and their sums."""

from __future__ import annotations

from ...words.record import Record, replace
from ..model import ProtectedYear, Year


class Source(Record):
    """A register's figures of a year, or an area's, and what is published beside them.

    ``already``: the report of them, if it is published, which stays as it is; ``versions``: the
    reports that are published of them and that the new one takes the place of; ``earlier`` and
    ``later``: the reports of the years before and after.
    """

    year: Year
    already: ProtectedYear | None = None
    earlier: ProtectedYear | None = None
    later: ProtectedYear | None = None
    versions: tuple[ProtectedYear, ...] = ()

    @property
    def alone(self) -> Source:
        """The same without the years beside it."""
        return replace(self, earlier=None, later=None)


class Sum(Record):
    """A source that is the sum of others, by their places among the sources, and of registers that
    have published nothing.
    """

    place: int
    parts: tuple[int, ...]
    unpublished: tuple[Year, ...] = ()

"""The deed of looking at what differs from a year as it was published: in its corrected versions,
and for those who may see the cases now.
"""

from __future__ import annotations

from datetime import date

from ...register.database import Register
from ...words.record import Record
from .. import gate, store
from ..corrections import Difference, between, corrections
from ..counting.changes import Cause, causes
from ..counting.years import count
from ..indicators import BY_KEY
from ..model import Year
from ..refusals import NothingToCompare
from ..span import only
from ..store import Published
from ..unhidden import unhidden


class Comparison(Record):
    """What differs from a published year. ``now``: as it is counted, for those who may see it."""

    published: Published
    now: Year | None
    differences: tuple[Difference, ...]

    @property
    def definitions_changed(self) -> bool:
        """Whether the indicators count something else now."""
        return self.now is not None and self.published.counted.definitions != self.now.definitions


def compare(register: Register, year: int, internal: bool, today: date) -> Comparison:
    """What the corrected versions of a published year changed of what is shown.

    ``internal``: what differs now, every number of it, which is logged. That an indicator differs
    at all tells of somebody. Raises NotPublishedYet, NothingToCompare.
    """
    if internal:
        return _with_now(register, year, today)
    versions = gate.versions(register, only(year), today)
    found = (each for one in corrections(versions) for each in one.differences)
    return Comparison(versions[-1], None, tuple(found))


def _with_now(register: Register, year: int, today: date) -> Comparison:
    found = store.published(register, only(year))
    if found is None:
        raise NothingToCompare(year, over=year < today.year)
    with gate.internal(register, today):
        now = count(register, only(year), today)
        was, shown = unhidden(found.counted), unhidden(now)
    different = [key for key in BY_KEY if found.counted.accounted(key) != now.accounted(key)]
    why = causes(register, different, year, found.changes)
    differences = [
        between(
            BY_KEY[key], was.accounted(key), shown.accounted(key), tuple(map(_spoken, why[key]))
        )
        for key in different
    ]
    return Comparison(found, now, tuple(each for of_key in differences for each in of_key))


def _spoken(cause: Cause) -> str:
    """``norrbus möte genomför, 2 gånger, 2027-01-20 till 2027-02-03``."""
    times = "" if cause.times == 1 else f", {cause.times} gånger"
    until = "" if cause.last == cause.first else f" till {cause.last.isoformat()}"
    return f"{cause.command}{times}, {cause.first.isoformat()}{until}"

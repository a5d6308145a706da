"""The deed of looking at what differs from a year as it was published: in its corrected versions,
and for those who may see the cases now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from ...register.database import Register
from ...words.record import Record, replace
from .. import gate, store
from ..counting.changes import Cause, causes
from ..counting.years import count
from ..definitions import Indicator
from ..indicators import BY_KEY
from ..model import ProtectedFigure, Shown, Spread, Year
from ..refusals import NothingToCompare
from ..store import Published
from ..unhidden import unhidden


class Difference(Record):
    """A number that was another when the year was published, and the kinds of event, in words, that
    can explain it.

    ``tenths``: both are tenths. Either is None where it is not told, or where there is none.
    ``version``: the one that corrected it; 0 where it is not corrected.
    """

    indicator: Indicator
    by: str
    category: str
    was: Shown
    now: Shown
    causes: tuple[str, ...] = ()
    tenths: bool = False
    version: int = 0


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
    versions = gate.versions(register, year, today)
    return Comparison(versions[-1], None, tuple(corrected(versions)))


def corrected(versions: Sequence[Published]) -> Iterator[Difference]:
    """What each version of a year shows otherwise than the one before it."""
    for before, after in pairwise(versions):
        for key, indicator in BY_KEY.items():
            was, now = before.shown.accounted(key), after.shown.accounted(key)
            for each in between(indicator, was, now) if was != now else ():
                yield replace(each, version=after.version)


def _with_now(register: Register, year: int, today: date) -> Comparison:
    found = store.published(register, year)
    if found is None:
        raise NothingToCompare(year, over=year < today.year)
    with gate.internal(register, today):
        now = count(register, year, today)
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


def between(
    indicator: Indicator, was: ProtectedFigure, now: ProtectedFigure, why: tuple[str, ...] = ()
) -> list[Difference]:
    """The numbers of an indicator that differ; ``why`` stands by the first."""
    before, after = was.counts, now.counts
    found: list[Difference] = []
    for place in {**before, **after}:
        by, category = place or ("", "")
        found.append(Difference(indicator, by, category, before.get(place), after.get(place)))
    one, other = was.days or Spread(0), now.days or Spread(0)
    if indicator.marks:
        found.append(
            Difference(indicator, indicator.marks, "medel", one.mean, other.mean, tenths=True)
        )
    elif indicator.days:
        found.append(Difference(indicator, indicator.days, "median", one.median, other.median))
        found.append(
            Difference(
                indicator, indicator.days, "90:e percentilen", one.ninetieth, other.ninetieth
            )
        )
    # Where neither a count nor a measure differs, it is how the numbers of days or marks spread.
    spread = Difference(
        indicator, indicator.days or indicator.marks, "hur de fördelar sig", None, None
    )
    first, *rest = [each for each in found if each.was != each.now] or [spread]
    return [replace(first, causes=why), *rest]

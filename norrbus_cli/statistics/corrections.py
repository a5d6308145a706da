"""What a corrected version of a published year changed of what is shown: both have gone out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from ..words.record import Record, replace
from .codes import MEAN, MEDIAN, NINETIETH, id_of, measure_id
from .definitions import Indicator
from .indicators import BY_KEY
from .model import ProtectedFigure, ProtectedYear, Shown, Spread
from .store import Published

SPREAD = "hur de fördelar sig"


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

    @property
    def id(self) -> str:
        """The id of the number."""
        key = self.indicator.key
        if self.by and self.by in {self.indicator.days, self.indicator.marks}:
            return measure_id(key, "" if self.category == SPREAD else self.category)
        return id_of(key, self.by, self.category)


class Correction(Record):
    """A corrected version, the day of it, and what it shows otherwise than the one before it."""

    version: int
    on: date
    differences: tuple[Difference, ...]


def corrections(versions: Sequence[Published]) -> Iterator[Correction]:
    """The corrected versions of a year, ascending."""
    for before, after in pairwise(versions):
        found = _between(before.shown, after.shown)
        differences = tuple(replace(each, version=after.version) for each in found)
        yield Correction(after.version, after.published_on, differences)


def _between(before: ProtectedYear, after: ProtectedYear) -> Iterator[Difference]:
    for key, indicator in BY_KEY.items():
        was, now = before.accounted(key), after.accounted(key)
        yield from between(indicator, was, now) if was != now else ()


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
            Difference(indicator, indicator.marks, MEAN, one.mean, other.mean, tenths=True)
        )
    elif indicator.days:
        found.append(Difference(indicator, indicator.days, MEDIAN, one.median, other.median))
        found.append(
            Difference(indicator, indicator.days, NINETIETH, one.ninetieth, other.ninetieth)
        )
    # Where neither a count nor a measure differs, it is how the numbers of days or marks spread.
    spread = Difference(indicator, indicator.days or indicator.marks, SPREAD, None, None)
    first, *rest = [each for each in found if each.was != each.now] or [spread]
    return [replace(first, causes=why), *rest]

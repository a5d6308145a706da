"""The deed of looking at what differs now from a year as it was published."""

from __future__ import annotations

from datetime import date

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
    """

    indicator: Indicator
    by: str
    category: str
    was: Shown
    now: Shown
    causes: tuple[str, ...] = ()
    tenths: bool = False


class Comparison(Record):
    """What differs from a published year."""

    published: Published
    now: Year
    differences: tuple[Difference, ...]

    @property
    def definitions_changed(self) -> bool:
        """Whether the indicators count something else now."""
        return self.published.counted.definitions != self.now.definitions


def compare(register: Register, year: int, internal: bool, today: date) -> Comparison:
    """What differs now from a published year: which indicators.

    ``internal`` tells every number, which is logged. Raises NothingToCompare.
    """
    found = store.published(register, year)
    if found is None:
        raise NothingToCompare(year, over=year < today.year)
    now = count(register, year, today)
    different = [key for key in BY_KEY if found.counted.accounted(key) != now.accounted(key)]
    why = {
        key: tuple(map(_spoken, each))
        for key, each in causes(register, different, year, found.changes).items()
    }
    if not internal:
        return Comparison(
            found,
            now,
            tuple(Difference(BY_KEY[key], "", "", None, None, why[key]) for key in different),
        )
    with gate.internal(register, today):
        was, shown = unhidden(found.counted), unhidden(now)
    differences = [
        _differences(BY_KEY[key], was.accounted(key), shown.accounted(key), why[key])
        for key in different
    ]
    return Comparison(found, now, tuple(each for of_key in differences for each in of_key))


def _spoken(cause: Cause) -> str:
    """``norrbus möte genomför, 2 gånger, 2027-01-20 till 2027-02-03``."""
    times = "" if cause.times == 1 else f", {cause.times} gånger"
    until = "" if cause.last == cause.first else f" till {cause.last.isoformat()}"
    return f"{cause.command}{times}, {cause.first.isoformat()}{until}"


def _differences(
    indicator: Indicator, was: ProtectedFigure, now: ProtectedFigure, why: tuple[str, ...]
) -> list[Difference]:
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
    # Where neither a count nor a measure differs, it is how the numbers of days or marks are
    # spread. The reasons stand by the first.
    spread = Difference(
        indicator, indicator.days or indicator.marks, "hur de fördelar sig", None, None
    )
    first, *rest = [each for each in found if each.was != each.now] or [spread]
    return [replace(first, causes=why), *rest]

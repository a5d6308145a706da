"""Which rung each split of a period is shown on beside its years, or of a year beside its period.

What those show and hold back leads to each of its numbers, so each rung is tried by the search
itself, one of every ladder at a time. Worth is measured as in ``choosing.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..words.record import replace
from .choosing import Worth, together, worths_of
from .coarsening import SPLITS, coarsened, shared
from .indicators import BY_KEY
from .model import ProtectedYear, Year
from .protection.sources import Source
from .protection.years import protected_together
from .relations import FLOW_SPLITS

# A split, by indicator and what it is split by.
Split = tuple[str, str]


def beside(source: Source) -> Year:
    """The source's year or period as it is to be protected."""
    year = source.year
    tried: dict[tuple[Split, ...], list[float]] = {each: [] for each in _places(year)}
    for level in range(max(len(split.rungs) for split in SPLITS.values()) - 1):
        rungs = {place: min(level, _top(place) - 1) for places in tried for place in places}
        on = replace(source, year=coarsened(year, rungs), fine=year)
        shown = protected_together([on])[0]
        for places, worths in tried.items():
            if level < _top(places[0]):
                found = [_worth_shown(year, shown, place, level) for place in places]
                worths.append(together(found).value)
    rungs = {}
    for places, worths in tried.items():
        best = max(worths)
        empty = not any(year.figure(key).total for key, _ in places)
        rung = worths.index(best) if best or empty else _top(places[0])
        rungs |= dict.fromkeys(places, rung)
    return coarsened(year, rungs)


def _top(place: Split) -> int:
    return len(SPLITS[place].rungs) - 1


def _places(year: Year) -> Iterator[tuple[Split, ...]]:
    """The splits, those that share a rung together."""
    there = [
        (figure.key, each.by)
        for figure in year.figures
        for each in figure.breakdowns
        if BY_KEY[figure.key].about_people
    ]
    yield from (
        tuple(each for each in there if shared(*each) and each[1] == by) for by in FLOW_SPLITS
    )
    yield from ((each,) for each in there if not shared(*each))


def _worth_shown(year: Year, shown: ProtectedYear, place: Split, rung: int) -> Worth:
    split = SPLITS[place]
    return next(worths_of(year, (shown.figure(place[0]),), split, split.rungs[rung]))

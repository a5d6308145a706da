"""Which rung of its ladder each split of a year is shown on.

Own choice of measure: what a reader gets to know of the finest table, in bits (the logarithm of how
many tables have the total, less that of how many agree with what is shown), times the share of the
parts above zero that are shown, raised to a power. A split that is not shown at all is worth
nothing, and neither is one that is held back for the most part; a coarser group is worth less than
its parts, and held back parts make the rest worth less. The rung that is worth the most is chosen,
the finer of two that are worth the same.

What a rung would hold back is not searched for here but told by the rule for one sum alone; of the
flow, whose splits share rungs, by the search itself over the flow alone. The year is protected
exactly afterwards (``protection/``), so that what is told wrongly here costs some number its place,
never anybody their secret.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import comb, log2

from ..suppression.model import SMALL, WIDTH, is_small
from ..words.record import Record, replace
from .coarsening import OF_THE_FLOW, Rungs, coarsened, rungs_of
from .definitions import Split
from .indicators import BY_KEY
from .ladders import Rung
from .model import HIDDEN, Figure, ProtectedFigure, ProtectedYear, Year
from .protection.years import protected
from .relations import FLOW_SPLITS

# The power, and the least share of the parts above zero that must be shown for a split to be (a
# third). Both were tried with ``tests/statistics/usefulness.py``: a smaller power leaves more gaps
# in the tables of large registers, a greater share empties the report of small ones.
WEIGHT, LEAST = 5, 3


class Worth(Record):
    """What a reader gets of a split on a rung: bits, and how many of its parts above zero."""

    bits: float
    there: int
    shown: int

    @property
    def value(self) -> float:
        """Bits times the share that is shown, with so many decimals as all machines agree on."""
        if self.shown * LEAST < self.there:
            return 0.0
        return round(self.bits * (self.shown / max(self.there, 1)) ** WEIGHT, 6)


def chosen(year: Year, fixed: Rungs | None = None) -> dict[tuple[str, str], int]:
    """The rung of each split, from what was counted on the finest.

    ``fixed``: those that are settled already, as an earlier version of the year has shown them.
    """
    rungs = dict(fixed or {})
    for by in FLOW_SPLITS:
        places = [
            (key, by)
            for key in OF_THE_FLOW
            if any(each.by == by for each in year.figure(key).breakdowns)
        ]
        if not rungs.keys() >= set(places):
            rung = _of_flow(year, by)
            rungs |= dict.fromkeys(places, rung)
    hidden = _hidden_totals(year, rungs)
    for figure in year.figures:
        for split in BY_KEY[figure.key].splits if figure.breakdowns else ():
            place = (figure.key, split.by)
            if place not in rungs and BY_KEY[figure.key].about_people:
                rungs[place] = _of_split(
                    figure, split, figure.key in hidden or is_small(figure.total or 0)
                )
    return rungs


def _of_split(figure: Figure, split: Split, hidden: bool) -> int:
    """The rung of a split that only its total ties; the top where the total is held back."""
    top = len(split.rungs) - 1
    if hidden:
        return top
    counts = next(
        {part.category: part.count for part in each.parts}
        for each in figure.breakdowns
        if each.by == split.by
    )
    worths = [
        worth(rung, split, counts, _held_back(_grouped(rung, counts))).value
        for rung in split.rungs[:top]
    ]
    best = max(worths)
    # Where everything is zero there is nothing to know, and nothing to hold back.
    return worths.index(best) if best or not any(counts.values()) else top


def worth(rung: Rung, split: Split, counts: Mapping[str, int], hidden: Mapping[str, bool]) -> Worth:
    """What a reader gets of a split's ``counts`` on a rung where some groups are held back.

    ``hidden``: those, and whether they may be zero as far as anybody knows.
    """
    total, groups = sum(counts.values()), _grouped(rung, counts)
    held = {name: members for name, members in rung if name in hidden}
    left = sum(_ways(groups[name], len(members)) for name, members in rung if name not in hidden)
    together = sum(groups[name] for name in held)
    # Each group that is held back and cannot be zero has at least one.
    least = sum(not hidden[name] for name in held)
    left += _ways(together - least, sum(map(len, held.values())))
    there = [name for name, count in groups.items() if count]
    return Worth(
        _ways(total, len(split.categories)) - left if rung else 0.0,
        len(there),
        sum(name not in hidden for name in there),
    )


def _ways(total: int, cells: int) -> float:
    """The logarithm of the number of ways to put so many things in so many cells."""
    return log2(comb(total + cells - 1, cells - 1)) if cells and total > 0 else 0.0


def _grouped(rung: Rung, counts: Mapping[str, int]) -> dict[str, int]:
    return {name: sum(counts[each] for each in members) for name, members in rung}


def _held_back(groups: Mapping[str, int]) -> dict[str, bool]:
    """What the rule holds back of parts whose total is shown, if nothing else ties them."""
    there = sorted((count, name) for name, count in groups.items() if count)
    hidden = [each for each in there if each[0] < SMALL]
    if not hidden:
        return {}
    for each in there[len(hidden) :]:
        if len(hidden) > 1 and sum(count - 1 for count, _ in hidden) >= WIDTH:
            break
        hidden.append(each)
    if len(hidden) > 1 and sum(count - 1 for count, _ in hidden) >= WIDTH:
        return {name: False for _, name in hidden}
    return dict.fromkeys(groups, True)


def _flow_alone(year: Year, *splits: str) -> Year:
    figures = (
        replace(
            year.figure(key),
            breakdowns=tuple(each for each in year.figure(key).breakdowns if each.by in splits),
        )
        for key in OF_THE_FLOW
    )
    return replace(year, figures=tuple(each for each in figures if each.total is not None))


def _of_flow(year: Year, by: str) -> int:
    """The rung that all the flow shares for a split."""
    alone = _flow_alone(year, by)
    split = next(each for each in BY_KEY[OF_THE_FLOW[0]].splits if each.by == by)
    top = len(split.rungs) - 1
    worths = [_worth_of_flow(alone, split, rung) for rung in range(top)]
    best = max(worths)
    empty = not any(figure.total for figure in alone.figures)
    return worths.index(best) if best or empty else top


def _worth_of_flow(year: Year, split: Split, rung: int) -> float:
    places = {(figure.key, split.by): rung for figure in year.figures}
    shown = protected(coarsened(year, places))
    return together(list(worths_of(year, shown.figures, split, split.rungs[rung]))).value


def worths_of(
    year: Year, figures: tuple[ProtectedFigure, ...], split: Split, rung: Rung
) -> Iterator[Worth]:
    """What a reader gets of a split of some figures, each on the rung."""
    for figure in figures:
        for breakdown in figure.breakdowns:
            if breakdown.by != split.by:
                continue
            counts = {
                place[1]: n
                for place, n in year.figure(figure.key).counts.items()
                if place[:1] == (split.by,)
            }
            free = breakdown.whole or figure.total is HIDDEN
            hidden = {part.category: free for part in breakdown.parts if part.count is HIDDEN}
            yield worth(rung, split, counts, hidden)


def _hidden_totals(year: Year, rungs: Rungs) -> frozenset[str]:
    """The totals of the flow that are held back on these rungs."""
    alone = coarsened(_flow_alone(year, *FLOW_SPLITS), rungs)
    return frozenset(figure.key for figure in protected(alone).figures if figure.total is HIDDEN)


def together(each: Sequence[Worth]) -> Worth:
    """What a reader gets of some splits that share a rung."""
    return Worth(
        sum(one.bits for one in each),
        sum(one.there for one in each),
        sum(one.shown for one in each),
    )


def coarse(year: Year, versions: Sequence[ProtectedYear] = ()) -> Year:
    """The year as it is to be protected: each split on the rung that was chosen.

    ``versions``: what has been published of the same year, whose rungs stay.
    """
    return coarsened(year, chosen(year, rungs_of(versions[-1]) if versions else {}))

"""What may be shown of marks (betyg), so that nobody's own can be worked out.

A mean tells the sum, and a sum near its least or its greatest tells every mark in it: five answers
with the mean 5,0 are five fives. So a sum is shown only where each mark in it could be any, and so
for what is left when the groups that are shown are taken from the whole (own choice).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..evaluation.model import ALL, HIGHEST, LOWEST, mean
from ..suppression.model import SMALL
from .indicators import BY_KEY
from .model import Figure, ProtectedBreakdown, Shown, Spread


def open_sum(count: int, total: int) -> bool:
    """Whether each of so many marks, with this sum, could be any mark.

    One of them can be the greatest, with the others at their least, and the other way about.
    """
    span = HIGHEST - LOWEST
    return count >= SMALL and total - LOWEST * count >= span and HIGHEST * count - total >= span


def open_rest(count: int, total: int) -> bool:
    """The same of what is left of a sum when others are taken from it: nothing tells nobody."""
    return not count or open_sum(count, total)


def of_groups(figure: Figure) -> dict[str, tuple[int, int]]:
    """How many marks each group gave and their sum, and so of all (ALL)."""
    assert figure.distribution is not None
    counts = {part.category: part.count for each in figure.breakdowns for part in each.parts}
    found = {group: (counts[group], total) for group, total in figure.sums}
    return {**found, ALL: (figure.distribution.count, figure.distribution.sum)}


def of_group(figure: Figure, group: str) -> tuple[int, int]:
    """How many marks a group gave, and their sum; of all, or of the groups that one is made of."""
    if figure.distribution is None:
        return 0, 0
    each = of_groups(figure)
    rungs = BY_KEY[figure.key].splits[0].rungs
    members = {ALL: (ALL,), **{name: of for rung in rungs for name, of in rung}}[group]
    return sum(each[one][0] for one in members), sum(each[one][1] for one in members)


def shown_groups(breakdowns: Iterable[ProtectedBreakdown]) -> dict[str, Shown]:
    """How many marks each group gave, as far as it may be shown."""
    return {part.category: part.count for each in breakdowns for part in each.parts}


def marks(figure: Figure, total: Shown, groups: Mapping[str, Shown]) -> Spread:
    """How many marks there are, their mean and the sums that may be shown.

    ``total`` and ``groups``: how many there are in all and of each group, as far as it may be
    shown.
    """
    assert figure.distribution is not None
    if not isinstance(total, int):
        return Spread(total)
    sums = {
        group: sum_
        for group, sum_ in figure.sums
        if isinstance(count := groups[group], int) and open_sum(count, sum_)
    }
    rest = total - sum(count for group in sums if isinstance(count := groups[group], int))
    left = figure.distribution.sum - sum(sums.values())
    if open_sum(total, figure.distribution.sum) and open_rest(rest, left):
        sums[ALL] = figure.distribution.sum
    shown_mean = mean(sums[ALL], total) if ALL in sums else None
    return Spread(total, mean=shown_mean, sums=tuple(sums.items()))

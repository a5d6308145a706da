"""What may be shown of marks (betyg), so that nobody's own can be worked out.

A mean tells the sum, and a sum near its least or its greatest tells every mark in it: five answers
with the mean 5,0 are five fives. So a sum is shown only where each mark in it could be any, and so
for what is left when the groups that are shown are taken from the whole (own choice).
"""

from __future__ import annotations

from collections.abc import Mapping

from ..evaluation.model import ALL, HIGHEST, LOWEST, mean
from ..suppression.model import SMALL
from .model import Figure, Shown, Spread


def open_sum(count: int, total: int) -> bool:
    """Whether each of so many marks, with this sum, could be any mark.

    One of them can be the greatest, with the others at their least, and the other way about.
    """
    span = HIGHEST - LOWEST
    return count >= SMALL and total - LOWEST * count >= span and HIGHEST * count - total >= span


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
    if open_sum(total, figure.distribution.sum) and (not rest or open_sum(rest, left)):
        sums[ALL] = figure.distribution.sum
    shown_mean = mean(sums[ALL], total) if ALL in sums else None
    return Spread(total, mean=shown_mean, sums=tuple(sums.items()))

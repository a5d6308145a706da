"""Figures added up: of the registers of an area, and of the calendar years of a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .indicators import INDICATORS
from .model import Breakdown, Distribution, Figure, Part, Year
from .relations import STOCKS


def period(years: Sequence[Year]) -> Year:
    """A period, from its calendar years in their order (``relations.OF_PERIOD``).

    An indicator that is switched off in one of them is so in the period.
    """
    figures = tuple(
        years[STOCKS[each.key]].figure(each.key)
        if each.key in STOCKS
        else added([year.figure(each.key) for year in years])
        for each in INDICATORS
    )
    off = sorted({key for year in years for key in year.off})
    late = any(year.late for year in years)
    return Year(*years[-1].about, figures, tuple(off), late, len(years), tuple(years))


def added(figures: Sequence[Figure]) -> Figure:
    """The sum of some figures of an indicator."""
    if len(figures) == 1:
        return figures[0]
    first = figures[0]
    breakdowns = tuple(
        Breakdown(
            split.by,
            tuple(
                Part(part.category, sum(each.breakdowns[i].parts[j].count for each in figures))
                for j, part in enumerate(split.parts)
            ),
        )
        for i, split in enumerate(first.breakdowns)
    )
    days: Counter[int] = Counter()
    for each in figures:
        for number, count in each.distribution.days if each.distribution else ():
            days[number] += count
    distribution = Distribution(tuple(sorted(days.items()))) if first.distribution else None
    sums = tuple(
        (group, sum(dict(each.sums).get(group, 0) for each in figures)) for group, _ in first.sums
    )
    total = sum(each.total or 0 for each in figures)
    return Figure(first.key, total, breakdowns, distribution, sums)

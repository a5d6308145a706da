"""Marks of a period beside those of its years: a sum less those that its years show is a sum too.

Own choice: where a year shows any sum, its period shows that of all the groups together and no
more, as the sums of groups and those of years could be crossed; and it shows that only if what is
left, when all that its years show is taken away, could be any marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..evaluation.model import ALL
from ..words.record import replace
from .marks import of_group, open_rest
from .model import Figure, ProtectedFigure, ProtectedYear, Year


def without_told(
    shown: ProtectedYear, counted: Year, others: Sequence[ProtectedYear], known: Sequence[Year]
) -> ProtectedYear:
    """The report without the sums of marks that would tell of some, beside what is published.

    ``counted``: what was counted of it; ``known``: of the ``others``.
    """
    row = {each.years: each for each in (*others, shown)}
    true = {each.years: each for each in (*known, counted)}
    whole = next(each for each in row if each.is_period and shown.years.within(each))
    within = [each for each in row if each.within(whole) and each != whole]

    def kept(figure: ProtectedFigure) -> ProtectedFigure:
        of_years = {each: _sums(row[each].figure(figure.key)) for each in within}
        of_whole = _sums(row[whole].figure(figure.key))
        if not (of_whole and any(of_years.values())):
            return figure
        told = [_told(true[each].figure(figure.key), sums) for each, sums in of_years.items()]
        count, total = of_group(true[whole].figure(figure.key), ALL)
        rest = count - sum(each for each, _ in told), total - sum(each for _, each in told)
        if not open_rest(*rest) or (of_whole != [ALL] and shown.years != whole):
            return _with(figure, ())
        return _with(figure, (ALL,)) if shown.years == whole else figure

    return replace(shown, figures=tuple(map(kept, shown.figures)))


def _sums(figure: ProtectedFigure) -> list[str]:
    """The groups whose sum is shown."""
    return [group for group, _ in figure.days.sums] if figure.days else []


def _told(figure: Figure, groups: Sequence[str]) -> tuple[int, int]:
    """How many marks there are in all that is shown, and their sum."""
    each = [of_group(figure, group) for group in ([ALL] if ALL in groups else groups)]
    return sum(count for count, _ in each), sum(total for _, total in each)


def _with(figure: ProtectedFigure, groups: Sequence[str]) -> ProtectedFigure:
    """The figure with the sums of these groups alone."""
    assert figure.days is not None
    sums = tuple(each for each in figure.days.sums if each[0] in groups)
    mean = figure.days.mean if ALL in dict(sums) else None
    return replace(figure, days=replace(figure.days, sums=sums, mean=mean))

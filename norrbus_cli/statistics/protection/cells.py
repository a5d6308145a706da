"""Where each count of a figure stands among the cells, as it is counted and as it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from ...suppression.model import Cell
from ..indicators import BY_KEY
from ..model import HIDDEN, Figure, ProtectedFigure, ProtectedYear, Shown
from ..relations import AT_END, AT_START, DAYS, FLOW_SPLITS, HAS, LACKS


def counted(figure: Figure) -> dict[Cell, int]:
    """Each count of a figure by where it stands.

    None where there is no data, or nothing to hold back.
    """
    if not BY_KEY[figure.key].about_people:
        return {}
    counts: dict[Cell, int] = {
        (figure.key, *place): count for place, count in figure.counts.items()
    }
    if counts and figure.distribution and BY_KEY[figure.key].days:
        count = figure.distribution.count
        counts |= {
            (figure.key, DAYS, HAS): count,
            (figure.key, DAYS, LACKS): counts[figure.key,] - count,
        }
    return counts


def shown(report: ProtectedYear) -> Iterator[tuple[Cell, Shown, bool]]:
    """Each count of a report by where it stands, and whether it may be zero though it is hidden.

    That is so in a split that is held back whole, and where an indicator is not accounted for.
    """
    for figure in report.figures:
        if figure.key in BY_KEY and BY_KEY[figure.key].about_people:
            off = figure.key in report.off
            for cell, count, whole in _shown(figure):
                yield cell, HIDDEN if off else count, whole or off
    yield from ((place, HIDDEN, True) for place in _left_out(report))


def _left_out(report: ProtectedYear) -> Iterator[Cell]:
    """The beginning of a year that does not account for it, in the groups of its end: earlier
    versions left it out of a report where the year before shows it.
    """
    end = report.figure(AT_END)
    if AT_START in report.off and report.figure(AT_START).total is None and end.total is not None:
        yield (AT_START,)
        for each in end.breakdowns:
            if each.by in FLOW_SPLITS:
                yield from ((AT_START, each.by, part.category) for part in each.parts)


def _shown(figure: ProtectedFigure) -> Iterator[tuple[Cell, Shown, bool]]:
    whole = {(each.by,) for each in figure.breakdowns if each.whole}
    for place, count in figure.counts.items():
        yield (figure.key, *place), count, place[:1] in whole
    if figure.days and BY_KEY[figure.key].days:
        has, total = figure.days.count, figure.total
        lacks: Shown = total - has if isinstance(has, int) and isinstance(total, int) else HIDDEN
        yield (figure.key, DAYS, HAS), has, figure.days.whole
        yield (figure.key, DAYS, LACKS), lacks, figure.days.whole

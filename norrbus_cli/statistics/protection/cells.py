"""Where each count of a figure stands among the cells, as it is counted and as it is shown."""

from __future__ import annotations

from ...suppression.model import Cell
from ..indicators import BY_KEY
from ..model import HIDDEN, Figure, ProtectedFigure, Shown

# The things of a figure that have a number of days, and those that have none: a split like the
# others.
DAYS, HAS, LACKS = "dagar", "har", "saknar"


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


def shown(figure: ProtectedFigure) -> list[tuple[Cell, Shown, bool]]:
    """Each count of a figure in a report by where it stands, and whether it is in a split that is
    held back whole.
    """
    whole = {(each.by,) for each in figure.breakdowns if each.whole}
    counts: list[tuple[Cell, Shown, bool]] = [
        ((figure.key, *place), count, place[:1] in whole) for place, count in figure.counts.items()
    ]
    if figure.days and figure.key in BY_KEY and BY_KEY[figure.key].days:
        count, total = figure.days.count, figure.total
        lacks: Shown = (
            total - count if isinstance(count, int) and isinstance(total, int) else HIDDEN
        )
        counts += [
            ((figure.key, DAYS, HAS), count, figure.days.whole),
            ((figure.key, DAYS, LACKS), lacks, figure.days.whole),
        ]
    return counts

"""Figures with everything shown, for use inside the authority."""

from __future__ import annotations

from ..evaluation.model import ALL
from .model import (
    Figure,
    ProtectedBreakdown,
    ProtectedFigure,
    ProtectedPart,
    ProtectedYear,
    Spread,
    Year,
)


def unhidden(year: Year) -> ProtectedYear:
    """A year with everything shown, for use inside the authority."""
    figures = tuple(whole(each) for each in year.figures)
    return ProtectedYear(*year.about, figures, year.off, length=year.length)


def whole(figure: Figure) -> ProtectedFigure:
    """A figure with everything shown."""
    parts = tuple(
        ProtectedBreakdown(
            each.by, tuple(ProtectedPart(part.category, part.count) for part in each.parts)
        )
        for each in figure.breakdowns
    )
    days = figure.distribution
    spread = None
    if days:
        sums = (*figure.sums, (ALL, days.sum)) if figure.sums else ()
        spread = Spread(days.count, days.median, days.percentile(0.9), days.mean, sums=sums)
    return ProtectedFigure(figure.key, figure.total, parts, spread)

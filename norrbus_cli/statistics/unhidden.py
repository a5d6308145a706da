"""Figures with everything shown, for use inside the authority."""

from __future__ import annotations

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
    return ProtectedYear(*year.about, tuple(whole(each) for each in year.figures))


def whole(figure: Figure) -> ProtectedFigure:
    """A figure with everything shown."""
    parts = tuple(
        ProtectedBreakdown(
            each.by, tuple(ProtectedPart(part.category, part.count) for part in each.parts)
        )
        for each in figure.breakdowns
    )
    days = figure.distribution
    spread = Spread(days.count, days.median, days.percentile(0.9), days.mean) if days else None
    return ProtectedFigure(figure.key, figure.total, parts, spread)

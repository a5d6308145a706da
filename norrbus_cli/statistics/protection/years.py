"""Years as they may be shown, together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...suppression.model import SMALL, Contradiction, Protection, completed
from ...suppression.search import protect
from ..definitions import IN_TIME, LATE
from ..indicators import BY_KEY
from ..model import (
    HIDDEN,
    Distribution,
    Figure,
    ProtectedBreakdown,
    ProtectedFigure,
    ProtectedPart,
    ProtectedYear,
    Shown,
    Spread,
    Year,
)
from ..unhidden import whole as unhidden_figure
from .building import BEFORE, Building
from .cells import DAYS, HAS, LACKS
from .sources import Source, Sum

PERCENTILE_FROM = 10


def protected(
    year: Year,
    earlier: ProtectedYear | None = None,
    later: ProtectedYear | None = None,
    versions: tuple[ProtectedYear, ...] = (),
) -> ProtectedYear:
    """What may be shown of a register's year, beside the published reports of the years before and
    after, and of the same year.
    """
    return protected_together([Source(year, earlier=earlier, later=later, versions=versions)])[0]


def protected_together(sources: Sequence[Source], sums: Sequence[Sum] = ()) -> list[ProtectedYear]:
    """What may be shown of each source, by somebody who reads all the reports and knows which areas
    make up which.
    """
    # A report of another year that does not agree with what is counted now is left out: nothing
    # true can be worked out from the two together.
    for each in (lambda source: source, _agreeing):
        try:
            return _protected([each(source) for source in sources], sums)
        except Contradiction:
            continue
    return _protected([source.alone for source in sources], sums)


def agrees(source: Source) -> bool:
    """Whether what is counted can be true beside the reports of the years before and after."""
    building = Building()
    building.add("0", source)
    try:
        completed(building.system(), building.fixed())
    except Contradiction:
        return False
    return True


def _agreeing(source: Source) -> Source:
    return source if agrees(source) else source.alone


def _protected(sources: Sequence[Source], sums: Sequence[Sum]) -> list[ProtectedYear]:
    building = Building()
    names = [building.add(f"{place}", source) for place, source in enumerate(sources)]
    for each in sums:
        building.add_sum(names[each.place], [names[part] for part in each.parts], each.unpublished)
        if not each.unpublished and all(
            sources[place].earlier for place in (each.place, *each.parts)
        ):
            building.add_sum(
                names[each.place] + BEFORE, [names[part] + BEFORE for part in each.parts]
            )
    protection = protect(building.system(), building.fixed())
    return [
        source.already or _read(source.year, name, building, protection)
        for source, name in zip(sources, names, strict=True)
    ]


def _read(year: Year, register: str, building: Building, protection: Protection) -> ProtectedYear:
    """A year as it may be shown."""
    figures = tuple(_figure(figure, register, building, protection) for figure in year.figures)
    return ProtectedYear(*year.about, figures)


def _figure(
    figure: Figure, register: str, building: Building, protection: Protection
) -> ProtectedFigure:
    if not BY_KEY[figure.key].about_people:
        return unhidden_figure(figure)

    def shown(count: int | None, *place: str) -> Shown:
        return (
            HIDDEN if building.name((register, figure.key, *place)) in protection.hidden else count
        )

    def whole(by: str, categories: Iterable[str]) -> bool:
        return any(
            building.name((register, figure.key, by, each)) in protection.may_be_zero
            for each in categories
        )

    breakdowns = tuple(
        ProtectedBreakdown(
            each.by,
            tuple(
                ProtectedPart(part.category, shown(part.count, each.by, part.category))
                for part in each.parts
            ),
            whole(each.by, (part.category for part in each.parts)),
        )
        for each in figure.breakdowns
    )
    days = None
    if BY_KEY[figure.key].marks and figure.distribution is not None:
        count = shown(figure.distribution.count)
        days = Spread(
            count,
            mean=figure.distribution.mean if isinstance(count, int) and count >= SMALL else None,
        )
    elif figure.distribution is not None:
        days = _spread(
            figure.distribution,
            shown(figure.distribution.count, DAYS, HAS),
            breakdowns,
            whole(DAYS, (HAS, LACKS)),
        )
    return ProtectedFigure(figure.key, shown(figure.total), breakdowns, days)


def _spread(
    distribution: Distribution, count: Shown, breakdowns: Iterable[ProtectedBreakdown], whole: bool
) -> Spread:
    """Median and percentile only where nothing of how many were late is hidden.

    Beside a deadline they would tell how many.
    """
    late = any(
        part.count is HIDDEN
        for each in breakdowns
        for part in each.parts
        if part.category in {IN_TIME, LATE}
    )
    if not isinstance(count, int) or count < SMALL or late:
        return Spread(count, whole=whole)
    return Spread(
        count,
        distribution.median,
        distribution.percentile(0.9) if count >= PERCENTILE_FROM else None,
    )

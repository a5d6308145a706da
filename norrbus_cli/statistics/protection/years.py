"""Years as they may be shown, together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...suppression.model import SMALL, Cell, Contradiction, Protection, completed, is_small
from ...suppression.search import protect
from ...words.record import replace
from ..definitions import IN_TIME, LATE
from ..indicators import BY_KEY
from ..marks import marks, shown_groups
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
from ..relations import DAYS, HAS, LACKS, led_to
from ..span import Years
from ..unhidden import whole as unhidden_figure
from .between import add_led_to
from .building import BESIDE, EVERY, LED_TO_BY_FEW, Building, of_years
from .counties import add_counties, version
from .sources import County, Source, Sum

PERCENTILE_FROM = 10


def protected(
    year: Year, others: tuple[ProtectedYear, ...] = (), counties: tuple[County, ...] = ()
) -> ProtectedYear:
    """What may be shown of a register's year, beside all that is published: the reports of other
    years, and the county's of those.
    """
    return protected_together([Source(year, others=others, counties=counties)])[0]


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
    # Nor are sums of other years that these do not have.
    return _protected([_agreeing(source) for source in sources], sums, across=False)


def agrees(source: Source) -> bool:
    """Whether what is counted can be true beside all that is published of other years."""
    # What others are taken to hold back because it is small can turn out not to be.
    looser = zip(*(each.looser for each in source.counties), strict=True)
    return _can_be(source) or any(_can_be(replace(source, counties=each)) for each in looser)


def _can_be(source: Source) -> bool:
    building = _built([source], ())
    try:
        completed(building.system(), building.fixed())
    except Contradiction:
        return False
    return True


def told(source: Source) -> frozenset[Cell]:
    """The small counts that a report tells (``already``), beside all else that is published.

    None where it cannot be true beside the others: nothing true can be worked out from them.
    """
    try:
        building = _built([source], ())
        return protect(building.system(), building.fixed()).narrow
    except Contradiction:
        left = _agreeing(source)
        return told(left) if left.others else frozenset()


def _agreeing(source: Source) -> Source:
    """The source beside the reports that can be true beside it."""
    if _can_be(source):
        return source
    found = replace(source, counties=())
    if not _can_be(found):
        return source.alone
    for each in source.counties:
        beside = (replace(found, counties=(*found.counties, one)) for one in (each, *each.looser))
        found = next(filter(_can_be, beside), found)
    return found


def _built(sources: Sequence[Source], sums: Sequence[Sum], across: bool = True) -> Building:
    """``across``: also what was added up of other years."""
    building = Building()
    names = [building.add(f"{place}", source) for place, source in enumerate(sources)]
    for each in sums:
        whole, parts = names[each.place], [names[part] for part in each.parts]
        building.add_sum(whole, parts)
        if across:
            _add_earlier(building, sources, names, each)
    for name, source in zip(names, sources, strict=True):
        add_counties(building, name, source)
        if not sums:
            _cap_small(building, name, source)
    add_led_to(building)
    return building


def _cap_small(building: Building, register: str, source: Source) -> None:
    """A reader who is shown all that leads to a total takes one that is held back to be small:
    nothing else can have hidden it when it is published before a period or its years, and beside no
    sum.
    """
    year = source.year
    joined = any(each.years.overlaps(year.years) for each in source.others)
    if source.already or joined:
        return
    for figure in year.figures:
        beside = led_to(figure.key)
        alone = beside and beside.isdisjoint(year.off) and figure.key not in year.off
        if alone and (figure.key,) in LED_TO_BY_FEW and is_small(figure.total or 0):
            building.cap(building.name((register, figure.key)), figure.total)


def _add_earlier(
    building: Building, sources: Sequence[Source], names: Sequence[str], each: Sum
) -> None:
    """An area's reports of other years are the sums of its parts' as they were then."""
    for years in _years(sources[each.place]).intersection(
        *(_years(sources[part]) for part in each.parts)
    ):
        parts = [_version(building, names[part], sources[part], years) for part in each.parts]
        building.add_sum(of_years(names[each.place], years), parts)


def _version(building: Building, name: str, source: Source, years: Years) -> str:
    """What the report that was added up goes by."""
    own = of_years(name, years)
    keys = EVERY if years.within(source.joined) else BESIDE
    then = (each for each in source.summed if each.years == years)
    return next((version(building, own, f"{own} då", each, keys) for each in then), own)


def _years(source: Source) -> set[Years]:
    return {each.years for each in source.others}


def _protected(
    sources: Sequence[Source], sums: Sequence[Sum], across: bool = True
) -> list[ProtectedYear]:
    building = _built(sources, sums, across)
    protection = protect(building.system(), building.fixed())
    return [
        source.already or _read(source.year, name, building, protection)
        for name, source in ((f"{place}", source) for place, source in enumerate(sources))
    ]


def _read(year: Year, register: str, building: Building, protection: Protection) -> ProtectedYear:
    """A year as it may be shown."""
    figures = tuple(_figure(figure, register, building, protection) for figure in year.figures)
    return ProtectedYear(*year.about, figures, year.off, year.late, year.length)


def _figure(
    figure: Figure, register: str, building: Building, protection: Protection
) -> ProtectedFigure:
    if not BY_KEY[figure.key].about_people:
        return unhidden_figure(figure)

    off = figure.key in building.off[register]

    def shown(count: int | None, *place: str) -> Shown:
        cell = building.name((register, figure.key, *place))
        held = off or cell in protection.hidden or cell in building.slack
        return HIDDEN if held else count

    def whole(by: str, categories: Iterable[str]) -> bool:
        return any(
            (cell := building.name((register, figure.key, by, each))) in protection.may_be_zero
            or cell in building.slack
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
        days = marks(figure, shown(figure.total), shown_groups(breakdowns))
    elif figure.distribution is not None:
        days = _spread(
            figure.distribution,
            shown(figure.distribution.count, DAYS, HAS),
            _late_is_told(figure.key, breakdowns),
            whole(DAYS, (HAS, LACKS)),
        )
    return ProtectedFigure(figure.key, shown(figure.total), breakdowns, days)


def _late_is_told(key: str, breakdowns: Iterable[ProtectedBreakdown]) -> bool:
    """Whether it is shown how many were in time and how many late, where that is counted.

    It is not where a number is hidden, nor where the split is shown in other groups or not at all.
    """
    told = {part.category for each in breakdowns for part in each.parts if part.count is not HIDDEN}
    return told.issuperset(
        {IN_TIME, LATE} & {name for split in BY_KEY[key].splits for name in split.categories}
    )


def _spread(distribution: Distribution, count: Shown, told: bool, whole: bool) -> Spread:
    """Median and percentile only where it is told how many were late.

    Beside a deadline they would tell how many.
    """
    if not isinstance(count, int) or count < SMALL or not told:
        return Spread(count, whole=whole)
    return Spread(
        count,
        distribution.median,
        distribution.percentile(0.9) if count >= PERCENTILE_FROM else None,
    )

"""What a year or a period is counted to be beside what has been published of its calendar years.

A year begins as the year before was published to end, and a period is what its years are: as they
were published, else as they are counted now. A year that is published after its period is what it
was counted to be in it. So reports can be subtracted, and what is left is a count of some year and
not what has become known between them (own choice).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..words.record import replace
from .adding import period
from .indicators import VERSION
from .model import Figure, Year
from .period_refusals import InPeriod, PeriodsOverlap, PeriodStands, UntoldToCounty
from .protection.sources import County
from .refusals import CountedOtherwise, EndsOtherwise
from .relations import AT_END, AT_START, FLOW_SPLITS
from .span import Years, joined_with
from .store import Published

Row = Mapping[int, Year]


def row_of(published: Sequence[Published]) -> dict[int, Year]:
    """Each calendar year that is published, by itself or in a period, as it was counted."""
    found = {year.year: year for each in published for year in each.counted.each}
    return found | {each.counted.year: each.counted for each in published if not each.counted.each}


def apart(published: Sequence[Published]) -> tuple[Years, ...]:
    """What was published before any that it has years in common with."""
    return tuple(
        each.years
        for each in published
        if not any(
            other.years != each.years
            and other.years.overlaps(each.years)
            and other.order < each.order
            for other in published
        )
    )


def require_apart(years: Years, correction: str, others: Sequence[Published]) -> None:
    """Raises PeriodsOverlap, and PeriodStands and InPeriod for a correction."""
    periods = [each.years for each in others if each.years.is_period]
    over = next((each for each in periods if each.overlaps(years)), None)
    if over and years.is_period:
        raise PeriodsOverlap(years, over)
    if correction and years.is_period:
        raise PeriodStands(years)
    if correction and over:
        raise InPeriod(years, over)


def require_told(
    years: Years, who: tuple[str, str], others: Sequence[Published], counties: Sequence[County]
) -> None:
    """Raises UntoldToCounty where a period and its years are published beside the county's report
    of one of them, and the county does not know what is published of them already: so no two
    municipalities publish more than one each without knowing of the other (own choice).

    ``who``: the municipality and the authority.
    """
    period = joined_with(years, [each.years for each in others])
    told = {
        each.years
        for county in counties
        for each in (*county.shown, *county.beside)
        if each.municipality == who[0] and (each in county.shown or each.authority == who[1])
    }
    untold = [each.years for each in others if each.years.overlaps(period)]
    untold = [each for each in untold if each not in told]
    of_county = [each.years for each in counties if each.years.overlaps(period)]
    if period.is_period and of_county and untold:
        raise UntoldToCounty(years, of_county[-1], untold[0])


def beside(years: Years, now: Mapping[int, Year], row: Row, correction: bool) -> Year:
    """The year or the period: ``now``, the calendar years that are counted now, with those that are
    published (``row``). Raises CountedOtherwise, and unless it corrects EndsOtherwise.
    """
    found: dict[int, Year] = {}
    for year in years.each:
        published = row.get(year)
        found[year] = published or in_row(now[year], found.get(year - 1) or row.get(year - 1))
        if published and published.definitions != VERSION:
            raise CountedOtherwise(year, period=True)
        after = row.get(year + 1)
        if after and not (published or correction or ends_as(found[year], after)):
            raise EndsOtherwise(year)
    return period([*found.values()]) if years.is_period else found[years.last]


def in_row(year: Year, before: Year | None) -> Year:
    """The year, beginning as the year before was published to end."""
    if before is None:
        return year
    end = before.figure(AT_END)
    began = Figure(
        AT_START, end.total, tuple(each for each in end.breakdowns if each.by in FLOW_SPLITS)
    )
    figures = tuple(began if each.key == AT_START else each for each in year.figures)
    return replace(year, figures=figures, late=began != year.figure(AT_START))


def ends_as(year: Year, after: Year) -> bool:
    """Whether the year ends as the year after it has been published to begin."""
    end = year.figure(AT_END)
    flow = tuple(each for each in end.breakdowns if each.by in FLOW_SPLITS)
    began = after.figure(AT_START)
    return (end.total, flow) == (began.total, began.breakdowns)

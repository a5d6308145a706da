"""The report: what may be shown of one or several years, as lines that every form of it is written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .definitions import INDICATORS, Indicator
from .model import (
    HIDDEN,
    Breakdown,
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


@dataclass(frozen=True)
class Line:
    """A number of an indicator in each year of the report, the newest last: the total, or a category of a split.

    ``shares`` are per thousand of the total; HIDDEN where a count of the split is held back, None where there is no total.
    """

    by: str
    category: str
    counts: tuple[Shown, ...]
    shares: tuple[Shown, ...]


@dataclass(frozen=True)
class Days:
    """How long it took, in each year: the median and the 90th percentile; HIDDEN when they rest on too few, None when on nothing."""

    what: str
    medians: tuple[Shown, ...]
    nineties: tuple[Shown, ...]


@dataclass(frozen=True)
class Entry:
    """An indicator with its numbers: the total first, then each split's categories."""

    indicator: Indicator
    total: Line
    splits: tuple[tuple[str, tuple[Line, ...]], ...]
    days: Days | None

    @property
    def nothing(self) -> bool:
        """Whether there was none in any year: then there is nothing to split."""
        return all(count == 0 for count in self.total.counts)


@dataclass(frozen=True)
class Report:
    """A report for a municipality. ``years`` are ascending; the last is what it is about. ``internal``: small numbers are shown."""

    title: str
    owner: str
    years: tuple[int, ...]
    until: date
    definitions: int
    internal: bool
    entries: tuple[Entry, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing at all has been counted in any year."""
        return all(entry.nothing for entry in self.entries)


def report(years: Sequence[ProtectedYear], internal: bool) -> Report:
    """The report of some years, ascending; all of the same register."""
    newest = years[-1]
    entries = tuple(_entry(indicator, [each.figure(indicator.key) for each in years]) for indicator in INDICATORS)
    title = f"Statistik {newest.year}" + (", internt" if internal else "")
    owner = f"{newest.municipality}, {newest.authority}"
    return Report(title, owner, tuple(each.year for each in years), newest.until, newest.definitions, internal, entries)


def _entry(indicator: Indicator, figures: Sequence[ProtectedFigure]) -> Entry:
    total = Line("", "", tuple(each.total for each in figures), tuple(None for _ in figures))
    splits = tuple((split.by, _lines(split.by, split.categories, figures)) for split in indicator.splits)
    return Entry(indicator, total, splits, _days(indicator.days, [each.days for each in figures]) if indicator.days else None)


def _lines(by: str, categories: Sequence[str], figures: Sequence[ProtectedFigure]) -> tuple[Line, ...]:
    breakdowns = [each.breakdown(by) for each in figures]
    counts = [{part.category: part.count for part in each.parts} if each else {} for each in breakdowns]
    shares = [_shares(each, categories) for each in breakdowns]
    return tuple(Line(by, category, tuple(each.get(category) for each in counts), tuple(each[category] for each in shares)) for category in categories)


def _shares(breakdown: ProtectedBreakdown | None, categories: Sequence[str]) -> dict[str, Shown]:
    """Each category's share per thousand, rounded to the nearest."""
    shares = breakdown.shares if breakdown else None
    if shares is not None:
        return {category: int(1000 * share + 0.5) for category, share in shares.items()}
    hidden = breakdown is not None and any(part.count is HIDDEN for part in breakdown.parts)
    return dict.fromkeys(categories, HIDDEN if hidden else None)


def _days(what: str, spreads: Sequence[Spread | None]) -> Days:
    return Days(what, tuple(_day(each, 0) for each in spreads), tuple(_day(each, 1) for each in spreads))


def _day(spread: Spread | None, which: int) -> Shown:
    """The median (0) or the 90th percentile (1)."""
    if spread is None or spread.count == 0:
        return None
    days = (spread.median, spread.ninetieth)[which]
    return HIDDEN if days is None else days


def unhidden(year: Year) -> ProtectedYear:
    """A year with everything shown, for use inside the authority."""
    return ProtectedYear(year.year, year.municipality, year.authority, year.until, year.definitions, tuple(_whole(each) for each in year.figures))


def _whole(figure: Figure) -> ProtectedFigure:
    days = _spread(figure.distribution) if figure.distribution else None
    return ProtectedFigure(figure.key, figure.total, tuple(_parts(each) for each in figure.breakdowns), days)


def _parts(breakdown: Breakdown) -> ProtectedBreakdown:
    return ProtectedBreakdown(breakdown.by, tuple(ProtectedPart(part.category, part.count) for part in breakdown.parts))


def _spread(distribution: Distribution) -> Spread:
    return Spread(distribution.count, distribution.median, distribution.percentile(0.9))

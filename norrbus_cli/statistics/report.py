"""The report: protected figures of one or several years as lines that every form of it is written from.

Nothing in it points at a child: it is made of protected figures alone, or, when asked for inside the authority, of unhidden ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .definitions import Indicator
from .model import Shown


@dataclass(frozen=True)
class Line:
    """A number of an indicator in each year of the report, the newest last: the total, or a category of a split.

    ``shares`` are per thousand of the total, HIDDEN where the count or another of the split is held back, None where there is no total.
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


@dataclass(frozen=True)
class Report:
    """A report for a municipality or a county. ``years`` are ascending; the last is what it is about. ``internal``: small numbers are shown."""

    title: str
    owner: str
    years: tuple[int, ...]
    until: date
    definitions: int
    internal: bool
    entries: tuple[Entry, ...]
    notes: tuple[str, ...]

"""The deeds of publishing a year (fastställa), and of looking at what differs from it now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..database import Register
from . import store
from .counting import count
from .counting_changes import Cause, causes
from .counting_gaps import missing
from .definitions import BY_KEY, INDICATORS, Indicator
from .exchange import checksum
from .model import ProtectedFigure, ProtectedYear, Shown, Year
from .protection import protected
from .refusals import GapsLeft, NothingDiffers, NothingToCorrect, NotOver, NotPublished, PublishedAlready, UnknownIndicator
from .report import unhidden
from .store import Published

INTERNAL = "statistik med små tal"


def publish(register: Register, year: int, correction: str, with_gaps: bool, today: date) -> Published:
    """Publish a year, or a corrected version of it; what the version before held back stays held back.

    Raises NotOver, PublishedAlready, NothingToCorrect, NothingDiffers, GapsLeft.
    """
    if year >= today.year:
        raise NotOver(year)
    with register.operation(day=today.isoformat(), reason=correction):
        old = store.published(register, year)
        if old and not correction:
            raise PublishedAlready(year, old.published_on)
        if correction and not old:
            raise NothingToCorrect(year)
        gaps = missing(register, year, today)
        if gaps and not with_gaps:
            raise GapsLeft(year, len(gaps))
        counted = count(register, year, today)
        shown = protected(counted, _before(register, year), old.shown if old else None)
        if old and old.counted == counted and old.shown == shown:
            raise NothingDiffers(year)
        version = old.version + 1 if old else 1
        new = Published(year, version, today, correction, counted, shown, checksum(shown), store.newest_change(register))
        store.publish(register, new)
    return new


def _before(register: Register, year: int) -> ProtectedYear | None:
    before = store.published(register, year - 1)
    return before.shown if before else None


@dataclass(frozen=True)
class Difference:
    """A number that was another when the year was published, and the kinds of event, in words, that can explain it."""

    indicator: Indicator
    by: str
    category: str
    was: Shown
    now: Shown
    causes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """What differs from a published year."""

    published: Published
    now: Year
    differences: tuple[Difference, ...]

    @property
    def definitions_changed(self) -> bool:
        """Whether the indicators count something else now."""
        return self.published.counted.definitions != self.now.definitions


def compare(register: Register, year: int, internal: bool, today: date) -> Comparison:
    """What differs now from a published year; ``internal`` shows small numbers, which is logged. Raises NotPublished."""
    found = store.published(register, year)
    if found is None:
        raise NotPublished(year)
    now = count(register, year, today)
    different = [key for key in BY_KEY if found.counted.figure(key) != now.figure(key)]
    if internal:
        with register.operation(day=today.isoformat(), reason=INTERNAL):
            was, shown = unhidden(found.counted), unhidden(now)
    else:
        was, shown = found.shown, protected(now, _before(register, year), found.shown)
    why = causes(register, different, year, found.changes)
    differences = [_differences(BY_KEY[key], was.figure(key), shown.figure(key), tuple(map(_spoken, why[key]))) for key in different]
    return Comparison(found, now, tuple(each for of_key in differences for each in of_key))


def _spoken(cause: Cause) -> str:
    """``norrbus möte genomför, 2 gånger, 2027-01-20 till 2027-02-03``."""
    times = "" if cause.times == 1 else f", {cause.times} gånger"
    until = "" if cause.last == cause.first else f" till {cause.last.isoformat()}"
    return f"{cause.command}{times}, {cause.first.isoformat()}{until}"


def _differences(indicator: Indicator, was: ProtectedFigure, now: ProtectedFigure, why: tuple[str, ...]) -> list[Difference]:
    found = [Difference(indicator, "", "", was.total, now.total)]
    for split in indicator.splits:
        before, after = was.breakdown(split.by), now.breakdown(split.by)
        counts = [{part.category: part.count for part in each.parts} if each else {} for each in (before, after)]
        found += [Difference(indicator, split.by, category, counts[0].get(category), counts[1].get(category)) for category in split.categories]
    # When all that differs is held back, or is how the days are spread, the total says that something does. The reasons stand by the first.
    first, *rest = [each for each in found if each.was != each.now] or found[:1]
    return [replace(first, causes=why), *rest]


def switch(register: Register, keys: tuple[str, ...], off: bool, today: date) -> None:
    """Switch indicators off, or on again. Raises UnknownIndicator."""
    for key in keys:
        if key not in BY_KEY:
            raise UnknownIndicator(key, [each.key for each in INDICATORS])
    with register.operation(day=today.isoformat()):
        for key in keys:
            store.switch(register, key, off)

"""The deed of publishing a year (fastställa): the one way for a count to leave the authority."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..case import store as case_store
from ..paper.traces import finder, shape_of
from ..register.database import Register
from ..words.record import replace
from ..words.swedish import fold
from . import store
from .choosing import coarse
from .choosing_beside import beside as coarse_beside
from .coarsening import without_hidden
from .correcting import corrected
from .counting.gaps import require_sound
from .counting.years import count
from .exchange import checksum
from .form import PublishYear
from .indicators import BY_KEY, INDICATORS
from .marks_beside import without_told
from .model import ProtectedYear, Year
from .periods import apart, beside, require_apart, require_told, row_of
from .protection.building import EVERY
from .protection.sources import Source
from .protection.years import agrees, protected_together, told
from .refusals import (
    CountedOtherwise,
    NothingCounted,
    NothingDiffers,
    NothingToCorrect,
    NotOver,
    PublishedAlready,
    ReasonTellsWho,
    TooLittleToCorrect,
    UnknownIndicator,
    WouldTell,
)
from .span import only
from .store import Published


def publish(register: Register, wanted: PublishYear, today: date) -> Published:
    """Publish a year, a corrected version of it, or a period. Raises what ``ready`` raises."""
    with register.operation(day=today.isoformat(), reason=wanted.correction):
        new = ready(register, wanted, today)
        store.publish(register, new)
    return new


def ready(register: Register, wanted: PublishYear, today: date) -> Published:
    """A year or a period as it would be published now, beside all that has gone out.

    Raises NotOver, ReasonTellsWho, PublishedAlready, NothingToCorrect, PeriodsOverlap,
    PeriodStands, InPeriod, NothingCounted, NothingDiffers, StopsLeft, GapsLeft, EndsOtherwise,
    UntoldToCounty, WouldTell, CountedOtherwise, TooLittleToCorrect.
    """
    years = wanted.years
    if years.last >= today.year:
        raise NotOver(years)
    if shape_of(wanted.correction) or finder(
        person.name for person in case_store.children(register)
    )(wanted.correction):
        raise ReasonTellsWho
    versions = store.versions_of(register, years)
    if versions and not wanted.correction:
        raise PublishedAlready(years, versions[-1].published_on)
    if wanted.correction and not versions:
        raise NothingToCorrect(years)
    others = store.newest_of_others(register, years)
    require_apart(years, wanted.correction, others)
    counted = _counted(register, wanted, others, today)
    counties = tuple(store.counties(register))
    require_told(years, (counted.municipality, counted.authority), others, counties)
    changes = store.newest_change(register)
    source = Source(
        counted,
        others=tuple(each.shown for each in others),
        known=tuple(each.counted for each in others),
        apart=apart(others),
        counties=counties,
    )
    if versions:
        return _correction(wanted, versions, source, today, changes)
    shown = _protected(source)
    left = tuple(key for key in shown.off if key not in counted.off)
    counted = replace(counted, off=shown.off)
    return Published(1, today, "", counted, shown, checksum(shown), changes, left)


def _protected(source: Source) -> ProtectedYear:
    """What may be shown of it for the first time. Raises WouldTell."""
    counted, years = source.year, source.year.years
    joined = any(each.years.overlaps(years) for each in source.others)
    if joined and not agrees(source):
        raise WouldTell(years)
    year = coarse_beside(source) if joined else coarse(counted)
    source = replace(source, year=year, fine=counted)
    shown = without_hidden(protected_together([source])[0])
    if joined:
        shown = _told_apart(source, shown)
        return without_told(shown, counted, source.others, source.known)
    if not source.others or not told(replace(source, already=shown)):
        return shown
    if any(each.years.last > years.last for each in source.others):
        raise WouldTell(years)
    return _told_apart(source, shown)


def _told_apart(source: Source, shown: ProtectedYear) -> ProtectedYear:
    """The report without the indicators that it and its years, or earlier ones, would tell: they
    are counted, but not accounted for, so that not even zero can be left out. Raises WouldTell.
    """
    before = told(_beside(source, replace(shown, off=tuple(EVERY), late=True)))
    while keys := {cell[1] for cell in told(_beside(source, shown)) - before}:
        off = set(source.year.off)
        if off >= EVERY:
            raise WouldTell(source.year.years)
        off |= EVERY if EVERY & keys <= off else keys
        source = replace(source, year=replace(source.year, off=tuple(sorted(EVERY & off))))
        shown = without_hidden(protected_together([source])[0])
    return shown


def _beside(source: Source, shown: ProtectedYear) -> Source:
    year = replace(source.year, off=shown.off, late=shown.late)
    return replace(source, year=year, already=shown, joined_now=True)


def _correction(
    wanted: PublishYear, versions: Sequence[Published], source: Source, today: date, changes: int
) -> Published:
    last = versions[-1]
    if source.year.definitions != last.counted.definitions:
        raise CountedOtherwise(last.years)
    found = corrected(versions, source)
    if found.counted.figures == last.counted.figures:
        raise (
            TooLittleToCorrect(last.years, found.kept) if found.kept else NothingDiffers(last.years)
        )
    return Published(
        last.version + 1,
        today,
        wanted.correction,
        found.counted,
        found.shown,
        checksum(found.shown),
        changes,
        found.kept,
    )


def _counted(
    register: Register, wanted: PublishYear, others: Sequence[Published], today: date
) -> Year:
    row = row_of(others)
    new = [year for year in wanted.years.each if year not in row]
    now = {year: count(register, only(year), today) for year in new}
    counted = beside(wanted.years, now, row, bool(wanted.correction))
    if not wanted.correction and not any(figure.total for figure in counted.figures):
        raise NothingCounted(wanted.years)
    for year in new:
        require_sound(register, year, wanted.with_gaps, today)
    return counted


def switch(register: Register, typed: Iterable[str], off: bool, today: date) -> list[str]:
    """Switch indicators off, or on again, by key or title; their keys.

    Raises UnknownIndicator when one is none; then nothing is done.
    """
    by_name = {fold(name): each.key for each in INDICATORS for name in (each.title, each.key)}
    keys: list[str] = []
    for name in dict.fromkeys(map(fold, typed)):
        if name not in by_name:
            raise UnknownIndicator(name, list(BY_KEY))
        keys.append(by_name[name])
    with register.operation(day=today.isoformat()):
        for key in keys:
            store.switch(register, key, off)
    return keys

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
from .coarsening import without_hidden
from .correcting import corrected, ends_as, in_row
from .counting.gaps import require_sound
from .counting.years import count
from .exchange import checksum
from .form import PublishYear
from .indicators import BY_KEY, INDICATORS
from .model import Year
from .protection.sources import Source
from .protection.years import protected_together, told
from .refusals import (
    CountedOtherwise,
    EndsOtherwise,
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
from .store import Published


def publish(register: Register, wanted: PublishYear, today: date) -> Published:
    """Publish a year, or a corrected version of it. Raises what ``ready`` raises."""
    with register.operation(day=today.isoformat(), reason=wanted.correction):
        new = ready(register, wanted, today)
        store.publish(register, new)
    return new


def ready(register: Register, wanted: PublishYear, today: date) -> Published:
    """A year as it would be published now, beside all that has gone out.

    Raises NotOver, ReasonTellsWho, PublishedAlready, NothingToCorrect, NothingCounted,
    NothingDiffers, StopsLeft, GapsLeft, EndsOtherwise, WouldTell, CountedOtherwise,
    TooLittleToCorrect.
    """
    year = wanted.year
    if year >= today.year:
        raise NotOver(year)
    if shape_of(wanted.correction) or finder(
        person.name for person in case_store.children(register)
    )(wanted.correction):
        raise ReasonTellsWho
    versions = store.versions_of(register, year)
    if versions and not wanted.correction:
        raise PublishedAlready(year, versions[-1].published_on)
    if wanted.correction and not versions:
        raise NothingToCorrect(year)
    others = store.newest_of_others(register, year)
    counted = in_row(_counted(register, wanted, today), others)
    changes = store.newest_change(register)
    after = next((each for each in others if each.year == year + 1), None)
    if after and not versions and not ends_as(counted, after):
        raise EndsOtherwise(year)
    source = Source(
        counted,
        others=tuple(each.shown for each in others),
        counties=tuple(store.counties(register)),
    )
    if versions:
        return _correction(wanted, versions, source, today, changes)
    source = replace(source, year=coarse(counted), fine=counted)
    shown = without_hidden(protected_together([source])[0])
    if any(each.year > year for each in others) and told(replace(source, already=shown)):
        raise WouldTell(year)
    return Published(year, 1, today, "", counted, shown, checksum(shown), changes)


def _correction(
    wanted: PublishYear, versions: Sequence[Published], source: Source, today: date, changes: int
) -> Published:
    last = versions[-1]
    if source.year.definitions != last.counted.definitions:
        raise CountedOtherwise(last.year)
    found = corrected(versions, source)
    if found.counted.figures == last.counted.figures:
        raise TooLittleToCorrect(last.year, found.kept) if found.kept else NothingDiffers(last.year)
    return Published(
        last.year,
        last.version + 1,
        today,
        wanted.correction,
        found.counted,
        found.shown,
        checksum(found.shown),
        changes,
        found.kept,
    )


def _counted(register: Register, wanted: PublishYear, today: date) -> Year:
    counted = count(register, wanted.year, today)
    if not wanted.correction and not any(figure.total for figure in counted.figures):
        raise NothingCounted(wanted.year)
    require_sound(register, wanted.year, wanted.with_gaps, today)
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

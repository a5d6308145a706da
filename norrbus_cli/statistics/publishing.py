"""The deeds of publishing a year (fastställa), and of looking at what differs from it now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ..case import store as case_store
from ..paper.traces import finder, shape_of
from ..register.database import Register
from ..suppression.model import SMALL
from ..words.record import Record, replace
from ..words.swedish import fold
from . import store
from .counting.changes import Cause, causes
from .counting.gaps import require_sound
from .counting.years import count
from .definitions import Indicator
from .exchange import checksum
from .form import PublishYear
from .indicators import BY_KEY, INDICATORS
from .model import ProtectedFigure, ProtectedYear, Shown, Spread, Year
from .protection.years import protected
from .refusals import (
    DiffersLittle,
    NothingCounted,
    NothingDiffers,
    NothingToCorrect,
    NotOver,
    NotPublished,
    PublishedAlready,
    ReasonTellsWho,
    UnknownIndicator,
)
from .store import Published
from .unhidden import unhidden

INTERNAL = "statistik med små tal"


def publish(register: Register, wanted: PublishYear, today: date) -> Published:
    """Publish a year, or a corrected version of it. Raises what ``ready`` raises."""
    with register.operation(day=today.isoformat(), reason=wanted.correction):
        new = ready(register, wanted, today)
        store.publish(register, new)
    return new


def ready(register: Register, wanted: PublishYear, today: date) -> Published:
    """A year as it would be published now; what an earlier version held back stays held back.

    Raises NotOver, ReasonTellsWho, PublishedAlready, NothingToCorrect, NothingCounted,
    NothingDiffers, StopsLeft, GapsLeft, DiffersLittle.
    """
    year = wanted.year
    if year >= today.year:
        raise NotOver(year)
    if shape_of(wanted.correction) or finder(
        person.name for person in case_store.children(register)
    )(wanted.correction):
        raise ReasonTellsWho
    versions = store.versions_of(register, year)
    old = versions[-1] if versions else None
    if old and not wanted.correction:
        raise PublishedAlready(year, old.published_on)
    if wanted.correction and not old:
        raise NothingToCorrect(year)
    counted = _counted(register, wanted, today)
    shown = protected(
        counted, *store.beside(register, year), tuple(each.shown for each in versions)
    )
    if versions:
        _check_correction(wanted, versions, counted, shown)
    return Published(
        year,
        len(versions) + 1,
        today,
        wanted.correction,
        counted,
        shown,
        checksum(shown),
        store.newest_change(register),
    )


def _counted(register: Register, wanted: PublishYear, today: date) -> Year:
    counted = count(register, wanted.year, today)
    if not wanted.correction and not any(figure.total for figure in counted.figures):
        raise NothingCounted(wanted.year)
    require_sound(register, wanted.year, wanted.with_gaps, today)
    return counted


def _check_correction(
    wanted: PublishYear, versions: Sequence[Published], counted: Year, shown: ProtectedYear
) -> None:
    """Any two versions can be subtracted: a number that differs by one to four tells of so few."""
    if (versions[-1].counted, versions[-1].shown) == (counted, shown):
        raise NothingDiffers(wanted.year)
    small = max(
        sum(0 < abs(now - was) < SMALL for was, now in _both(each.shown, shown))
        for each in versions
    )
    if small and not wanted.despite_small:
        raise DiffersLittle(wanted.year, small)


def _both(old: ProtectedYear, new: ProtectedYear) -> Iterator[tuple[int, int]]:
    """Each number about people that is shown in both."""
    for figure in new.figures:
        was = old.figure(figure.key).counts if BY_KEY[figure.key].about_people else {}
        for place, now in figure.counts.items():
            before = was.get(place)
            if isinstance(before, int) and isinstance(now, int):
                yield before, now


class Difference(Record):
    """A number that was another when the year was published, and the kinds of event, in words, that
    can explain it.

    ``tenths``: both are tenths. Either is None where it is not told, or where there is none.
    """

    indicator: Indicator
    by: str
    category: str
    was: Shown
    now: Shown
    causes: tuple[str, ...] = ()
    tenths: bool = False


class Comparison(Record):
    """What differs from a published year."""

    published: Published
    now: Year
    differences: tuple[Difference, ...]

    @property
    def definitions_changed(self) -> bool:
        """Whether the indicators count something else now."""
        return self.published.counted.definitions != self.now.definitions


def compare(register: Register, year: int, internal: bool, today: date) -> Comparison:
    """What differs now from a published year: which indicators.

    ``internal`` tells every number, which is logged. Raises NotPublished.
    """
    found = store.published(register, year)
    if found is None:
        raise NotPublished(year, over=year < today.year)
    now = count(register, year, today)
    different = [key for key in BY_KEY if found.counted.figure(key) != now.figure(key)]
    why = {
        key: tuple(map(_spoken, each))
        for key, each in causes(register, different, year, found.changes).items()
    }
    if not internal:
        return Comparison(
            found,
            now,
            tuple(Difference(BY_KEY[key], "", "", None, None, why[key]) for key in different),
        )
    with register.operation(day=today.isoformat(), reason=INTERNAL):
        was, shown = unhidden(found.counted), unhidden(now)
    differences = [
        _differences(BY_KEY[key], was.figure(key), shown.figure(key), why[key]) for key in different
    ]
    return Comparison(found, now, tuple(each for of_key in differences for each in of_key))


def _spoken(cause: Cause) -> str:
    """``norrbus möte genomför, 2 gånger, 2027-01-20 till 2027-02-03``."""
    times = "" if cause.times == 1 else f", {cause.times} gånger"
    until = "" if cause.last == cause.first else f" till {cause.last.isoformat()}"
    return f"{cause.command}{times}, {cause.first.isoformat()}{until}"


def _differences(
    indicator: Indicator, was: ProtectedFigure, now: ProtectedFigure, why: tuple[str, ...]
) -> list[Difference]:
    before, after = was.counts, now.counts
    found: list[Difference] = []
    for place in {**before, **after}:
        by, category = place or ("", "")
        found.append(Difference(indicator, by, category, before.get(place), after.get(place)))
    one, other = was.days or Spread(0), now.days or Spread(0)
    if indicator.marks:
        found.append(
            Difference(indicator, indicator.marks, "medel", one.mean, other.mean, tenths=True)
        )
    elif indicator.days:
        found.append(Difference(indicator, indicator.days, "median", one.median, other.median))
        found.append(
            Difference(
                indicator, indicator.days, "90:e percentilen", one.ninetieth, other.ninetieth
            )
        )
    # Where neither a count nor a measure differs, it is how the numbers of days or marks are
    # spread. The reasons stand by the first.
    spread = Difference(
        indicator, indicator.days or indicator.marks, "hur de fördelar sig", None, None
    )
    first, *rest = [each for each in found if each.was != each.now] or [spread]
    return [replace(first, causes=why), *rest]


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

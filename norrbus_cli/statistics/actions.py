"""The deeds of showing: small numbers are seen only by a deed that stands in the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ..register.database import Register
from ..words.dates import plain
from ..words.record import replace
from ..words.swedish import listed
from . import gate, store
from .corrections import Correction, corrections
from .counting.gaps import missing
from .counting.years import count
from .refusals import NotEarlier
from .report import Report, report
from .span import Years, joined_with
from .store import Published
from .unhidden import unhidden

NOT_OVER = "Preliminärt: året är inte slut."
NOT_PUBLISHED = "Preliminärt: {} är inte fastställt, och talen kan ändras."


def of_year(
    register: Register, years: Years, compared: Iterable[Years], internal: bool, today: date
) -> Report:
    """The report of a year, or a period, beside earlier ones that are as long, as they were
    published.

    ``internal`` counts now and shows all, which is logged. Raises NotEarlier, NotPublishedYet.
    """
    row = _in_order(years, compared)
    if not internal:
        before = [gate.published(register, each, today) for each in row[:-1]]
        return _public(before, gate.versions(register, years, today))
    found = _internal(register, row, today)
    notes = found.notes
    if found.empty_columns and not found.empty:
        notes += (
            (
                f"Inget är registrerat för {listed(found.empty_columns)}, så nollorna där säger"
                " inget om hur det var."
            ),
        )
    # What is missing tells whether a held back number is zero: it is for those who complete it.
    return replace(found, notes=notes, gaps=tuple(_gaps(register, years, today)))


def _in_order(years: Years, compared: Iterable[Years]) -> list[Years]:
    row = sorted({*compared}, key=lambda each: each.last)
    for each in row:
        if each.length != years.length or each.last >= years.first:
            raise NotEarlier(years, each)
    return [*row, years]


def for_steering(
    register: Register, years: Years, compared: Iterable[Years], today: date
) -> list[Published]:
    """A year as it was published, and those before it to set beside it: ``compared``, or else the
    two that are the nearest and published.

    Years that count something else are left out. Raises NotEarlier, NotPublishedYet.
    """
    row = _in_order(years, compared)
    newest = gate.published(register, years, today)
    before = [gate.published(register, each, today) for each in row[:-1]] or [
        each
        for each in store.newest_of_others(register, years)
        if not each.years.is_period and years.last - 3 < each.years.last < years.last
    ]
    alike = [each for each in before if each.shown.definitions == newest.shown.definitions]
    return [*alike, newest]


def _internal(register: Register, years: Sequence[Years], today: date) -> Report:
    from .periods import apart

    with gate.internal(register, today):
        counted = [count(register, each, today) for each in years]
    versions = store.versions_of(register, years[-1])
    found = replace(
        report([unhidden(each) for each in counted], internal=True), counted=counted[-1]
    )
    if not versions:
        over = found.year < today.year
        note = NOT_PUBLISHED.format(found.years) if over else NOT_OVER
        return replace(found, preliminary=True, notes=(note,))
    # What is handed over is what was published, so that the sum of it is too.
    published = versions[-1]
    note = f"Talen är räknade nu. {spoken(published)}"
    others = store.newest_of_others(register, years[-1])
    joined = joined_with(years[-1], [each.years for each in others])
    return replace(
        found,
        counted=published.counted,
        handed_over=published.shown,
        others=tuple(each.shown for each in others),
        known=tuple(each.counted for each in others if each.years.overlaps(joined)),
        apart=apart([*others, published]),
        notes=(note,),
        corrections=tuple(corrections(versions)),
    )


def _public(before: Sequence[Published], versions: Sequence[Published]) -> Report:
    newest = versions[-1]
    published = [*before, newest]
    corrected = tuple(corrections(versions))
    return replace(
        report([each.shown for each in published], internal=False),
        published=spoken(newest),
        version=newest.version,
        notes=(*_late(published), *_corrected(corrected)),
        corrections=corrected,
    )


def _late(published: Sequence[Published]) -> Iterator[str]:
    late = [str(each.years) for each in published if each.shown.late]
    if late:
        yield (
            f"Uppgifter om tiden före {listed(late)} har ändrats sedan det året fastställdes. Årets"
            " början står som förra året slutade när det fastställdes."
        )


def _corrected(corrected: Sequence[Correction]) -> Iterator[str]:
    """Which indicators the newest version corrected."""
    for each in [each for each in corrected[-1:] if each.differences]:
        titles = dict.fromkeys(one.indicator.title for one in each.differences)
        yield f"Rättat i version {each.version}: {listed(titles)}."


def preview(published: Published) -> Report:
    """What a report would show, to be seen inside the authority only."""
    return replace(
        report([published.shown], internal=True),
        preliminary=True,
        notes=(f"Förhandsvisning: så skulle {published.years} fastställas nu.",),
    )


def spoken(published: Published) -> str:
    """``2026 är fastställt den 15 januari 2027. Kontrollsumma 3f2a…``."""
    version = f", rättad version {published.version}" if published.version > 1 else ""
    return (
        f"{published.years} är fastställt den {plain(published.published_on)}{version}."
        f" Kontrollsumma {published.checksum}."
    )


def _gaps(register: Register, years: Years, today: date) -> Iterable[str]:
    """What is missing, by kind, and how many; of a period by year too."""
    for year in years.each:
        kinds = [each.kind for each in missing(register, year, today)]
        of_year = f"{year}: " if years.is_period else ""
        yield from (f"{of_year}{kind} ({kinds.count(kind)})" for kind in dict.fromkeys(kinds))

"""The report of the county, held back once on the sum, and what must be known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ...authority.municipalities import MUNICIPALITIES
from ...suppression.model import is_small
from ...words.record import replace
from ...words.swedish import listed, sort_key
from ..choosing import coarse
from ..coarsening import coarsened, finest, rungs_of, without_hidden
from ..correcting import as_before
from ..indicators import BY_KEY, INDICATORS
from ..model import ProtectedYear, Year
from ..protection.sources import Source, Sum
from ..protection.years import agrees, protected_together
from ..relations import UNTIED
from ..report import Report, place, report_of_areas
from ..unhidden import unhidden
from .areas import Area, Regions, areas, called
from .files import Handed
from .marks import marks_apart, marks_beside, without_marks


def merged(
    handed: Sequence[Handed],
    regions: Regions,
    internal: bool,
    earlier: Iterable[ProtectedYear] = (),
) -> Report:
    """The report of the county, the last column.

    ``earlier``: what was published of the areas for the year before; or for this one, which then
    shows the same.
    """
    found = areas(handed, regions)
    before = [*earlier]
    if not internal:
        found = _as_then(found, [each for each in before if each.years == found[-1].year.years])
    notes = list(_notes(handed, regions))
    if internal:
        printed = [(each.called, unhidden(each.year)) for each in found if each.printed]
    else:
        sources = _sources(found, [each for each in before if each.years != found[-1].year.years])
        sums = [Sum(number, each.parts) for number, each in enumerate(found) if each.parts]
        shown = [
            each if area.already else without_hidden(each)
            for each, area in zip(protected_together(sources, sums), found, strict=True)
        ]
        notes += _doubts(sources)
        printed = [
            (area.called, each)
            for each, area in zip(_with_marks(found, shown, sources), found, strict=True)
            if area.printed
        ]
    return replace(
        report_of_areas(printed, internal),
        notes=tuple(notes),
        preliminary=bool(unpublished(handed)),
        others=() if internal else _beside(found),
        parts=tuple(
            (area.year.municipality, tuple(found[part].year.municipality for part in area.parts))
            for area in found
            if area.parts and area.year.municipality not in MUNICIPALITIES
        ),
    )


def _as_then(found: list[Area], then: Sequence[ProtectedYear]) -> list[Area]:
    """The areas, where the sums that have been shown before are shown in the same places: two that
    hide differently would tell what each hides. Not where other municipalities made them up.
    """
    shown = {each.municipality: each for each in then}
    codes = {each.year.municipality for each in found}
    if codes & MUNICIPALITIES.keys() != shown.keys() & MUNICIPALITIES.keys():
        return found
    return [
        replace(each, already=_with_counts(shown[each.year.municipality], each.year))
        if each.parts and each.year.municipality in shown
        else each
        for each in found
    ]


def _with_counts(then: ProtectedYear, year: Year) -> ProtectedYear | None:
    """What was shown of a sum, with what it is now: parts of it may have been corrected. None where
    it would show a small count, or other indicators are accounted for.
    """
    now = coarsened(year, rungs_of(then))
    figures = tuple(as_before(each, now.figure(each.key)) for each in then.figures)
    counts = [
        count for each in figures if BY_KEY[each.key].about_people for count in each.counts.values()
    ]
    if then.off != year.off or any(isinstance(count, int) and is_small(count) for count in counts):
        return None
    return replace(then, figures=figures, late=year.late)


def _beside(found: Sequence[Area]) -> tuple[ProtectedYear, ...]:
    """What the registers have published of other years and periods, so that each knows of the
    others'.
    """
    return tuple(each for area in found if area.already for each in area.others)


def _with_marks(
    found: Sequence[Area], shown: Sequence[ProtectedYear], sources: Sequence[Source]
) -> list[ProtectedYear]:
    """The reports with the sums of marks that neither their parts nor their years tell of."""
    told = [marks_beside(each) for each in sources]
    return [
        without_marks(each, set[str]().union(*(told[part] for part in (number, *within))))
        if (within := _within(number, found)) and not found[number].already
        else shown[number]
        for number, each in enumerate(marks_apart(found, shown))
    ]


def _within(number: int, found: Sequence[Area]) -> set[int]:
    """All that an area is made of, and what that is made of."""
    parts = set(found[number].parts)
    return parts.union(*(_within(part, found) for part in parts))


def _sources(found: Sequence[Area], before: Sequence[ProtectedYear]) -> list[Source]:
    """The areas as they are protected: sums in the groups that serve the county best, registers in
    groups fine enough to be added up to them and to those that they have published.
    """
    rungs = rungs_of(coarse(found[-1].year))
    of_each = [finest([rungs_of(each.already), rungs]) if each.already else rungs for each in found]
    return [
        Source(
            coarsened(each.year, of),
            each.already,
            joined_now=each.year.years not in each.apart,
            fine=each.year,
            others=_others(each, before),
            known=each.known,
            apart=each.apart,
            summed=_shown_of(each, before) if each.already and not each.parts else (),
        )
        for each, of in zip(found, of_each, strict=True)
    ]


def _others(area: Area, before: Sequence[ProtectedYear]) -> tuple[ProtectedYear, ...]:
    """What has gone out of other years: by the register itself, else by the county."""
    row = {each.years: each for each in (*_shown_of(area, before), *area.others)}
    return tuple(sorted(row.values(), key=lambda each: each.year))


def _shown_of(area: Area, before: Sequence[ProtectedYear]) -> tuple[ProtectedYear, ...]:
    """What the county has shown of an area."""
    of_area = (each for each in before if each.municipality == area.year.municipality)
    return tuple(of_area) if area.printed else ()


def unpublished(handed: Sequence[Handed]) -> list[str]:
    """The municipalities with a register that has not published the year."""
    several = Counter(each.year.municipality for each in handed)
    waiting = [each.year for each in handed if not each.published]
    return list(
        dict.fromkeys(
            f"{place(year)}, {year.authority}" if several[year.municipality] > 1 else place(year)
            for year in waiting
        )
    )


def _doubts(sources: Sequence[Source]) -> Iterable[str]:
    """What the one who hands the report out must know of how well it is protected."""
    other = [place(source.year) for source in sources if source.others and not agrees(source)]
    if other:
        yield (
            f"Förra årets rapport stämmer inte med hur {listed(other)} började året, så de två är"
            " inte skyddade tillsammans."
        )


def _notes(handed: Sequence[Handed], regions: Regions) -> Iterable[str]:
    codes = {each.year.municipality for each in handed}
    missing = [name for code, name in MUNICIPALITIES.items() if code not in codes]
    if missing:
        those = "den kommun" if len(codes) == 1 else f"de {len(codes)} kommuner"
        yield (
            f"{listed(missing)} har inte lämnat någon fil. Summorna gäller {those} som har gjort"
            " det."
        )
    without = [
        called(code)
        for code in sorted(codes, key=lambda code: sort_key(called(code)))
        if regions and not any(code in each for each in regions.values())
    ]
    if without:
        yield (
            f"{listed(without)} hör inte till någon länsdel i inställningarna, och finns bara i"
            " länets summa."
        )
    for each in handed:
        if each.corrected:
            titles = listed(BY_KEY[key].title for key in each.corrected)
            yield f"{place(each.year)} har rättat det som först fastställdes: {titles}."
    for indicator in INDICATORS:
        off = sorted({place(each.year) for each in handed if indicator.key in each.year.off})
        if off:
            what = (
                "och är inte med i den summan"
                if indicator.key in UNTIED
                else "så ingen summa visas"
            )
            yield f"{listed(off)} räknar inte ”{indicator.title}”, {what}."

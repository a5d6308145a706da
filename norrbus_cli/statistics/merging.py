"""The county's figures.

Many registers' files added up, by municipality, part of the county (länsdel) and county, and held
back once, on the sum.

A file is what ``norrbus statistik skriv ÅR --internt --format json`` writes: counts that are not
held back, and how days are distributed, so that a median is that of all and not a mean of medians.
No row in it is about a person.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..authority.model import MUNICIPALITIES
from ..register import folders
from ..suppression.model import SMALL
from ..words.errors import reason
from ..words.record import Record, replace
from ..words.swedish import fold, listed, sort_key
from .definitions import BY_KEY, INDICATORS, VERSION
from .exchange import NotFigures, checksum, counted_from, shown_from
from .json_file import FORMAT
from .json_file import VERSION as SHAPE
from .model import (
    HIDDEN,
    Breakdown,
    Distribution,
    Figure,
    Part,
    ProtectedFigure,
    ProtectedYear,
    Year,
)
from .protection import Source, Sum, agrees, protected_together
from .refusals import (
    BadRegions,
    CannotBeRead,
    NoFiles,
    NotCountyReport,
    NotRegisterFigures,
    Twice,
    Unalike,
)
from .report import Report, place, report_of_areas, unhidden

COUNTY = "Norrbotten"
Regions = Mapping[str, Sequence[str]]


class Handed(Record):
    """What a register handed over: its figures, and what it has published of them."""

    path: Path
    year: Year
    published: ProtectedYear | None


class Area(Record):
    """A municipality, a part of the county or the county.

    Its figures, and the registers or areas that it is the sum of.

    A register of a municipality with several is not ``printed``; ``unpublished`` are those that
    have published nothing. ``there`` and ``wanted``: how many of its municipalities have handed
    over a file, and how many it has.
    """

    year: Year
    parts: tuple[int, ...] = ()
    already: ProtectedYear | None = None
    printed: bool = True
    unpublished: tuple[Year, ...] = ()
    there: int = 1
    wanted: int = 1

    @property
    def called(self) -> str:
        """``Kalix kommun``, ``Norrbotten``, ``Norrbotten (3 av 14 kommuner)``."""
        return place(self.year) + (
            f" ({self.there} av {self.wanted} kommuner)" if self.there < self.wanted else ""
        )


def regions(written: Mapping[str, Sequence[str]]) -> Regions:
    """The parts of the county by code, from the names (or codes) in the settings.

    Each municipality is in one. Raises BadRegions.
    """
    found: dict[str, tuple[str, ...]] = {}
    used: set[str] = set()
    taken = {fold(each) for each in (COUNTY, *MUNICIPALITIES, *MUNICIPALITIES.values())}
    for name, municipalities in written.items():
        if not name.strip() or fold(name) in taken or "kommuner)" in name:
            raise BadRegions(f"en länsdel kan inte heta ”{name[:40]}”")
        if not municipalities:
            raise BadRegions(f"{name[:40]} har inga kommuner")
        codes = tuple(_code(each) for each in municipalities)
        twice = next(
            (code for number, code in enumerate(codes) if code in used or code in codes[:number]),
            None,
        )
        if twice:
            raise BadRegions(f"{MUNICIPALITIES[twice]} står två gånger")
        used |= set(codes)
        found[name] = codes
    return found


def _name(code: str) -> str:
    return MUNICIPALITIES.get(code, code)


def _code(typed: str) -> str:
    wanted = fold(typed)
    codes = [
        code
        for code, name in MUNICIPALITIES.items()
        if wanted and (code == typed or fold(name).startswith(wanted))
    ]
    if len(codes) != 1:
        raise BadRegions(f"”{typed[:40]}” är ingen kommun i länet")
    return codes[0]


def read(paths: Sequence[Path]) -> list[Handed]:
    """The registers' files, all of the same year.

    Raises NoFiles, NotRegisterFigures, Unalike, Twice.
    """
    if not paths:
        raise NoFiles
    found = [_read(path) for path in paths]
    alike: tuple[tuple[str, Callable[[Year], str]], ...] = (
        ("från samma år", lambda year: str(year.year)),
        ("räknade till samma dag", lambda year: year.until.isoformat()),
    )
    for what, value in alike:
        files: dict[str, list[Path]] = {}
        for each in found:
            files.setdefault(value(each.year), []).append(each.path)
        if len(files) > 1:
            raise Unalike(what, files)
    seen: dict[tuple[str, str], Path] = {}
    for each in found:
        register = (each.year.municipality, each.year.authority)
        if register in seen:
            raise Twice(f"{place(each.year)}, {each.year.authority}", seen[register], each.path)
        seen[register] = each.path
    return found


def _read(path: Path) -> Handed:
    plain = _plain(path, NotRegisterFigures)
    if plain.get("underlag") is None:
        raise NotRegisterFigures(
            path, "den har inga odolda tal, så den är inte skriven med --internt"
        )
    try:
        year = counted_from(plain["underlag"])
        published = shown_from(plain["publicerat"]) if plain.get("publicerat") else None
        _check(year, published)
        if published and plain.get("kontrollsumma") != checksum(published):
            raise NotFigures("det som är fastställt har inte sin kontrollsumma")
    except NotFigures as error:
        raise NotRegisterFigures(path, str(error)) from None
    return Handed(path, year, published)


def _check(year: Year, published: ProtectedYear | None) -> None:
    """Raises NotFigures for what no register of the county can have counted, or published of it."""
    if year.municipality not in MUNICIPALITIES:
        raise NotFigures("kommunen är ingen i länet")
    if year.definitions != VERSION:
        raise NotFigures(
            f"den är räknad med definitionernas version {year.definitions}, och den här norrbus har"
            f" {VERSION}"
        )
    if all(figure.total is None for figure in year.figures):
        raise NotFigures("den har inga tal")
    for figure in year.figures:
        if _shape(figure) != _SHAPES.get(figure.key):
            raise NotFigures(f"{figure.key[:40]} är inte uppdelad som i definitionen")
    if published:
        of = (published.municipality, published.authority, published.year, published.until)
        if of != (year.municipality, year.authority, year.year, year.until) or any(
            not _is_of(figure, year) for figure in published.figures
        ):
            raise NotFigures("det som är fastställt hör inte till talen")
        counts = (
            count
            for figure in published.figures
            if BY_KEY[figure.key].about_people
            for count in figure.counts.values()
        )
        if any(isinstance(count, int) and 0 < count < SMALL for count in counts):
            raise NotFigures("det som är fastställt har inte varit skyddat")


def _is_of(shown: ProtectedFigure, year: Year) -> bool:
    """Whether what is shown of a figure is what was counted, or is held back."""
    true = year.figure(shown.key).counts
    return shown.counts.keys() == true.keys() and all(
        count is HIDDEN or count == true[place] for place, count in shown.counts.items()
    )


def _plain(path: Path, refused: type[CannotBeRead]) -> dict[str, Any]:
    try:
        plain = json.loads(folders.read(path))
    except OSError as error:
        raise refused(path, reason(error)) from None
    except (ValueError, RecursionError):
        raise refused(path, "den är inte JSON") from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise refused(path, "den är inte statistik från norrbus")
    if plain.get("version") != SHAPE:
        raise refused(
            path,
            f"filens form har version {str(plain.get('version'))[:20]}, och den här norrbus läser"
            f" {SHAPE}",
        )
    return plain


_Shape = tuple[tuple[tuple[str, tuple[str, ...]], ...], bool]
_SHAPES: dict[str, _Shape] = {
    each.key: (
        tuple((split.by, split.categories) for split in each.splits),
        bool(each.days or each.marks),
    )
    for each in INDICATORS
}


def _shape(figure: Figure) -> _Shape:
    return (
        tuple((each.by, tuple(part.category for part in each.parts)) for each in figure.breakdowns),
        figure.distribution is not None,
    )


def added(name: str, years: Sequence[Year]) -> Year:
    """The figures of an area: the sum of some, indicator by indicator.

    One that nobody counts has no data.
    """
    figures = tuple(
        _added([each.figure(indicator.key) for each in years]) for indicator in INDICATORS
    )
    return replace(
        years[0],
        municipality=name,
        authority=f"{len(years)} register" if len(years) > 1 else years[0].authority,
        figures=figures,
    )


def _added(figures: Sequence[Figure]) -> Figure:
    counted = [each for each in figures if each.total is not None]
    if len(counted) < 2:
        return counted[0] if counted else figures[0]
    first = counted[0]
    breakdowns = tuple(
        Breakdown(
            split.by,
            tuple(
                Part(part.category, sum(each.breakdowns[i].parts[j].count for each in counted))
                for j, part in enumerate(split.parts)
            ),
        )
        for i, split in enumerate(first.breakdowns)
    )
    days: Counter[int] = Counter()
    for each in counted:
        for number, count in each.distribution.days if each.distribution else ():
            days[number] += count
    distribution = Distribution(tuple(sorted(days.items()))) if first.distribution else None
    return Figure(first.key, sum(each.total or 0 for each in counted), breakdowns, distribution)


def areas(handed: Sequence[Handed], regions: Regions) -> list[Area]:
    """All areas: registers that have published for themselves in a municipality with several,
    municipalities, parts of the county, the county.
    """
    found: list[Area] = []
    municipalities: dict[str, int] = {}
    by_code: dict[str, list[Handed]] = {}
    for each in handed:
        by_code.setdefault(each.year.municipality, []).append(each)
    for code in sorted(by_code, key=lambda code: sort_key(_name(code))):
        registers = by_code[code]
        if len(registers) == 1:
            found.append(Area(registers[0].year, already=registers[0].published))
        else:
            published = [each for each in registers if each.published]
            parts = tuple(range(len(found), len(found) + len(published)))
            found += [Area(each.year, already=each.published, printed=False) for each in published]
            unpublished = tuple(each.year for each in registers if not each.published)
            found.append(
                Area(added(code, [each.year for each in registers]), parts, unpublished=unpublished)
            )
        municipalities[code] = len(found) - 1
    for name, codes in regions.items():
        there = tuple(municipalities[code] for code in codes if code in municipalities)
        if there:
            of_part = [each.year for each in handed if each.year.municipality in codes]
            found.append(Area(_named(name, of_part), there, there=len(there), wanted=len(codes)))
    whole = _named(COUNTY, [each.year for each in handed])
    found.append(
        Area(
            whole,
            tuple(municipalities.values()),
            there=len(municipalities),
            wanted=len(MUNICIPALITIES),
        )
    )
    return found


def _named(name: str, years: Sequence[Year]) -> Year:
    return replace(added(name, years), authority=f"{len(years)} register")


def merged(
    handed: Sequence[Handed],
    regions: Regions,
    internal: bool,
    earlier: Iterable[ProtectedYear] = (),
) -> Report:
    """The report of the county, the last column.

    ``earlier``: what was published of the areas for the year before.
    """
    found = areas(handed, regions)
    notes = list(_notes(handed, regions))
    if internal:
        shown = [unhidden(each.year) for each in found]
    else:
        before = {each.municipality: each for each in earlier}
        sources = [
            Source(
                each.year,
                each.already,
                before.get(each.year.municipality) if each.printed else None,
            )
            for each in found
        ]
        sums = [
            Sum(number, each.parts, each.unpublished)
            for number, each in enumerate(found)
            if each.parts or each.unpublished
        ]
        shown = protected_together(sources, sums)
        notes += _doubts(handed, sources)
    printed = [
        (area.called, protected)
        for protected, area in zip(shown, found, strict=True)
        if area.printed
    ]
    return replace(
        report_of_areas(printed, internal),
        notes=tuple(notes),
        preliminary=bool(unpublished(handed)),
    )


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


def _doubts(handed: Sequence[Handed], sources: Sequence[Source]) -> Iterable[str]:
    """What the one who hands the report out must know of how well it is protected."""
    waiting = unpublished(handed)
    if waiting:
        yield (
            f"Preliminärt: {listed(waiting)} har inte fastställt året. Fastställs det senare kan de"
            " två rapporterna tillsammans peka ut någon."
        )
    other = [place(source.year) for source in sources if source.earlier and not agrees(source)]
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
        _name(code)
        for code in sorted(codes, key=lambda code: sort_key(_name(code)))
        if regions and not any(code in each for each in regions.values())
    ]
    if without:
        yield (
            f"{listed(without)} hör inte till någon länsdel i inställningarna, och finns bara i"
            " länets summa."
        )
    for indicator in INDICATORS:
        off = sorted(
            {place(each.year) for each in handed if each.year.figure(indicator.key).total is None}
        )
        if off:
            yield f"{listed(off)} räknar inte ”{indicator.title}”, och är inte med i den summan."


def earlier_report(path: Path, year: int) -> list[ProtectedYear]:
    """What was published of the areas for the year before, from the JSON of that report.

    Raises NotCountyReport.
    """
    redovisat = _plain(path, NotCountyReport).get("redovisat")
    if not isinstance(redovisat, list):
        raise NotCountyReport(path, "den är inte en rapport för länet att lämna ut")
    try:
        found = [shown_from(each) for each in redovisat]
    except NotFigures as error:
        raise NotCountyReport(path, str(error)) from None
    if any(each.year != year - 1 for each in found):
        raise NotCountyReport(path, f"den gäller inte {year - 1}")
    return found

"""What the registers handed over, read and checked as a whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ...authority.municipalities import MUNICIPALITIES
from ...register import folders
from ...suppression.model import is_small
from ...words.errors import reason
from ...words.record import Record
from ..adding import period
from ..coarsening import coarsened, rungs_of
from ..codes import current
from ..coding import reading, todays
from ..exchange import CHANGED, NotFigures, checksum, counted_from, shown_from, written_by_us
from ..indicators import BY_KEY, INDICATORS, VERSION
from ..json_file import FORMAT
from ..json_file import VERSION as SHAPE
from ..model import HIDDEN, Figure, ProtectedFigure, ProtectedYear, Year
from ..protection.sources import County
from ..report import place
from ..span import Years, only
from .refusals import CannotBeRead, NoFiles, NotCountyReport, NotRegisterFigures, Twice, Unalike


class Handed(Record):
    """What a register handed over: its figures, and what it has published of them and of other
    years and periods; ``known``: as they were counted; ``apart``: those that were published before
    any that they have years in common with. ``corrected``: the indicators that it has corrected
    since it first published them.
    """

    path: Path
    year: Year
    published: ProtectedYear | None
    others: tuple[ProtectedYear, ...] = ()
    known: tuple[Year, ...] = ()
    corrected: tuple[str, ...] = ()
    apart: tuple[Years, ...] = ()


def read(paths: Sequence[Path]) -> list[Handed]:
    """The registers' files, all of the same year.

    Raises NoFiles, NotRegisterFigures, Unalike, Twice.
    """
    if not paths:
        raise NoFiles
    found = [_read(path) for path in paths]
    alike: tuple[tuple[str, Callable[[Year], str]], ...] = (
        ("från samma år", lambda year: str(year.years)),
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
        read = reading(plain.get("koder"), current())
        year = counted_from(todays(plain["underlag"], read))
        written = plain.get("publicerat")
        published = shown_from(todays(written, read)) if written else None
        others = tuple(shown_from(todays(each, read)) for each in plain.get("andra_ar") or ())
        corrected = _corrected(plain)
        apart = _apart(plain, [year.years, *(each.years for each in others)])
        known = tuple(
            counted_from(todays(each, read)) for each in plain.get("andra_ar_underlag") or ()
        )
        _check(year, published)
        # Of the names of its time.
        if written and plain.get("kontrollsumma") != checksum(shown_from(written)):
            raise NotFigures("det som är fastställt har inte sin kontrollsumma")
    except NotFigures as error:
        raise NotRegisterFigures(path, str(error)) from None
    return Handed(path, year, published, others, known, corrected, apart)


def _corrected(plain: dict[str, Any]) -> tuple[str, ...]:
    """The keys of the indicators that a register has corrected. Raises NotFigures."""
    with written_by_us():
        cells = [cell for each in plain["rattelser"] for cell in each["celler"]]
        keys = dict.fromkeys(cell.partition(".")[0] for cell in cells)
    if not keys.keys() <= BY_KEY.keys():
        raise NotFigures(CHANGED)
    return tuple(keys)


def _apart(plain: dict[str, Any], handed: Sequence[Years]) -> tuple[Years, ...]:
    """Those of what is handed over that were published before any that they have years in common
    with; all where the file does not say.
    """
    with written_by_us():
        first = set(plain.get("forst") or map(str, handed))
    return tuple(each for each in handed if str(each) in first)


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
    if {figure.key for figure in year.figures} != BY_KEY.keys():
        raise NotFigures(CHANGED)
    if year.length > 1 and not _is_period(year):
        raise NotFigures("perioden är inte summan av sina år")
    if published:
        _check_published(year, published)


def _is_shaped(year: Year) -> bool:
    return {figure.key: _shape(figure) for figure in year.figures} == _SHAPES


def _is_period(year: Year) -> bool:
    return (
        [each.years for each in year.each] == [only(each) for each in year.years.each]
        and all(map(_is_shaped, year.each))
        and period(year.each).figures == year.figures
    )


def _check_published(year: Year, published: ProtectedYear) -> None:
    try:
        same = coarsened(year, rungs_of(published))
    except (KeyError, ValueError):
        raise NotFigures("det som är fastställt hör inte till talen") from None
    if (published.years, *published.about[:4]) != (year.years, *year.about[:4]) or any(
        not _is_of(figure, same) for figure in published.figures
    ):
        raise NotFigures("det som är fastställt hör inte till talen")
    counts = (
        count
        for figure in published.figures
        if BY_KEY[figure.key].about_people
        for count in figure.counts.values()
    )
    if any(isinstance(count, int) and is_small(count) for count in counts):
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


def county_report(path: Path) -> County:
    """What the county has shown of a year, from the JSON of its report. Raises NotCountyReport."""
    plain = _plain(path, NotCountyReport)
    areas, parts = plain.get("redovisat"), plain.get("delar")
    if not isinstance(areas, list) or not areas or not isinstance(parts, dict):
        raise NotCountyReport(path, "den är inte en rapport för länet att lämna ut")
    try:
        read = reading(plain.get("koder"), current())
        found = tuple(shown_from(todays(each, read)) for each in areas)
        beside = tuple(shown_from(todays(each, read)) for each in plain.get("andra_ar") or ())
    except NotFigures as error:
        raise NotCountyReport(path, str(error)) from None
    if len({each.years for each in found}) > 1:
        raise NotCountyReport(path, "den gäller flera år")
    if not all(isinstance(of, list) for of in parts.values()):
        raise NotCountyReport(path, CHANGED)
    return County(
        found[0].years,
        found,
        tuple((area, tuple(map(str, of))) for area, of in parts.items()),
        beside=beside,
    )


def earlier_report(path: Path, years: Years) -> list[ProtectedYear]:
    """What was published of the areas for the year before, for the same year, or of years that a
    period has in common with these, from the JSON of that report. Raises NotCountyReport.
    """
    found = county_report(path)
    near = found.years.last == years.first - 1 or found.years.overlaps(years)
    if not near:
        in_it = f" eller ett av åren {years}" if years.is_period else ""
        raise NotCountyReport(path, f"den gäller inte {years.first - 1}{in_it}")
    return list(found.shown)

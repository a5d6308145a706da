"""The county's reports of other years beside a register's: what they show leads to each
municipality that they are the sum of.
"""

from __future__ import annotations

from collections.abc import Collection

from ...authority.municipalities import MUNICIPALITIES
from ...suppression.model import Cell
from ..coarsening import SPLITS, links
from ..model import HIDDEN, ProtectedYear
from ..span import Years
from .building import BESIDE, EVERY, LED_TO_BY_FEW, SPLIT, Building, of_years
from .cells import shown
from .periods import Whole
from .sources import County, Source
from .ties import alone, groups


def add_counties(building: Building, register: str, source: Source) -> None:
    """The county's reports, each beside the register's own of the same year or period, and a period
    of them beside its years.
    """
    areas: dict[str, dict[Years, str]] = {}
    late: dict[tuple[str, Years], bool] = {}
    for county in source.counties:
        if of_years(register, county.years) in building.places:
            names = _add(building, register, source, county)
            for area in county.shown:
                areas.setdefault(area.municipality, {})[county.years] = names[area.municipality]
                late[area.municipality, county.years] = area.late
    for code, row in areas.items():
        for years in row:
            if years.is_period and row[years] != of_years(register, years):
                Whole(building, row, years, {}).add(late[code, years])


def _add(building: Building, register: str, source: Source, county: County) -> dict[str, str]:
    """The names of the areas.

    A municipality that is not the register's is known from the county's report alone. Where the
    municipality has several registers the report of its own is one part of it, and the rest is not
    known.
    """
    own, year = of_years(register, county.years), source.year
    keys = EVERY if county.years.within(source.joined) else BESIDE
    names = {}
    for area in county.shown:
        names[area.municipality] = f"{register} länet {county.years} {area.municipality}"
        if (area.municipality, area.authority) == (year.municipality, year.authority):
            names[area.municipality] = version(building, own, names[area.municipality], area, keys)
        else:
            building.take(names[area.municipality], area, keys)
            if county.small and area.municipality in MUNICIPALITIES:
                _cap(building, names[area.municipality], area, keys)
            if area.municipality == year.municipality:
                building.add_part(names[area.municipality], own)
    for called, parts in county.areas:
        if called in names and all(part in names for part in parts):
            for part in parts:
                _finer(building, names[called], names[part])
            building.add_sum(names[called], [names[part] for part in parts])
    return names


def _cap(building: Building, name: str, report: ProtectedYear, keys: Collection[str]) -> None:
    """What another municipality holds back though all that leads to it is shown is small: unless it
    has published a period, or is the sum of several registers, which is not known here.
    """
    for figure in report.figures:
        led_to_by_few = figure.key in keys and (figure.key,) in LED_TO_BY_FEW
        if led_to_by_few and figure.total is HIDDEN and alone(figure.key, report):
            building.cap(building.name((name, figure.key)), None)


def version(
    building: Building, own: str, name: str, report: ProtectedYear, keys: Collection[str]
) -> str:
    """What a register's report goes by as the county has shown it: its own name, unless it has been
    corrected since. Then it is one more, and all that it holds back is as it was.
    """
    if name in building.places:
        return name
    cells = [
        (place, count, building.name((own, *place)))
        for place, count, _ in shown(report)
        if place[0] in keys
    ]
    if all(count is HIDDEN or building.values.get(cell) == count for _, count, cell in cells):
        return own
    for place, count, cell in cells:
        if count is HIDDEN:
            building.alias[name, *place] = cell
    building.take(name, report, keys)
    return name


def _finer(building: Building, area: str, part: str) -> None:
    """What is shown of an area in finer groups than of a part of it: the part's are secrets, since
    the others' may become known.
    """
    splits = {place[:2] for place in building.places[area] if len(place) == SPLIT}
    for key, by in sorted(splits):
        fine, coarse = (
            [each[0] for each in groups(building.places.get(name, ()), key, (by,))]
            for name in (area, part)
        )
        total = building.name((part, key))
        if total not in building.values or len(coarse) >= len(fine):
            continue
        cells = {each: building.name((part, key, by, each)) for each in fine}
        for cell in cells.values():
            if cell not in building.values:
                building.values[cell] = None
                building.hold_back(cell, small=True)
        if not coarse:
            building.equate(cells.values(), [total])
        for rung in SPLITS[key, by].rungs:
            names = [name for name, _ in rung]
            for one, other in ((fine, names), (names, fine)):
                for group, of in links(key, by, one, other).items():
                    _equate(building, (part, key, by), group, of)


def _equate(building: Building, split: Cell, group: str, of: tuple[str, ...]) -> None:
    """A group is what it is made of, where both are there: also one that a period alone shows."""
    whole, *parts = (building.name((*split, each)) for each in (group, *of))
    if of != (group,) and building.values.keys() >= {whole, *parts}:
        building.equate(parts, [whole])

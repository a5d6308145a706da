"""The county's reports of other years beside a register's: what they show leads to each
municipality that they are the sum of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ...authority.municipalities import MUNICIPALITIES
from ...suppression.model import Cell
from ..coarsening import SPLITS, links
from ..model import HIDDEN, ProtectedYear
from ..relations import AT_START, FLOW_SPLITS
from ..span import Years
from .between import add_periods
from .building import BESIDE, EVERY, LED_TO_BY_FEW, Building, of_years
from .cells import shown
from .periods import Whole
from .sources import County, Source
from .ties import alone, compare, flow, follows, of_splits


def add_counties(building: Building, register: str, source: Source) -> None:
    """The county's reports, each beside the register's own of the same year or period, all that the
    other municipalities have published, and a period of the areas beside its years.
    """
    near = [each for each in source.counties if of_years(register, each.years) in building.places]
    rows = {
        code: _add_row(building, register, row, source)
        for code, row in _rows(near, source.year.municipality).items()
    }
    areas: dict[str, dict[Years, str]] = {}
    late: dict[tuple[str, Years], bool] = {}
    for county in near:
        names = _add(building, register, source, county, rows)
        for area in county.shown:
            if area.municipality not in rows:
                areas.setdefault(area.municipality, {})[county.years] = names[area.municipality]
                late[area.municipality, county.years] = area.late
    for code, row in areas.items():
        for years in row:
            if years.is_period and row[years] != of_years(register, years):
                Whole(building, row, years, {}).add(late[code, years])


def _rows(near: Sequence[County], own: str) -> dict[str, dict[Years, ProtectedYear]]:
    """What each other municipality has published, as far as the county's reports tell: of a year
    that is corrected the last version that they do.
    """
    rows: dict[str, dict[Years, ProtectedYear]] = {}
    found = [each for county in near for each in county.shown]
    # Of a municipality with several registers the report of one is none of its own.
    whole = {(each.municipality, each.authority) for each in found}
    for each in (*found, *(each for county in near for each in county.beside)):
        there = each.municipality in MUNICIPALITIES and each.municipality != own
        if there and (each.municipality, each.authority) in whole:
            rows.setdefault(each.municipality, {})[each.years] = each
    return rows


def _add_row(
    building: Building, register: str, row: Mapping[Years, ProtectedYear], source: Source
) -> dict[Years, str]:
    """The reports of a municipality that is not the register's, and what each goes by."""
    names: dict[Years, str] = {}
    for years in sorted(row, key=lambda each: (each.first, each.last)):
        name = f"{register} länet {years} {row[years].municipality}"
        keys = EVERY if years.overlaps(source.joined) else BESIDE
        counts = {
            place: count if isinstance(count, int) else None
            for place, count, _ in shown(row[years])
            if place[0] in keys
        }
        before = [names[each] for each in names if each.last == years.first - 1]
        ties = [tie for each in before for tie in follows(building, each, name, counts)]
        building.take(name, row[years], keys)
        building.equate_each(ties)
        names[years] = name
    add_periods(building, names, {}, {years for years in row if row[years].late})
    return names


def _add(
    building: Building,
    register: str,
    source: Source,
    county: County,
    rows: Mapping[str, Mapping[Years, str]],
) -> dict[str, str]:
    """The names of the areas.

    A municipality that is not the register's is known from the county's reports alone. Where the
    municipality has several registers the report of its own is one part of it, and the rest is not
    known.
    """
    year = source.year
    of_registers = {code: row[county.years] for code, row in rows.items() if county.years in row}
    if all(
        each.authority == year.authority
        for each in county.shown
        if each.municipality == year.municipality
    ):
        of_registers[year.municipality] = of_years(register, county.years)
    keys = EVERY if county.years.within(source.joined) else BESIDE
    names = {}
    late = {area.municipality for area in county.shown if area.late}
    for area in county.shown:
        code = area.municipality
        names[code] = f"{register} länet {county.years} {code} då"
        if code in of_registers:
            names[code] = version(building, of_registers[code], names[code], area, keys)
            if county.small and code in rows and not _is_joined(county.years, rows[code]):
                _cap(building, names[code], area, keys)
        else:
            building.take(names[code], area, keys)
            if code == year.municipality:
                building.add_part(names[code], of_years(register, county.years))
    for called, parts in county.areas:
        if called in names and all(part in names for part in parts):
            for part in parts:
                _finer(building, names[called], names[part], part in late)
            building.add_sum(names[called], [names[part] for part in parts])
    return names


def _is_joined(years: Years, row: Iterable[Years]) -> bool:
    return any(each != years and each.overlaps(years) for each in row)


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


def _finer(building: Building, area: str, part: str, late: bool) -> None:
    """What is shown of an area in finer groups than of a part of it: the part's are secrets, since
    the others' may become known, and what ties them. ``late``: the part begins otherwise than is
    known now.
    """
    of_area, of_part = (of_splits(building.places.get(name, ())) for name in (area, part))
    of_flow: list[Cell] = []
    for key, by in sorted(split for split in of_area if len(split) > 1):
        fine, coarse = ([each for (each,) in of.get((key, by), ())] for of in (of_area, of_part))
        total = building.name((part, key))
        if total not in building.values or len(coarse) >= len(fine):
            continue
        cells = {each: building.name((part, key, by, each)) for each in fine}
        for cell in cells.values():
            if building.values.setdefault(cell, None) is None:
                building.hold_back(cell, small=True)
        if not coarse:
            building.equate(cells.values(), [total])
        for rung in SPLITS[key, by].rungs:
            names = [name for name, _ in rung]
            for one, other in ((fine, names), (names, fine)):
                for group, of in links(key, by, one, other).items():
                    _equate(building, (part, key, by), group, of)
        if key == AT_START and by in FLOW_SPLITS:
            of_flow += [(by, each) for each in fine]
    flow(building, part, late, of_flow)
    compare(building, part)


def _equate(building: Building, split: Cell, group: str, of: tuple[str, ...]) -> None:
    """A group is what it is made of, where both are there: also one that a period alone shows."""
    whole, *parts = (building.name((*split, each)) for each in (group, *of))
    if of != (group,) and building.values.keys() >= {whole, *parts}:
        building.equate(parts, [whole])

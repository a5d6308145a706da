"""The county's report of another year beside a register's: what it shows leads to each municipality
that it is the sum of.
"""

from __future__ import annotations

from .building import Building, of_year
from .sources import County, Source


def add_county(building: Building, register: str, source: Source, county: County) -> None:
    """The county's report of a year, beside the register's own of that year.

    A municipality that is not the register's is known from the county's report alone. Where the
    municipality has several registers the report of its own is one part of it, and the rest is not
    known.
    """
    own = of_year(register, county.year)
    if own not in building.places:
        return
    names = {}
    for area in county.shown:
        names[area.municipality] = f"{register} länet {county.year} {area.municipality}"
        if (
            area.municipality == source.year.municipality
            and area.authority == source.year.authority
        ):
            names[area.municipality] = own
        else:
            building.take(names[area.municipality], area)
            if area.municipality == source.year.municipality:
                building.add_part(names[area.municipality], own)
    for called, parts in county.areas:
        if called in names and all(part in names for part in parts):
            building.add_sum(names[called], [names[part] for part in parts])

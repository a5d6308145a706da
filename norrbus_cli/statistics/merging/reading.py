"""The deed of reading the county's report back into a register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ...authority import store as register_store
from ...register.database import Register
from .. import store
from ..protection.sources import County
from .areas import called
from .files import county_report
from .refusals import NotCountyReport


def read_in(register: Register, path: Path, today: date) -> County:
    """Keep what the county has shown of a year in which the municipality is. Raises
    NotCountyReport.
    """
    found = county_report(path)
    code = register_store.facts(register).municipality
    if not any(area.municipality == code for area in found.shown):
        raise NotCountyReport(path, f"{called(code)} är inte med i den")
    with register.operation(day=today.isoformat()):
        store.keep_county(register, found, today)
    return found

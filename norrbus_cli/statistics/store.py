"""Rows of published years and of indicators that the register does not count."""

from __future__ import annotations

import json
from datetime import date

from ..register.cells import Row, Value
from ..register.database import Register
from ..words.record import Record, as_dict, of_row
from .exchange import checksum as checksum_of
from .exchange import counted_as, counted_from, shown_as, shown_from, text_of
from .model import ProtectedYear, Year
from .protection.sources import County
from .span import Years


class Published(Record):
    """A published year (fastställt), or a period: what was counted and what was shown.

    ``changes`` is the newest row of the log that was counted; ``kept`` the indicators that a
    correction leaves as they were, or that a period and its years would tell together and are left
    out; known only when it is made.

    ``order`` grows with what is published later. ``version`` 1 is the first; a later one corrects
    it, for a ``reason``.
    """

    version: int
    published_on: date
    reason: str
    counted: Year
    shown: ProtectedYear
    checksum: str
    changes: int
    kept: tuple[str, ...] = ()
    order: int = 0

    @property
    def years(self) -> Years:
        """The year, or the period."""
        return self.counted.years


class Release(Record):
    """Something that has been handed out of a published year or period: what, when and to whom.

    ``length``: how many calendar years it is; ``year`` is the last.
    """

    year: int
    version: int
    what: str
    released_on: date
    recipient: str = ""
    length: int = 1

    @property
    def years(self) -> Years:
        """The year, or the period."""
        return Years(self.year - self.length + 1, self.year)


def release(register: Register, new: Release) -> None:
    """Note that something has been handed out."""
    register.insert("releases", register.fitting("releases", as_dict(new)))


def releases(register: Register) -> list[Release]:
    """All that has been handed out, the newest first."""
    return [
        of_row(Release, row) for row in register.rows("SELECT * FROM releases ORDER BY id DESC")
    ]


def switched_off(register: Register) -> frozenset[str]:
    """The indicators that the register does not count, by key."""
    return frozenset(
        row["indicator"]
        for row in register.rows("SELECT indicator FROM switched_off WHERE used = 1")
    )


def switch(register: Register, key: str, off: bool) -> None:
    """Switch an indicator off, or on again."""
    row = register.row("SELECT id FROM switched_off WHERE indicator = ?", [key])
    if row is not None:
        register.update("switched_off", row["id"], {"used": int(off)})
    elif off:
        register.insert("switched_off", {"indicator": key})


def published(register: Register, years: Years) -> Published | None:
    """A year or a period as it was last published; None when it has not been. Raises
    PublishedIsDamaged.
    """
    versions = versions_of(register, years)
    return versions[-1] if versions else None


def years_published(register: Register) -> set[int]:
    """The calendar years that have been published, alone or in a period."""
    rows = register.rows("SELECT DISTINCT year, length FROM published_years")
    return {row["year"] - back for row in rows for back in range(row["length"])}


def published_since(register: Register, number: int) -> list[int]:
    """The years of statistics that have been published after an operation."""
    sql = """SELECT DISTINCT p.year FROM published_years p JOIN changes c
        ON c.table_name = 'published_years' AND c.row_id = p.id AND c.before IS NULL
        WHERE c.operation_id > ? ORDER BY p.year"""
    return [row["year"] for row in register.rows(sql, [number])]


def versions_of(register: Register, years: Years) -> list[Published]:
    """Every version of a year or a period that has been published, the first first. Raises
    PublishedIsDamaged."""
    return [
        _published(row)
        for row in register.rows(
            "SELECT * FROM published_years WHERE year = ? AND length = ? ORDER BY version",
            [years.last, years.length],
        )
    ]


def newest_of_others(register: Register, years: Years) -> list[Published]:
    """The newest version of every other year and period that has been published, by year.

    Raises PublishedIsDamaged.
    """
    rows = register.rows(
        "SELECT * FROM published_years p WHERE (year <> ? OR length <> ?) AND version = ("
        " SELECT max(version) FROM published_years WHERE year = p.year AND length = p.length)"
        " ORDER BY year, length",
        [years.last, years.length],
    )
    return [_published(row) for row in rows]


def counties(register: Register) -> list[County]:
    """The county's reports that have been read in, the last of each year and period. Raises
    PublishedIsDamaged.
    """
    rows = register.rows(
        "SELECT * FROM county_reports c WHERE id = (SELECT max(id) FROM county_reports"
        " WHERE year = c.year AND length = c.length) ORDER BY year, length"
    )
    return [_county(row) for row in rows]


def keep_county(register: Register, county: County, read_on: date) -> None:
    """Keep what the county has shown."""
    register.insert(
        "county_reports",
        {
            "year": county.years.last,
            "length": county.years.length,
            "read_on": read_on.isoformat(),
            "shown": json.dumps(
                [shown_as(each) for each in (*county.shown, *county.beside)], ensure_ascii=False
            ),
            "areas": json.dumps(dict(county.areas), ensure_ascii=False),
        },
    )


def newest_change(register: Register) -> int:
    """The newest row of the log."""
    return int(register.rows("SELECT coalesce(max(id), 0) AS newest FROM changes")[0]["newest"])


def publish(register: Register, new: Published) -> None:
    """Keep a year as it is published."""
    values: dict[str, Value] = {
        "year": new.years.last,
        "length": new.years.length,
        "version": new.version,
        "published_on": new.published_on.isoformat(),
        "reason": new.reason,
        "counted": text_of(counted_as(new.counted)),
        "shown": text_of(shown_as(new.shown)),
        "checksum": new.checksum,
        "changes": new.changes,
    }
    register.insert("published_years", values)


def _published(row: Row) -> Published:
    from .refusals import PublishedIsDamaged

    try:
        counted, shown = (
            counted_from(json.loads(row["counted"])),
            shown_from(json.loads(row["shown"])),
        )
    except ValueError as error:
        raise PublishedIsDamaged(_years(row), str(error)) from None
    if checksum_of(shown) != row["checksum"]:
        raise PublishedIsDamaged(_years(row), "kontrollsumman stämmer inte")
    return Published(
        version=row["version"],
        published_on=date.fromisoformat(row["published_on"]),
        reason=row["reason"],
        counted=counted,
        shown=shown,
        checksum=row["checksum"],
        changes=row["changes"],
        order=row["id"],
    )


def _county(row: Row) -> County:
    from .refusals import PublishedIsDamaged

    try:
        found = [shown_from(each) for each in json.loads(row["shown"])]
        areas = tuple((name, tuple(parts)) for name, parts in json.loads(row["areas"]).items())
    except ValueError as error:
        raise PublishedIsDamaged(_years(row), str(error)) from None
    of_it, beside = (
        tuple(each for each in found if (each.years == _years(row)) is same)
        for same in (True, False)
    )
    return County(_years(row), of_it, areas, beside=beside)


def _years(row: Row) -> Years:
    return Years(row["year"] - row["length"] + 1, row["year"])

"""Rows of published years and of indicators that the register does not count."""

from __future__ import annotations

import json
from datetime import date
from itertools import product

from ..evaluation.model import ALL, QUESTIONS
from ..register.cells import Row, Value
from ..register.database import Register
from ..words.record import Record
from .exchange import checksum as checksum_of
from .exchange import counted_as, counted_from, shown_as, shown_from, text_of
from .model import ProtectedYear, Year


class Published(Record):
    """A published year (fastställt): what was counted and what was shown.

    ``changes`` is the newest row of the log that was counted.

    ``version`` 1 is the first; a later one corrects it, for a ``reason``.
    """

    year: int
    version: int
    published_on: date
    reason: str
    counted: Year
    shown: ProtectedYear
    checksum: str
    changes: int


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


def published(register: Register, year: int) -> Published | None:
    """A year as it was last published; None when it has not been. Raises PublishedIsDamaged."""
    versions = versions_of(register, year)
    return versions[-1] if versions else None


def versions_of(register: Register, year: int) -> list[Published]:
    """Every version of a year that has been published, the first first. Raises
    PublishedIsDamaged."""
    return [
        _published(row)
        for row in register.rows(
            "SELECT * FROM published_years WHERE year = ? ORDER BY version", [year]
        )
    ]


def beside(register: Register, year: int) -> tuple[ProtectedYear | None, ProtectedYear | None]:
    """The published reports of the years before and after; None where there is none.

    Raises PublishedIsDamaged.
    """
    before, after = published(register, year - 1), published(register, year + 1)
    return before.shown if before else None, after.shown if after else None


def answers_published(register: Register, year: int) -> dict[str, dict[str, int | None]]:
    """How many answers to each question of the evaluation are shown in any published version of a
    year, by group; None where one holds it back.
    """
    found: dict[str, dict[str, int | None]] = {}
    for version, question in product(versions_of(register, year), QUESTIONS):
        figure = version.shown.figure(f"utvardering_{question}")
        known = found.setdefault(question, {})
        for place, count in figure.counts.items():
            group = place[1] if place else ALL
            known[group] = (
                count if isinstance(count, int) and known.get(group, 0) is not None else None
            )
    return found


def newest_change(register: Register) -> int:
    """The newest row of the log."""
    return int(register.rows("SELECT coalesce(max(id), 0) AS newest FROM changes")[0]["newest"])


def publish(register: Register, new: Published) -> None:
    """Keep a year as it is published."""
    values: dict[str, Value] = {
        "year": new.year,
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
        raise PublishedIsDamaged(row["year"], str(error)) from None
    if checksum_of(shown) != row["checksum"]:
        raise PublishedIsDamaged(row["year"], "kontrollsumman stämmer inte")
    return Published(
        year=row["year"],
        version=row["version"],
        published_on=date.fromisoformat(row["published_on"]),
        reason=row["reason"],
        counted=counted,
        shown=shown,
        checksum=row["checksum"],
        changes=row["changes"],
    )

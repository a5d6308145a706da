"""What has been annulled: gone from the register, kept in the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..words.errors import NotFound
from ..words.record import Record
from ..words.reference import AmbiguousReference, Series, UnknownReference
from .cells import Value
from .journal import ANNULS, taken_back

if TYPE_CHECKING:
    from .opened import Opened


class Gone(Record):
    """A row that was annulled: what it held, by which operation, when (UTC), by whom, why."""

    row_id: int
    cells: Mapping[str, Value]
    operation: int
    at: str
    who: str
    reason: str


class Annulled(NotFound):
    """What was named has been annulled. ``what`` is ``Ärendet NB-2026-0007 är makulerat``."""

    def __init__(self, what: str, gone: Gone) -> None:
        from ..words import clock
        from ..words.dates import at

        self.row_id = gone.row_id
        super().__init__(
            f"{what}: {gone.reason.rstrip('.')}. Det gjorde {gone.who}"
            f" {at(clock.local(gone.at))}. Se: norrbus logg visa {gone.operation}. Ta tillbaka"
            f" makuleringen med: norrbus ångra {gone.operation}"
        )


def require_standing(
    register: Opened, table: str, series: Series, typed: str, what: tuple[str, str]
) -> None:
    """Raises Annulled when ``typed`` names a row of a series that has been annulled."""
    gone = {str(each.cells["reference"]): each for each in _gone(register, table)}
    try:
        reference = series.find(typed, list(gone))
    except (UnknownReference, AmbiguousReference):
        return
    raise Annulled(f"{what[0]} {reference} är {what[1]}", gone[reference])


def require_part_standing(
    register: Opened, table: str, case_id: int, number: int, called: tuple[str, str]
) -> None:
    """Raises Annulled when a numbered part of a case has been annulled."""
    for each in _gone(register, table):
        if (each.cells["case_id"], each.cells["number"]) == (case_id, number):
            raise Annulled(f"{called[0]} är {called[1]}", each)


def _gone(register: Opened, table: str) -> list[Gone]:
    """Rows of a table that are annulled now, the oldest first."""
    sql = f"""SELECT c.row_id, c.before, o.id, o.at, o.who, o.reason FROM changes c
        JOIN operations o ON o.id = c.operation_id
        WHERE c.table_name = ? AND c.after IS NULL AND o.command LIKE ?
        AND NOT {taken_back("o.id")} ORDER BY c.id"""
    return [
        Gone(
            row["row_id"],
            json.loads(row["before"]),
            row["id"],
            row["at"],
            row["who"],
            row["reason"],
        )
        for row in register.rows(sql, [table, f"{ANNULS} %"])
    ]

"""In which order days were recorded in a case, read in its log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..words.record import Record

if TYPE_CHECKING:
    from datetime import date

    from .opened import Opened


class Place(Record):
    """Where a day is stored: the table, the column and, where it is one row's, its id."""

    table: str
    column: str
    row_id: int = 0


class Recorded:
    """When each day of a case was last recorded: greater is later."""

    def __init__(self, register: Opened, case_id: int) -> None:
        self._found: dict[tuple[str, str, int, str], int] = {}
        sql = """SELECT id, table_name, row_id, before, after FROM changes
            WHERE case_id = ? AND after IS NOT NULL ORDER BY id"""
        for row in register.rows(sql, [case_id]):
            before = json.loads(row["before"]) if row["before"] else {}
            for column, value in json.loads(row["after"]).items():
                if isinstance(value, str) and before.get(column) != value:
                    for which in (0, row["row_id"]):
                        self._found[row["table_name"], column, which, value] = row["id"]

    def at(self, place: Place | None, day: date) -> int:
        """The number of the change by which a day came there; 0 where the log has none."""
        if place is None:
            return 0
        return self._found.get((place.table, place.column, place.row_id, day.isoformat()), 0)

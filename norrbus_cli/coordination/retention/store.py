"""Rows that say that a case is to be kept."""

from __future__ import annotations

from datetime import date

from ...register.cells import Value
from ...register.database import Register
from ...words.record import of_row
from .model import Retention


def of_case(register: Register, case_id: int) -> list[Retention]:
    """Why a case is to be kept, as it stands."""
    sql = """SELECT why, reason, noted_on FROM retentions
        WHERE case_id = ? AND ended_on IS NULL ORDER BY id"""
    return [of_row(Retention, row) for row in register.rows(sql, [case_id])]


def current(register: Register, case_id: int, why: str) -> int | None:
    """The id of the reason that holds, if it does."""
    sql = "SELECT id FROM retentions WHERE case_id = ? AND why = ? AND ended_on IS NULL"
    row = register.row(sql, [case_id, why])
    return row["id"] if row else None


def add(register: Register, values: dict[str, Value]) -> None:
    """A new reason to keep a case."""
    register.insert("retentions", values)


def end(register: Register, retention_id: int, day: date) -> None:
    """A reason no longer holds from a day."""
    register.update("retentions", retention_id, {"ended_on": day.isoformat()})

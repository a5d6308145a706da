"""What a row held at an operation, read in the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .cells import Value

if TYPE_CHECKING:
    from .opened import Opened


def made(register: Opened, table: str, row_id: int) -> int | None:
    """The number of the operation by which a row first came; None where the log has none."""
    sql = """SELECT min(operation_id) AS first FROM changes
        WHERE table_name = ? AND row_id = ? AND before IS NULL"""
    found: int | None = register.rows(sql, [table, row_id])[0]["first"]
    return found


def came(register: Opened, table: str, row_id: int, case_id: int) -> int:
    """The number of a row among all of its table that ever were in a case, in the order in which
    they came: it stays the same whatever becomes of the others.
    """
    sql = """SELECT count(DISTINCT row_id) AS number FROM changes WHERE case_id = ?
        AND table_name = ? AND id <= (SELECT min(id) FROM changes WHERE table_name = ?
        AND row_id = ?)"""
    number: int = register.rows(sql, [case_id, table, table, row_id])[0]["number"]
    return number


def person_in_case(register: Opened, person_id: int, case_id: int) -> int:
    """The number of somebody among all whom a case ever named, in the order in which they came."""
    sql = """SELECT coalesce(json_extract(after, '$.child_id'), json_extract(after, '$.giver_id'),
        json_extract(after, '$.person_id')) AS person FROM changes
        WHERE case_id = ? AND after IS NOT NULL GROUP BY person HAVING person IS NOT NULL
        ORDER BY min(id)"""
    return [row["person"] for row in register.rows(sql, [case_id])].index(person_id) + 1


def at(register: Opened, table: str, row_id: int, operation: int) -> Mapping[str, Value]:
    """What a row held when an operation was done; nothing where it had not come."""
    sql = """SELECT after FROM changes WHERE table_name = ? AND row_id = ? AND operation_id <= ?
        AND after IS NOT NULL ORDER BY id DESC LIMIT 1"""
    row = register.row(sql, [table, row_id, operation])
    found: Mapping[str, Value] = json.loads(row["after"]) if row else {}
    return found

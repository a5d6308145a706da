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


def at(register: Opened, table: str, row_id: int, operation: int) -> Mapping[str, Value]:
    """What a row held when an operation was done; nothing where it had not come."""
    sql = """SELECT after FROM changes WHERE table_name = ? AND row_id = ? AND operation_id <= ?
        AND after IS NOT NULL ORDER BY id DESC LIMIT 1"""
    row = register.row(sql, [table, row_id, operation])
    found: Mapping[str, Value] = json.loads(row["after"]) if row else {}
    return found

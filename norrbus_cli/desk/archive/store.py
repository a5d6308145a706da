"""Rows of acts as they are, and that they have been delivered."""

from __future__ import annotations

from datetime import date

from ...register import erasing
from ...register.cells import Value, ids
from ...register.database import Register
from ...register.naming import NAMING_PERSONS

_TYPES = {"INTEGER": "integer", "TEXT": "string"}


def tables(register: Register, case_ids: tuple[int, ...]) -> dict[str, list[dict[str, Value]]]:
    """All rows of some cases by table, with the people whom they name."""
    hanging = erasing.hanging_on(register, case_ids)
    found = {table: _rows(register, table, hanging[table]) for table in sorted(hanging)}
    people = {
        person_id
        for rows in found.values()
        for row in rows
        for column in NAMING_PERSONS
        if isinstance(person_id := row.get(column), int)
    }
    return {table: rows for table, rows in found.items() if rows} | (
        {erasing.PERSONS: _rows(register, erasing.PERSONS, people)} if people else {}
    )


def columns(register: Register, table: str) -> dict[str, list[str]]:
    """The columns of a table with the types that JSON has for what they hold."""
    sql = 'SELECT name, type, "notnull" OR pk AS required FROM pragma_table_info(?)'
    return {
        row["name"]: [_TYPES[row["type"]], *([] if row["required"] else ["null"])]
        for row in register.rows(sql, [table])
    }


def deliver(register: Register, case_id: int, archive: str, day: date) -> None:
    """Note that a case has been delivered to an archive."""
    values: dict[str, Value] = {"archive": archive, "delivered_on": day.isoformat()}
    register.insert("deliveries", {"case_id": case_id, **values})


def _rows(register: Register, table: str, row_ids: set[int]) -> list[dict[str, Value]]:
    sql = f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return [dict(row) for row in register.rows(sql, [ids(row_ids)])]

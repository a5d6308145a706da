"""Rows in every table that may be about somebody of the staff."""

from __future__ import annotations

from collections.abc import Sequence

from ....register.cells import Row, ids
from ....register.database import Register
from ....register.schema.tables import PARENTS
from ..store import Cells

# The case that a row is about, beside its columns.
OF_CASE = "of_case"


def rows(register: Register, table: str) -> list[Cells]:
    """All rows of a table, each with the id of its case in OF_CASE, or None."""
    found = register.rows(f"SELECT * FROM {table} ORDER BY id")
    if table in PARENTS:
        parent, column = PARENTS[table]
        cases = {
            row["id"]: row["case_id"] for row in register.rows(f"SELECT id, case_id FROM {parent}")
        }
        return [
            {**dict(row), OF_CASE: cases.get(row[column]) or dict(row).get("case_id")}
            for row in found
        ]
    own = "id" if table == "cases" else "case_id"
    return [{**dict(row), OF_CASE: dict(row).get(own)} for row in found]


def papers(register: Register) -> list[Row]:
    """The papers that went to somebody, each once however many files it is."""
    sql = """SELECT id, about, kind, written_on, recipient, sent_how FROM documents
        WHERE recipient <> '' GROUP BY about, kind, written_on, recipient, sent_how
        ORDER BY written_on, min(id)"""
    return register.rows(sql)


def operations(register: Register, users: Sequence[str]) -> list[Row]:
    """What some users have done and looked at: when, as whom, by which command, newest first."""
    marks = ", ".join("?" for _ in users)
    sql = f"SELECT at, who, command FROM operations WHERE who IN ({marks}) ORDER BY id DESC"
    return register.rows(sql, list(users))


def changes(register: Register, table: str, row_ids: Sequence[int]) -> list[Row]:
    """What was done with some rows, by whom and when; ``made`` and ``gone`` say what it was."""
    sql = """SELECT o.id, o.at, o.day, o.who, c.row_id, c.before IS NULL AS made,
        c.after IS NULL AS gone FROM changes c JOIN operations o ON o.id = c.operation_id
        WHERE c.table_name = ? AND c.row_id IN (SELECT value FROM json_each(?)) ORDER BY c.id"""
    return register.rows(sql, [table, ids(row_ids)])


def reminded(register: Register, recipients: Sequence[str]) -> int:
    """How many reminders have been handed over to some recipients."""
    marks = ", ".join("?" for _ in recipients)
    sql = (
        f"SELECT count(*) AS n FROM reminders WHERE state = 'överlämnad' AND recipient IN ({marks})"
    )
    return int(register.rows(sql, list(recipients))[0]["n"])


def family(register: Register) -> list[str]:
    """The names of the children and the guardians."""
    return [row["name"] for row in register.rows("SELECT DISTINCT name FROM persons")]

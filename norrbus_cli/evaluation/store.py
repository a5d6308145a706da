"""Rows of answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..register.cells import Value, stored
from ..register.database import Register
from ..register.journal import done_for
from ..words.record import as_dict, of_row
from .model import ANSWERS, Answer


def of_year(register: Register, year: int) -> list[Answer]:
    """The answers about meetings in a year."""
    rows = register.rows("SELECT * FROM evaluations WHERE year = ?", [year])
    return [of_row(Answer, row) for row in rows]


def add(register: Register, answers: Sequence[Answer]) -> None:
    """New answers, in the order of their content, so that their own order tells nothing."""
    rows = [stored(as_dict(answer)) for answer in answers]
    for row in sorted(rows, key=lambda row: [str(value) for value in row.values()]):
        register.insert("evaluations", row)


def taken_on(register: Register, file_hash: str) -> date | None:
    """The day when a file of this content was first read in as answers, if it has been."""
    sql = f"""SELECT min({done_for("o")}) AS first FROM imports i
        JOIN changes c ON c.table_name = 'imports' AND c.row_id = i.id
        JOIN operations o ON o.id = c.operation_id
        WHERE i.kind = ? AND i.file_hash = ?"""
    first = register.rows(sql, [ANSWERS, file_hash])[0]["first"]
    return date.fromisoformat(first) if first else None


def add_file(register: Register, file_hash: str) -> None:
    """A file with one answer has been read in."""
    row: dict[str, Value] = {"kind": ANSWERS, "headings": "{}", "file_hash": file_hash, "count": 1}
    register.insert("imports", row)

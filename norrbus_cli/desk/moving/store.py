"""Rows about cases that have gone to another authority, and that have come from one."""

from __future__ import annotations

from datetime import date

from ...register.cells import Row
from ...register.database import Register
from ...words.record import Record, of_row

OUT, IN = "lämnades till", "kom från"


class Move(Record):
    """One move of a case: ``way`` OUT or IN, ``reference`` the case's number there, ``path`` the
    file that was written.
    """

    way: str
    authority: str
    reference: str
    moved_on: date
    path: str


def of_case(register: Register, case_id: int) -> list[Move]:
    """The moves of a case, the oldest first."""
    sql = f"""SELECT '{IN}' AS way, authority, reference, moved_on, '' AS path, 0 AS id
        FROM moves_in WHERE case_id = :case
        UNION ALL SELECT '{OUT}', authority, '', moved_on, path, id FROM moves_out
        WHERE case_id = :case ORDER BY moved_on, id"""
    return [of_row(Move, row) for row in register.rows(sql, {"case": case_id})]


def objections(register: Register, case_id: int) -> list[Row]:
    """The objections in a case with the ids of who made them."""
    sql = "SELECT * FROM objections WHERE case_id = ? ORDER BY noted_on, id"
    return register.rows(sql, [case_id])


def went(
    register: Register, case_id: int, file_id: str, authority: str, day: date, path: str
) -> None:
    """Note that a case went."""
    where = {"file_id": file_id, "authority": authority, "path": path}
    register.insert("moves_out", {"case_id": case_id, **where, "moved_on": day.isoformat()})


def came(
    register: Register, case_id: int, file_id: str, authority: str, reference: str, day: date
) -> None:
    """Note that a case came."""
    whence = {"file_id": file_id, "authority": authority, "reference": reference}
    register.insert("moves_in", {"case_id": case_id, **whence, "moved_on": day.isoformat()})


def case_from(register: Register, file_id: str) -> str:
    """The reference of the case that a file became here; empty when it has not."""
    return _named(register, "moves_in", file_id)


def case_of(register: Register, file_id: str) -> str:
    """The reference of the case here that a file was written from; empty for one from elsewhere."""
    return _named(register, "moves_out", file_id)


def _named(register: Register, table: str, file_id: str) -> str:
    sql = f"SELECT reference FROM cases WHERE id = (SELECT case_id FROM {table} WHERE file_id = ?)"
    found = register.row(sql, [file_id])
    return str(found["reference"]) if found else ""

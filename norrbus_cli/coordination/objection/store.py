"""Rows of objections."""

from __future__ import annotations

from collections.abc import Mapping

from ...register.cells import Value
from ...register.database import Register
from ...words.record import of_row
from .model import Objection


def of_case(register: Register, case_id: int) -> list[Objection]:
    """The objections in a case, the oldest first."""
    sql = """SELECT o.*, p.name AS person FROM objections o JOIN persons p ON p.id = o.person_id
        WHERE case_id = ? ORDER BY noted_on, o.id"""
    return [of_row(Objection, row) for row in register.rows(sql, [case_id])]


def add(register: Register, values: Mapping[str, Value]) -> None:
    """A new objection."""
    register.insert("objections", values)

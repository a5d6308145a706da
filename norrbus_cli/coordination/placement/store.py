"""Rows of placements."""

from __future__ import annotations

from collections.abc import Mapping

from ...case.model import Case
from ...register.cells import Value
from ...register.database import Register
from ...words.record import of_row
from .model import NotPlaced, Placement


def of_case(register: Register, case_id: int) -> list[Placement]:
    """The placements of a case, the oldest first."""
    sql = "SELECT * FROM placements WHERE case_id = ? ORDER BY since, id"
    return [of_row(Placement, row) for row in register.rows(sql, [case_id])]


def current(register: Register, case: Case) -> Placement:
    """The placement in force. Raises NotPlaced."""
    found = [each for each in of_case(register, case.id) if each.until is None]
    if not found:
        raise NotPlaced(case.reference)
    return found[0]


def add(register: Register, case_id: int, values: Mapping[str, Value]) -> None:
    """A new placement."""
    register.insert("placements", {"case_id": case_id, **values})


def change(register: Register, placement_id: int, values: Mapping[str, Value]) -> None:
    """New facts about a placement."""
    register.update("placements", placement_id, values)

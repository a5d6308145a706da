"""Rows of placements."""

from __future__ import annotations

from collections.abc import Mapping

from ...case.model import Case
from ...case.store import rows_of
from ...register.cells import Value
from ...register.database import Register
from ...words.record import of_row
from .model import NeverPlaced, NotPlaced, Placement


def of_case(register: Register, case_id: int) -> list[Placement]:
    """The placements of a case, the oldest first."""
    return of_cases(register, [case_id])


def of_cases(register: Register, case_ids: list[int]) -> list[Placement]:
    """The placements of cases, the oldest first."""
    rows = rows_of(register, "placements", "case_id", case_ids, "since, id")
    return [of_row(Placement, row) for row in rows]


def current(register: Register, case: Case) -> Placement:
    """The placement in force. Raises NotPlaced."""
    found = [each for each in of_case(register, case.id) if each.until is None]
    if not found:
        raise NotPlaced(case.reference)
    return found[0]


def latest(register: Register, case: Case) -> Placement:
    """The placement in force, else the one that ended last. Raises NeverPlaced."""
    found = of_case(register, case.id)
    if not found:
        raise NeverPlaced(case.reference)
    return found[-1]


def add(register: Register, case_id: int, values: Mapping[str, Value]) -> None:
    """A new placement."""
    register.insert("placements", {"case_id": case_id, **values})


def change(register: Register, placement_id: int, values: Mapping[str, Value]) -> None:
    """New facts about a placement."""
    register.update("placements", placement_id, values)

"""Rows of the register's own facts and its coordinators."""

from __future__ import annotations

from collections.abc import Mapping

from ..register.cells import Row, Value
from ..register.database import Register
from ..words.phone import in_swedish_form
from ..words.record import of_row
from ..words.swedish import fold
from .model import Coordinator, Facts, UnknownCoordinator


def facts(register: Register) -> Facts:
    """The register's facts."""
    row = register.rows("SELECT * FROM register WHERE id = 1")[0]
    return of_row(Facts, row, coordinator=coordinator(register, row["coordinator_id"]))


def deadline_profile(register: Register) -> str:
    """Which profile the register has chosen for its deadlines, read where nothing is reckoned."""
    return str(register.rows("SELECT profile FROM deadline_choices")[0]["profile"])


def coordinator(register: Register, coordinator_id: int) -> Coordinator:
    """A coordinator by id."""
    row = register.rows("SELECT * FROM coordinators WHERE id = ?", [coordinator_id])[0]
    return _coordinator(row)


def coordinators(register: Register) -> list[Coordinator]:
    """All coordinators."""
    rows = register.rows("SELECT * FROM coordinators ORDER BY id")
    return [_coordinator(row) for row in rows]


def _coordinator(row: Row) -> Coordinator:
    return of_row(Coordinator, row, phone=in_swedish_form(row["phone"]))


def by_id(register: Register) -> dict[int, Coordinator]:
    """All coordinators by id."""
    return {each.id: each for each in coordinators(register)}


def coordinators_named(register: Register, typed: str) -> list[Coordinator]:
    """The coordinators whose name begins as ``typed``; all of them for nothing typed.

    Raises UnknownCoordinator.
    """
    everyone = coordinators(register)
    found = [each for each in everyone if fold(each.name).startswith(fold(typed))]
    if not found:
        raise UnknownCoordinator(typed, [each.name for each in everyone])
    return found


def add_coordinator(register: Register, values: Mapping[str, Value]) -> int:
    """A new coordinator; returns the id."""
    return register.insert("coordinators", values)


def change_coordinator(
    register: Register, coordinator_id: int, values: Mapping[str, Value]
) -> None:
    """New particulars for a coordinator."""
    register.update("coordinators", coordinator_id, values)


def change_facts(register: Register, values: Mapping[str, Value]) -> None:
    """New facts about the register."""
    register.update("register", 1, values)


def set_facts(register: Register, values: Mapping[str, Value]) -> None:
    """The first and only row about the register itself."""
    register.insert("register", {"id": 1, **values})

"""Rows of the register's own facts and its coordinators."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..register.database import Register, Value
from ..words.swedish import fold
from .model import Coordinator, Facts, UnknownCoordinator


def facts(register: Register) -> Facts:
    """The register's facts."""
    row = register.rows("SELECT * FROM register WHERE id = 1")[0]
    return Facts(
        row["municipality"],
        row["authority"],
        date.fromisoformat(row["created_on"]),
        coordinator(register, row["coordinator_id"]),
    )


def coordinator(register: Register, coordinator_id: int) -> Coordinator:
    """A coordinator by id."""
    return _coordinator(
        register.rows("SELECT * FROM coordinators WHERE id = ?", [coordinator_id])[0]
    )


def coordinators(register: Register) -> list[Coordinator]:
    """All coordinators."""
    return [_coordinator(row) for row in register.rows("SELECT * FROM coordinators ORDER BY id")]


def coordinators_named(register: Register, typed: str) -> list[Coordinator]:
    """The coordinators whose name begins as ``typed``; all of them for nothing typed.

    Raises UnknownCoordinator.
    """
    everyone = coordinators(register)
    found = [each for each in everyone if fold(each.name).startswith(fold(typed))]
    if not found:
        raise UnknownCoordinator(typed, [each.name for each in everyone])
    return found


def add_coordinator(register: Register, name: str, title: str, phone: str, email: str) -> int:
    """A new coordinator; returns the id."""
    return register.insert(
        "coordinators", {"name": name, "title": title, "phone": phone, "email": email}
    )


def change_coordinator(
    register: Register, coordinator_id: int, values: Mapping[str, Value]
) -> None:
    """New particulars for a coordinator."""
    register.update("coordinators", coordinator_id, values)


def change_facts(register: Register, values: Mapping[str, Value]) -> None:
    """New facts about the register."""
    register.update("register", 1, values)


def set_facts(
    register: Register, municipality: str, authority: str, created_on: date, coordinator_id: int
) -> None:
    """The first and only row about the register itself."""
    values: dict[str, Value] = {
        "id": 1,
        "municipality": municipality,
        "authority": authority,
        "created_on": created_on.isoformat(),
        "coordinator_id": coordinator_id,
    }
    register.insert("register", values)


def _coordinator(row: Mapping[str, Any]) -> Coordinator:
    return Coordinator(row["id"], row["name"], row["title"], row["phone"], row["email"])

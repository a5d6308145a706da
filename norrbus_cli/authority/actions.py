"""Deeds with the register as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ..register import calendar, opening
from ..register.database import Author, Register
from ..words.swedish import fold
from . import store
from .form import NewCoordinator
from .model import Coordinator, Facts


def create(
    path: Path,
    key: Path,
    author: Author,
    today: date,
    *,
    municipality: str,
    authority: str,
    coordinator: str,
    title: str,
    phone: str,
    email: str,
) -> None:
    """Make a register with its key, its calendar and its first coordinator.

    ``municipality`` is a code. Raises FileTrouble, InTheWay.
    """

    def fill(register: Register) -> None:
        calendar.fill(register, {})
        first = store.add_coordinator(register, coordinator, title, phone, email)
        store.set_facts(register, municipality, authority, today, first)

    opening.create(path, key, author, fill)


def change(register: Register, changes: Mapping[str, Any], today: date) -> Facts:
    """New facts about the register."""
    with register.operation(day=today.isoformat()):
        store.change_facts(register, changes)
        return store.facts(register)


def keep_coordinator(register: Register, new: NewCoordinator, today: date) -> Coordinator:
    """A coordinator: a new one, or the one of that name with what is new.

    ``main`` gets the cases that are opened from now on.
    """
    with register.operation(day=today.isoformat()):
        same = [each for each in store.coordinators(register) if fold(each.name) == fold(new.name)]
        given = {
            name: value
            for name, value in (("title", new.title), ("phone", new.phone), ("email", new.email))
            if value
        }
        if same:
            store.change_coordinator(register, same[0].id, given)
        coordinator_id = (
            same[0].id
            if same
            else store.add_coordinator(register, new.name, new.title, new.phone, new.email)
        )
        if new.main:
            store.change_facts(register, {"coordinator_id": coordinator_id})
        return store.coordinator(register, coordinator_id)

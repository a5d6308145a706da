"""Deeds with the register as a whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..register import calendar, opening
from ..register.cells import Author, Value, stored
from ..register.database import Register
from ..words.record import as_dict
from ..words.swedish import fold
from . import store
from .form import NewCoordinator, NewRegister
from .model import Coordinator, Facts
from .municipalities import CODES

if TYPE_CHECKING:
    from .form import RegisterChanges

# What is asked of a coordinator beside the name, with a new register too.
PARTICULARS = ("title", "phone", "email")


def create(path: Path, key: Path, author: Author, today: date, new: NewRegister) -> None:
    """Make a register with its key, its calendar and its first coordinator.

    Raises FileTrouble, InTheWay.
    """

    def fill(register: Register) -> None:
        calendar.fill(register, {})
        values: dict[str, Value] = {
            "municipality": CODES[new.municipality],
            "authority": new.authority,
            "created_on": today.isoformat(),
            "coordinator_id": store.add_coordinator(
                register, {"name": new.coordinator, **_particulars(new)}
            ),
        }
        store.set_facts(register, values)
        for row in known_recipients(new):
            register.insert("recipients", row)

    opening.create(path, key, author, fill)


def known_recipients(new: NewRegister) -> list[dict[str, Value]]:
    """The rows of the table of recipients that a new register begins with.

    Those that are known of its municipality, unless it wants none; what they rest on stands in
    each.
    """
    from .recipients import EXAMPLES

    example = next((EXAMPLES[name] for name in EXAMPLES if new.municipality.startswith(name)), None)
    if example is None or new.no_recipients:
        return []
    return [{**stored(as_dict(row)), "source": example.source} for row in example.rows]


def change(register: Register, changes: RegisterChanges, today: date) -> Facts:
    """New facts about the register."""
    with register.operation(day=today.isoformat()):
        store.change_facts(register, stored(changes))
        return store.facts(register)


def keep_coordinator(register: Register, new: NewCoordinator, today: date) -> Coordinator:
    """A coordinator: a new one, or the one of that name with what is new.

    ``main`` gets the cases that are opened from now on.
    """
    given = _particulars(new)
    with register.operation(day=today.isoformat()):
        same = [each for each in store.coordinators(register) if fold(each.name) == fold(new.name)]
        if same:
            coordinator_id = same[0].id
            told = {name: value for name, value in given.items() if value}
            store.change_coordinator(register, coordinator_id, told)
        else:
            coordinator_id = store.add_coordinator(register, {"name": new.name, **given})
        if new.main:
            store.change_facts(register, {"coordinator_id": coordinator_id})
        return store.coordinator(register, coordinator_id)


def _particulars(new: NewCoordinator | NewRegister) -> dict[str, str]:
    return {name: getattr(new, name) for name in PARTICULARS}

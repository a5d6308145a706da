"""Rows of local routines."""

from __future__ import annotations

from ...register.cells import Value
from ...register.database import Register
from ...words.record import of_row
from ...words.swedish import fold
from .model import Routine


def in_use(register: Register) -> list[Routine]:
    """The routines in use, the next due first."""
    rows = register.rows("SELECT * FROM routines WHERE used = 1 ORDER BY next_on, id")
    return [of_row(Routine, row) for row in rows]


def keep(register: Register, name: str, values: dict[str, Value]) -> None:
    """A routine, new or known by its name; one that was taken away is back."""
    for row in register.rows("SELECT id, name FROM routines"):
        if fold(row["name"]) == fold(name):
            register.update("routines", row["id"], {**values, "used": 1})
            return
    register.insert("routines", {"name": name, **values})


def drop(register: Register, routine_id: int) -> None:
    """A routine that is no longer used."""
    register.update("routines", routine_id, {"used": 0})

"""Rows of the table of recipients."""

from __future__ import annotations

from ...register.database import Register
from ...words.record import of_row
from .model import Recipient


def recipients(register: Register) -> list[Recipient]:
    """The table of recipients, in the order in which it was written."""
    rows = register.rows("SELECT * FROM recipients WHERE used = 1 ORDER BY id")
    return [of_row(Recipient, row) for row in rows]


def is_empty(register: Register) -> bool:
    """Whether nobody stands in the table."""
    return register.row("SELECT 1 AS one FROM recipients WHERE used = 1") is None


def drop(register: Register, recipient_id: int) -> None:
    """A row that is no longer used."""
    register.update("recipients", recipient_id, {"used": 0})

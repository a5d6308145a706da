"""Rows of reviews."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ...register.cells import Value
from ...register.database import Register
from ...words.record import of_row
from .model import Review


def everything(register: Register) -> list[Review]:
    """All reviews, the oldest first."""
    return [of_row(Review, row) for row in register.rows("SELECT * FROM reviews ORDER BY id")]


def last_day(register: Register, today: date) -> date | None:
    """The day of the latest review that was finished on ``today`` or before."""
    sql = "SELECT max(reviewed_on) AS day FROM reviews WHERE reviewed_on <= ?"
    day = register.rows(sql, [today.isoformat()])[0]["day"]
    return date.fromisoformat(day) if day else None


def add(register: Register, values: Mapping[str, Value]) -> int:
    """A new review; returns its number."""
    return register.insert("reviews", values)


def change(register: Register, number: int, values: Mapping[str, Value]) -> None:
    """New facts about a review."""
    register.update("reviews", number, values)

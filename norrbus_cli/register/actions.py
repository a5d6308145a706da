"""Deeds with the register as a whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from .. import calendar, database
from ..database import Author, Register
from . import store


def create(
    path: Path, key: Path, author: Author, today: date, *, municipality: str, authority: str, coordinator: str, title: str, phone: str, email: str
) -> None:
    """Make a register with its key, its calendar and its first coordinator. ``municipality`` is a code. Raises FileTrouble, InTheWay."""

    def fill(register: Register) -> None:
        register.insert_unlogged("calendar_days", calendar.rows())
        first = store.add_coordinator(register, coordinator, title, phone, email)
        store.set_facts(register, municipality, authority, today, first)

    database.create(path, key, author, fill)

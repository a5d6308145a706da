"""Rows of answers."""

from __future__ import annotations

from collections.abc import Sequence

from ..register.cells import stored
from ..register.database import Register
from ..words.record import as_dict, of_row
from .model import Answer


def of_year(register: Register, year: int) -> list[Answer]:
    """The answers about meetings in a year."""
    rows = register.rows("SELECT * FROM evaluations WHERE year = ?", [year])
    return [of_row(Answer, row) for row in rows]


def add(register: Register, answers: Sequence[Answer]) -> None:
    """New answers, in the order of their content, so that their own order tells nothing."""
    rows = [stored(as_dict(answer)) for answer in answers]
    for row in sorted(rows, key=lambda row: [str(value) for value in row.values()]):
        register.insert("evaluations", row)

"""Rows of answers, and what people in the register are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from ..database import Register
from .model import Answer


def of_year(register: Register, year: int) -> list[Answer]:
    """The answers about meetings in a year."""
    return [Answer(**{name: row[name] for name in Answer.__dataclass_fields__}) for row in register.rows("SELECT * FROM evaluations WHERE year = ?", [year])]


def add(register: Register, answers: Sequence[Answer]) -> None:
    """New answers, in the order of their content, so that their own order tells nothing."""
    rows = [asdict(answer) for answer in answers]
    for row in sorted(rows, key=lambda row: [str(value) for value in row.values()]):
        register.insert("evaluations", row)


def names(register: Register) -> list[str]:
    """The names of everybody in the register: children, guardians, contact persons, coordinators."""
    return [row["name"] for row in register.rows("SELECT name FROM persons UNION SELECT name FROM contacts UNION SELECT name FROM coordinators")]


def numbers(register: Register) -> list[str]:
    """The personnummer and samordningsnummer of everybody who has one."""
    return [row["number"] for row in register.rows("SELECT number FROM persons WHERE number IS NOT NULL")]

"""The cases that a child has already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...register.cells import Row
from ...register.database import Register


def marks(register: Register) -> Iterator[tuple[str | None, str, str | None]]:
    """What each person is known by: number, name, born."""
    for row in register.each("SELECT number, name, born FROM persons"):
        yield row["number"], row["name"], row["born"]


def alike(register: Register, number: str, born: date) -> list[Row]:
    """The cases of the child with a number and of all children born on a day: ``reference``,
    ``need_seen_on``, ``open``, and the child's ``number`` and ``name``.
    """
    sql = """SELECT k.reference, k.need_seen_on, k.open, p.number, p.name
        FROM persons p JOIN cases k ON k.child_id = p.id
        WHERE p.number = :number OR p.born = :born ORDER BY k.id"""
    return register.rows(sql, {"number": number, "born": born.isoformat()})

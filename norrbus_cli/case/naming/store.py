"""The children of cases, and which case somebody last worked with."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ...register.cells import Row
from ...register.database import Register
from ...words.record import of_row
from .model import Named
from .refusals import NothingBefore, UnsureBefore

# What shows many cases, or none, is no work with one.
LISTS = (
    "% lista%",
    *(f"norrbus {each}%" for each in ("idag", "sök", "påminn", "kalender", "statistik")),
)
LISTS += tuple(f"norrbus {each}%" for each in ("logg", "register", "demo"))
RECENT = 1000  # operations: more than anybody does between two cases


def everyone(register: Register) -> list[Named]:
    """Every case with its child, the oldest first."""
    return [of_row(Named, row) for row in _rows(register, "1")]


def open_or_named(register: Register, references: Iterable[str]) -> list[Named]:
    """The cases that are not closed and those of some references, with their children, the oldest
    first.
    """
    which = "cases.open = 1 OR reference IN (SELECT value FROM json_each(?))"
    rows = _rows(register, which, json.dumps(list(references)))
    return [of_row(Named, row) for row in rows]


def open_cases(register: Register) -> list[Named]:
    """The cases that are not closed with their children, the oldest first."""
    return [of_row(Named, row) for row in _rows(register, "cases.open = 1")]


def _rows(register: Register, which: str, *parameters: str) -> list[Row]:
    sql = f"""SELECT cases.id AS case_id, reference, cases.open, persons.id AS person_id,
        coalesce(name, '') AS name, coalesce(number, '') AS number, born,
        coalesce(protection, '') AS protection
        FROM cases LEFT JOIN persons ON persons.id = child_id WHERE {which} ORDER BY cases.id"""
    return register.rows(sql, parameters)


# The cases that an operation names, and those of the people whose particulars it changed.
_ABOUT = """SELECT json_group_array(DISTINCT case_id) FROM (
    SELECT case_id FROM changes WHERE operation_id = o.id
    UNION ALL SELECT case_id FROM looks WHERE operation_id = o.id)"""
_PEOPLE = """SELECT json_group_array(DISTINCT id) FROM (
    SELECT cases.id FROM changes JOIN cases ON child_id = row_id
    WHERE operation_id = o.id AND table_name = 'persons'
    UNION ALL SELECT guardianships.case_id FROM changes JOIN guardianships ON person_id = row_id
    WHERE operation_id = o.id AND table_name = 'persons')"""


def last_worked_with(register: Register, who: str) -> str:
    """The reference of the case that an account last changed, or looked at alone, by the log.

    What shows many cases, and what is gone from the register, is passed over. Raises
    NothingBefore, UnsureBefore.
    """
    lists = " OR ".join("command LIKE ?" for _ in LISTS)
    sql = f"""SELECT ({_ABOUT}) AS about, ({_PEOPLE}) AS people FROM operations o
        WHERE who = ? AND NOT ({lists}) ORDER BY id DESC LIMIT {RECENT}"""
    for row in register.each(sql, [who, *LISTS]):
        about, people = json.loads(row["about"]), json.loads(row["people"])
        named = [each for each in about if each is not None] or people
        if not about or (named == people and len(people) > 1):
            raise UnsureBefore
        if len(named) == 1 and (found := _reference(register, named[0])):
            return found
    raise NothingBefore


def _reference(register: Register, case_id: int) -> str:
    row = register.row("SELECT reference FROM cases WHERE id = ?", [case_id])
    return str(row["reference"]) if row else ""

"""The children of cases, and which case somebody last worked with."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ...register.cells import Row
from ...register.database import Register
from ...words.record import of_row
from .model import Named
from .refusals import SHOWN, NothingBefore, UnsureBefore

# What shows many cases, or none, is no work with one.
LISTS = (
    "% lista%",
    *(f"norrbus {each}%" for each in ("idag", "sök", "påminn", "kalender", "statistik")),
)
LISTS += tuple(f"norrbus {each}%" for each in ("logg", "register", "demo"))
# What shows a case, whose look leaves no row where the case is about nobody with a name.
OF_A_CASE = frozenset(
    {
        *("ärende", "visa", "möte", "samtycke", "plan", "uppföljning", "avvikelse", "oenighet"),
        *("frist", "dokument", "guide"),
    }
)
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


def looked_at(register: Register) -> set[int]:
    """The persons whom this run has logged as shown."""
    if register.run is None:
        return set()
    sql = """SELECT DISTINCT person_id FROM looks JOIN seals USING (operation_id)
        WHERE operation_id >= ? AND run = ?"""
    return {row["person_id"] for row in register.rows(sql, [register.run, register.run])}


def _rows(register: Register, which: str, *parameters: str) -> list[Row]:
    sql = f"""SELECT cases.id AS case_id, reference, cases.open, persons.id AS person_id,
        coalesce(name, '') AS name, coalesce(number, '') AS number, born,
        coalesce(protection, '') AS protection
        FROM cases LEFT JOIN persons ON persons.id = child_id WHERE {which} ORDER BY cases.id"""
    return register.rows(sql, parameters)


# The cases that an operation changed, those of the people whose particulars it changed, and those
# that it looked at.
_CHANGED = """SELECT json_group_array(DISTINCT case_id) FROM changes
    WHERE operation_id = o.id AND case_id IS NOT NULL"""
_PEOPLE = """SELECT json_group_array(DISTINCT id) FROM (
    SELECT cases.id FROM changes JOIN cases ON child_id = row_id
    WHERE operation_id = o.id AND table_name = 'persons'
    UNION ALL SELECT guardianships.case_id FROM changes JOIN guardianships ON person_id = row_id
    WHERE operation_id = o.id AND table_name = 'persons')"""
_SEEN = """SELECT json_group_array(DISTINCT case_id) FROM looks
    WHERE operation_id = o.id AND case_id IS NOT NULL"""
_NOTHING = """NOT EXISTS (SELECT 1 FROM changes WHERE operation_id = o.id)
    AND NOT EXISTS (SELECT 1 FROM looks WHERE operation_id = o.id)"""


def last_worked_with(register: Register, who: str) -> str:
    """The reference of the case that an account last changed, or looked at alone, by the log.

    What touches no case, or many, and what is gone from the register, is passed over. Raises
    NothingBefore, UnsureBefore.
    """
    lists = " OR ".join("command LIKE ?" for _ in LISTS)
    sql = f"""SELECT command, ({_CHANGED}) AS changed, ({_PEOPLE}) AS people, ({_SEEN}) AS seen,
        {_NOTHING} AS is_empty FROM operations o
        WHERE who = ? AND NOT ({lists}) ORDER BY id DESC LIMIT {RECENT}"""
    for row in register.each(sql, [who, *LISTS]):
        if row["is_empty"]:
            if row["command"].split()[1] in OF_A_CASE and (nobody := _of_nobody(register)):
                raise UnsureBefore(nobody)
            continue
        changed = json.loads(row["changed"]) or json.loads(row["people"])
        named = changed or json.loads(row["seen"])
        found = _references(register, named) if len(named) <= SHOWN else []
        if len(found) == 1 and (changed or len(named) == 1):
            return found[0]
        if changed and found:
            raise UnsureBefore(found)
    raise NothingBefore


def _references(register: Register, case_ids: Iterable[int]) -> list[str]:
    sql = """SELECT reference FROM cases WHERE id IN (SELECT value FROM json_each(?))
        ORDER BY id"""
    return [row["reference"] for row in register.rows(sql, [json.dumps(list(case_ids))])]


def _of_nobody(register: Register) -> list[str]:
    """The cases that are about nobody with a name: a look at one leaves nothing in the log."""
    sql = "SELECT reference FROM cases WHERE child_id IS NULL ORDER BY id"
    return [row["reference"] for row in register.rows(sql)]

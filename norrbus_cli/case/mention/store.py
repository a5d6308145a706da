"""Who in the register a text may name: asked by the words that stand in it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator

from ...register.cells import Row
from ...register.database import Register
from ...words.record import Record, of_row
from .. import store
from .model import Known

_FIRST = "substr(name, 1, instr(name || ' ', ' ') - 1) COLLATE NOCASE"
# ``:begins`` are the first words of names, ``:numbers`` personal numbers. Of the children of open
# cases a partial index leads to the few that there are; a number and a sibling have their own.
_CHILDREN = f"""SELECT id, name, number FROM persons WHERE open = 1
    AND {_FIRST} IN (SELECT value FROM json_each(:begins))
    UNION SELECT id, name, number FROM persons
    WHERE number IN (SELECT value FROM json_each(:numbers))
    AND EXISTS (SELECT 1 FROM cases WHERE child_id = persons.id)"""
_SIBLINGS = """SELECT DISTINCT child.id, child.name FROM guardianships own
    JOIN guardianships other ON other.person_id = own.person_id AND other.case_id <> own.case_id
    JOIN cases ON cases.id = other.case_id JOIN persons child ON child.id = cases.child_id
    WHERE own.case_id = ?"""
# Whom a text outside a case may not name: the children of all cases, the guardians of open ones,
# and those who are protected. One walk through the people, since closed cases count too.
_OF_CASE = "EXISTS (SELECT 1 FROM cases WHERE child_id = persons.id)"
_KNOWN = f"""SELECT name, number, {_OF_CASE} AS child,
    CASE WHEN protection <> '' THEN address ELSE '' END AS home FROM persons"""
_OUTSIDE = f"""{_KNOWN} WHERE protection <> ''
        OR ({_FIRST} IN (SELECT value FROM json_each(:begins)) AND ({_OF_CASE}
            OR EXISTS (SELECT 1 FROM guardianships WHERE person_id = persons.id AND open = 1)))
    UNION {_KNOWN} WHERE number IN (SELECT value FROM json_each(:numbers))"""
_OF_FAMILY = "EXISTS (SELECT 1 FROM json_each(?) WHERE name LIKE '% ' || value)"
_FAMILIES = f"""SELECT name FROM persons WHERE {_OF_FAMILY} AND ({_OF_CASE}
    OR EXISTS (SELECT 1 FROM guardianships WHERE person_id = persons.id AND open = 1))"""
_PHONES = """SELECT 1 FROM persons WHERE phone <> '' AND replace(replace(replace(replace(replace(
    phone, ' ', ''), '-', ''), '/', ''), '(0)', ''), '+46', '0')
    IN (SELECT value FROM json_each(?)) LIMIT 1"""
_EMAILS = """SELECT 1 FROM persons WHERE email <> ''
    AND lower(email) IN (SELECT value FROM json_each(?)) LIMIT 1"""
_PLACED = """SELECT DISTINCT place FROM placements JOIN cases ON cases.id = case_id
    JOIN persons ON persons.id = child_id WHERE protection <> '' AND place <> ''"""
_STAFF = """SELECT name FROM contacts UNION SELECT name FROM coordinators
    UNION SELECT name FROM actors UNION SELECT name FROM forum_members WHERE used = 1"""


class Asked(Record):
    """The case that a text is about; ``id`` is 0 for one that is not there yet."""

    id: int
    anonymous: bool


NEW = Asked(0, anonymous=False)


class Child(Record):
    """A child with a case."""

    id: int
    name: str
    number: str


class Written(Record):
    """A case, its child's name and what is written in it in own words."""

    reference: str
    child: str
    texts: tuple[str, ...]


def case_of(register: Register, typed: str) -> Asked:
    """The case that ``typed`` names. Raises UnknownReference, AmbiguousReference."""
    sql = "SELECT id, anonymous FROM cases WHERE reference = ?"
    row = register.row(sql, [typed.strip().upper()])
    if row is None:
        case = store.find(register, typed)
        return Asked(case.id, case.anonymous)
    return Asked(row["id"], bool(row["anonymous"]))


def children(register: Register, begins: Iterable[str], numbers: Iterable[str]) -> list[Child]:
    """The children of open cases with a given name, and those of any case with a number."""
    asked = {"begins": json.dumps([*begins]), "numbers": json.dumps([*numbers])}
    return [_child(row) for row in register.rows(_CHILDREN, asked)]


def of_open(register: Register) -> Iterator[str]:
    """The names of the children of open cases."""
    for row in register.each("SELECT name FROM persons WHERE open = 1"):
        yield row["name"]


def newest(register: Register) -> int:
    """The id of the newest case; 0 where there is none."""
    return int(register.rows("SELECT coalesce(max(id), 0) AS last FROM cases")[0]["last"])


def newer(register: Register, after: int, names: Collection[str]) -> Iterator[Written]:
    """The cases that are newer than the one with an id, with what stands in columns of their own,
    of their children, of why they were closed.
    """
    of = {"cases": "c", "persons": "p", "closings": "z"}
    columns = [
        f"{short}.{name}"
        for table, short in of.items()
        for name in sorted(register.columns(table).intersection(names))
    ]
    sql = f"""SELECT c.reference, p.name, json_array({", ".join(columns)}) AS texts
        FROM cases c JOIN persons p ON p.id = c.child_id LEFT JOIN closings z ON z.case_id = c.id
        WHERE c.id > ? ORDER BY c.id"""
    for row in register.each(sql, [after]):
        texts = (each for each in json.loads(row["texts"]) if isinstance(each, str) and each)
        yield Written(row["reference"], row["name"], tuple(texts))


def siblings(register: Register, case_id: int) -> list[Child]:
    """The children of other cases that have a guardian in common with one."""
    found = register.rows(_SIBLINGS, [case_id])
    return [Child(row["id"], row["name"], "") for row in found]


def outside(register: Register, begins: Iterable[str], numbers: Iterable[str]) -> list[Known]:
    """The children and guardians of open cases, and the children of closed ones, with a given
    name; whoever has a number.
    """
    asked = {"begins": json.dumps([*begins]), "numbers": json.dumps([*numbers])}
    return [
        of_row(Known, row, number=row["number"] or "") for row in register.rows(_OUTSIDE, asked)
    ]


def families(register: Register, surnames: Collection[str]) -> list[str]:
    """The names of the children and the guardians of open cases, and the children of closed ones,
    that end as some do.
    """
    found = register.rows(_FAMILIES, [json.dumps([*surnames])]) if surnames else []
    return [row["name"] for row in found]


def children_of_families(register: Register, surnames: Collection[str]) -> list[Child]:
    """The children of open cases whose names end as some do."""
    sql = f"SELECT id, name FROM persons WHERE open = 1 AND {_OF_FAMILY}"
    found = register.rows(sql, [json.dumps([*surnames])]) if surnames else []
    return [Child(row["id"], row["name"], "") for row in found]


def reached(register: Register, phones: list[str], emails: list[str]) -> tuple[bool, bool]:
    """Whether one of some telephone numbers, and of some addresses, is that of a person."""
    found = (
        bool(sought and register.rows(sql, [json.dumps(sought)]))
        for sql, sought in ((_PHONES, phones), (_EMAILS, emails))
    )
    phone, email = found
    return phone, email


def hidden_places(register: Register) -> list[str]:
    """Where children with protected personal data are placed, or have been."""
    return [row["place"] for row in register.rows(_PLACED)]


def staff(register: Register) -> list[str]:
    """The names of actors and of those who work with them, of coordinators, and of the members of
    meetings above the single case.
    """
    return [row["name"] for row in register.rows(_STAFF)]


def words_of_staff(register: Register) -> set[str]:
    """The words of their names, in small letters."""
    return {word for name in staff(register) for word in re.findall(r"[^\W\d_]+", name.casefold())}


def _child(row: Row) -> Child:
    return Child(row["id"], row["name"], row["number"] or "")

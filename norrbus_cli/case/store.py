"""Rows of cases, people, guardianships and closings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from ..authority import store as register_store
from ..register.cells import Row, Value, ids
from ..register.database import Register, grouped
from ..words.phone import in_swedish_form
from ..words.record import of_row
from ..words.reference import CASE, UnknownReference
from .model import Case, Closing, Guardian, Person


def rows_of(
    register: Register, table: str, column: str, wanted: Iterable[int], order: str = "id"
) -> list[Row]:
    """The rows of a table whose ``column`` is one of some ids: one query however many they are."""
    sql = (
        f"SELECT * FROM {table} WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY {order}"
    )
    return register.rows(sql, [ids(wanted)])


def reference_of(register: Register, typed: str) -> str:
    """The whole reference that ``typed`` names.

    Raises UnknownReference, AmbiguousReference, Annulled.
    """
    try:
        return CASE.find(typed, references(register))
    except UnknownReference:
        from ..register.annulled import require_standing

        require_standing(register, "cases", CASE, typed, ("Ärendet", "makulerat"))
        raise


def id_of(register: Register, typed: str) -> int:
    """The id of the case that ``typed`` names. Raises UnknownReference, AmbiguousReference."""
    named = [reference_of(register, typed)]
    return int(register.rows("SELECT id FROM cases WHERE reference = ?", named)[0]["id"])


def references(register: Register) -> list[str]:
    """Every reference, the oldest first."""
    return [row["reference"] for row in register.rows("SELECT reference FROM cases ORDER BY id")]


def find(register: Register, typed: str) -> Case:
    """The case that ``typed`` names. Raises UnknownReference, AmbiguousReference."""
    return by_id(register, id_of(register, typed))


def by_id(register: Register, case_id: int) -> Case:
    """The case with an id."""
    return cases(register, [case_id])[0]


def open_ids(register: Register) -> list[int]:
    """Ids of the cases that are not closed, the oldest first."""
    return [row["id"] for row in register.rows("SELECT id FROM cases WHERE open = 1 ORDER BY id")]


def of_siblings(register: Register, case_ids: list[int]) -> dict[int, list[int]]:
    """The ids of the cases, closed ones too, that have a guardian in common with each of some."""
    sql = """SELECT DISTINCT own.case_id, other.case_id AS beside FROM guardianships own
        JOIN guardianships other
            ON other.person_id = own.person_id AND other.case_id <> own.case_id
        WHERE own.case_id IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"""
    rows = register.rows(sql, [ids(case_ids)])
    return grouped(rows, "case_id", lambda row: int(row["beside"]))


def all_ids(register: Register) -> list[int]:
    """Ids of all cases, the oldest first."""
    return [row["id"] for row in register.rows("SELECT id FROM cases ORDER BY id")]


def cases(register: Register, case_ids: list[int]) -> list[Case]:
    """Cases by id, the oldest first, in one query a table however many they are."""
    rows = rows_of(register, "cases", "id", case_ids)
    coordinators = register_store.by_id(register)
    children = persons(register, [row["child_id"] for row in rows if row["child_id"]])
    guardians = grouped(_guardianships(register, case_ids), "case_id", _guardian)
    closings = grouped(
        rows_of(register, "closings", "case_id", case_ids), "case_id", partial(of_row, Closing)
    )
    return [
        of_row(
            Case,
            row,
            coordinator=coordinators[row["coordinator_id"]],
            child=children.get(row["child_id"]),
            guardians=tuple(guardians[row["id"]]),
            closings=tuple(closings[row["id"]]),
        )
        for row in rows
    ]


def look(register: Register, case: Case) -> None:
    """Log that the people of a case have been shown. Inside an operation."""
    for person in case.people:
        register.look(person.id, case.id)


def persons(register: Register, person_ids: Iterable[int]) -> dict[int, Person]:
    """People by id."""
    return {row["id"]: _person(row) for row in rows_of(register, "persons", "id", person_ids)}


def person_with_number(register: Register, number: str) -> Person | None:
    """The person who has a personnummer or samordningsnummer."""
    row = register.row("SELECT * FROM persons WHERE number = ?", [number])
    return _person(row) if row else None


def cases_of_child(register: Register, person_id: int) -> list[str]:
    """References of the cases about a child."""
    sql = "SELECT reference FROM cases WHERE child_id = ? ORDER BY id"
    return [row["reference"] for row in register.rows(sql, [person_id])]


def children_born(register: Register, born: date) -> list[Person]:
    """Children with a case who are born on a day."""
    sql = "SELECT * FROM persons WHERE born = ? AND id IN (SELECT child_id FROM cases)"
    return [_person(row) for row in register.rows(sql, [born.isoformat()])]


def known_names(register: Register) -> list[str]:
    """The names of everybody in the register: children, guardians, contact persons,
    coordinators."""
    sql = (
        "SELECT name FROM persons UNION SELECT name FROM contacts UNION SELECT name FROM"
        " coordinators"
    )
    return [row["name"] for row in register.rows(sql)]


def names_of_people(register: Register) -> list[str]:
    """The names of children, young people and guardians."""
    return [row["name"] for row in register.rows("SELECT DISTINCT name FROM persons")]


def protected_names(register: Register) -> list[str]:
    """The names of all who have protected personal data."""
    sql = "SELECT DISTINCT name FROM persons WHERE protection <> ''"
    return [row["name"] for row in register.rows(sql)]


def names_of_others(register: Register) -> list[str]:
    """What staff and actors are called."""
    sql = """SELECT name FROM contacts UNION SELECT name FROM coordinators UNION SELECT name FROM
        actors UNION SELECT short FROM actors UNION SELECT name FROM forum_members"""
    return [row["name"] for row in register.rows(sql)]


def beside(register: Register, case_id: int) -> Row:
    """Which tables of the rooms below hold anything about a case, each under its name."""
    tables = (
        *("placements", "handovers", "disagreements", "deviations", "objections", "retentions"),
        *("moves_out", "moves_in", "followups", "documents"),
    )
    asked = (f"EXISTS (SELECT 1 FROM {each} WHERE case_id = :case) AS {each}" for each in tables)
    return register.rows(f"SELECT {', '.join(asked)}", {"case": case_id})[0]


def placed_at(register: Register, case_id: int) -> list[str]:
    """Where the child of a case is placed or has been.

    Read here, since what is hidden on paper must not depend on which rooms have been entered.
    """
    sql = "SELECT place FROM placements WHERE case_id = ? AND place <> '' ORDER BY id"
    return [row["place"] for row in register.rows(sql, [case_id])]


def children(register: Register) -> list[Person]:
    """Every child with a case."""
    sql = "SELECT * FROM persons WHERE id IN (SELECT child_id FROM cases)"
    return [_person(row) for row in register.rows(sql)]


def add_person(register: Register, values: Mapping[str, Value]) -> int:
    """A new person; returns the id."""
    return register.insert("persons", values)


def change_person(register: Register, person_id: int, values: Mapping[str, Value]) -> None:
    """New particulars for a person."""
    register.update("persons", person_id, values)


def add_case(register: Register, year: int, values: Mapping[str, Value]) -> int:
    """A new case with the next reference of the year; returns the id."""
    name = CASE.reference(year, register.next_number(CASE.counter, year))
    return register.insert("cases", {"reference": name, **values})


def change_case(register: Register, case_id: int, values: Mapping[str, Value]) -> None:
    """New facts about a case."""
    register.update("cases", case_id, values)


def add_guardian(register: Register, case_id: int, person_id: int, custody: str) -> None:
    """A person as guardian in a case."""
    row = {"case_id": case_id, "person_id": person_id}
    register.insert("guardianships", {**row, "custody": custody})


def change_guardian(register: Register, guardianship_id: int, values: Mapping[str, Value]) -> None:
    """New custody."""
    register.update("guardianships", guardianship_id, values)


def close(register: Register, case_id: int, values: Mapping[str, Value]) -> None:
    """Close a case."""
    register.insert("closings", {"case_id": case_id, **values})


def reopen(register: Register, case_id: int, values: Mapping[str, Value]) -> None:
    """End the closing in force; it stays in the history."""
    sql = "SELECT id FROM closings WHERE case_id = ? AND reopened_on IS NULL"
    register.update("closings", register.rows(sql, [case_id])[0]["id"], values)


def _person(row: Row) -> Person:
    number, kind = row["number"] or "", row["number_kind"] or ""
    phone = in_swedish_form(row["phone"])
    return of_row(Person, row, number=number, number_kind=kind, phone=phone)


def _guardianships(register: Register, case_ids: Iterable[int]) -> list[Row]:
    sql = """SELECT persons.*, guardianships.id AS guardianship_id, case_id, custody, ended_on
        FROM guardianships JOIN persons ON persons.id = person_id
        WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY guardianships.id"""
    return register.rows(sql, [ids(case_ids)])


def _guardian(row: Row) -> Guardian:
    return of_row(Guardian, row, id=row["guardianship_id"], person=_person(row))

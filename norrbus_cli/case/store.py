"""Rows of cases, people, guardianships and closings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..authority import store as register_store
from ..register.database import Register, Value, ids
from ..words.reference import CASE
from .model import Case, Closing, Guardian, Person


def reference_of(register: Register, typed: str) -> str:
    """The whole reference that ``typed`` names. Raises UnknownReference, AmbiguousReference."""
    return CASE.find(typed, references(register))


def id_of(register: Register, typed: str) -> int:
    """The id of the case that ``typed`` names. Raises UnknownReference, AmbiguousReference."""
    return int(
        register.rows("SELECT id FROM cases WHERE reference = ?", [reference_of(register, typed)])[
            0
        ]["id"]
    )


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
    return _ids(register, "open = 1")


def all_ids(register: Register) -> list[int]:
    """Ids of all cases, the oldest first."""
    return _ids(register, "1")


def _ids(register: Register, condition: str) -> list[int]:
    return [
        row["id"] for row in register.rows(f"SELECT id FROM cases WHERE {condition} ORDER BY id")
    ]


def cases(register: Register, case_ids: list[int]) -> list[Case]:
    """Cases by id, the oldest first, in one query a table however many they are."""
    wanted = ids(case_ids)
    coordinators = {
        coordinator.id: coordinator for coordinator in register_store.coordinators(register)
    }
    closings = _closings(register, wanted)
    guardians = _guardians(register, wanted)
    rows = register.rows(
        "SELECT * FROM cases WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", [wanted]
    )
    children = persons(register, [row["child_id"] for row in rows if row["child_id"]])
    return [
        Case(
            id=row["id"],
            reference=row["reference"],
            opened_on=date.fromisoformat(row["opened_on"]),
            municipality=row["municipality"],
            coordinator=coordinators[row["coordinator_id"]],
            child=children.get(row["child_id"]),
            guardians=tuple(guardians[row["id"]]),
            need_seen_on=date.fromisoformat(row["need_seen_on"]),
            need_seen_by=row["need_seen_by"],
            need=row["need"],
            works_well=row["works_well"],
            level=row["level"],
            urgency=row["urgency"],
            latest_meeting=as_day(row["latest_meeting"]),
            discharge_notice_on=as_day(row["discharge_notice_on"]),
            reviewed_on=as_day(row["reviewed_on"]),
            approved_by=row["approved_by"],
            approved_on=as_day(row["approved_on"]),
            closings=tuple(closings[row["id"]]),
        )
        for row in rows
    ]


def look(register: Register, case: Case) -> None:
    """Log that the people of a case have been shown. Inside an operation."""
    for person in case.people:
        register.look(person.id, case.id)


def persons(register: Register, person_ids: list[int]) -> dict[int, Person]:
    """People by id."""
    rows = register.rows(
        "SELECT * FROM persons WHERE id IN (SELECT value FROM json_each(?))", [ids(person_ids)]
    )
    return {row["id"]: _person(row) for row in rows}


def person_with_number(register: Register, number: str) -> Person | None:
    """The person who has a personnummer or samordningsnummer."""
    row = register.row("SELECT * FROM persons WHERE number = ?", [number])
    return _person(row) if row else None


def cases_of_child(register: Register, person_id: int) -> list[str]:
    """References of the cases about a child."""
    return [
        row["reference"]
        for row in register.rows(
            "SELECT reference FROM cases WHERE child_id = ? ORDER BY id", [person_id]
        )
    ]


def children_born(register: Register, born: date) -> list[Person]:
    """Children with a case who are born on a day."""
    rows = register.rows(
        "SELECT * FROM persons WHERE born = ? AND id IN (SELECT child_id FROM cases)",
        [born.isoformat()],
    )
    return [_person(row) for row in rows]


def known_names(register: Register) -> list[str]:
    """The names of everybody in the register: children, guardians, contact persons,
    coordinators."""
    return [
        row["name"]
        for row in register.rows(
            "SELECT name FROM persons UNION SELECT name FROM contacts UNION SELECT name FROM"
            " coordinators"
        )
    ]


def placed_at(register: Register, case_id: int) -> list[str]:
    """Where the child of a case is placed or has been.

    Read here, since what is hidden on paper must not depend on which rooms have been entered.
    """
    rows = register.rows(
        "SELECT place FROM placements WHERE case_id = ? AND place <> '' ORDER BY id", [case_id]
    )
    return [row["place"] for row in rows]


def children(register: Register) -> list[Person]:
    """Every child with a case."""
    return [
        _person(row)
        for row in register.rows("SELECT * FROM persons WHERE id IN (SELECT child_id FROM cases)")
    ]


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
    register.insert(
        "guardianships", {"case_id": case_id, "person_id": person_id, "custody": custody}
    )


def change_guardian(register: Register, guardianship_id: int, values: Mapping[str, Value]) -> None:
    """New custody."""
    register.update("guardianships", guardianship_id, values)


def close(register: Register, case_id: int, closed_on: date, reason: str, note: str) -> None:
    """Close a case."""
    register.insert(
        "closings",
        {"case_id": case_id, "closed_on": closed_on.isoformat(), "reason": reason, "note": note},
    )


def reopen(register: Register, case_id: int, reopened_on: date, why: str) -> None:
    """End the closing in force; it stays in the history."""
    row = register.rows(
        "SELECT id FROM closings WHERE case_id = ? AND reopened_on IS NULL", [case_id]
    )[0]
    register.update(
        "closings", row["id"], {"reopened_on": reopened_on.isoformat(), "reopened_reason": why}
    )


def as_day(stored: str | None) -> date | None:
    """A stored ISO day, if there is one."""
    return date.fromisoformat(stored) if stored else None


def _person(row: Mapping[str, Any]) -> Person:
    return Person(
        id=row["id"],
        name=row["name"],
        number=row["number"] or "",
        number_kind=row["number_kind"] or "",
        born=as_day(row["born"]),
        gender=row["gender"],
        address=row["address"],
        phone=row["phone"],
        email=row["email"],
        language=row["language"],
        interpreter=bool(row["interpreter"]),
        school=row["school"],
        protection=row["protection"],
    )


def _guardians(register: Register, wanted: str) -> dict[int, list[Guardian]]:
    found: dict[int, list[Guardian]] = defaultdict(list)
    sql = """SELECT persons.*, guardianships.id AS guardianship_id, case_id, custody, ended_on
        FROM guardianships JOIN persons ON persons.id = person_id
        WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY guardianships.id"""
    for row in register.rows(sql, [wanted]):
        found[row["case_id"]].append(
            Guardian(row["guardianship_id"], _person(row), row["custody"], as_day(row["ended_on"]))
        )
    return found


def _closings(register: Register, wanted: str) -> dict[int, list[Closing]]:
    found: dict[int, list[Closing]] = defaultdict(list)
    for row in register.rows(
        "SELECT * FROM closings WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        [wanted],
    ):
        closing = Closing(
            date.fromisoformat(row["closed_on"]),
            row["reason"],
            row["note"],
            as_day(row["reopened_on"]),
            row["reopened_reason"],
        )
        found[row["case_id"]].append(closing)
    return found

"""Rows of plans, measures, opinions and approvals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..authority import store as register_store
from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.actor.model import Actor
from ..case.store import rows_of
from ..register.cells import Value, stored
from ..register.database import Register, grouped
from ..words.record import Record, as_dict, of_row
from .model import Approval, CasePlan, Measure, Opinion, Plan


def of_cases(register: Register, case_ids: list[int]) -> dict[int, list[Plan]]:
    """The versions of cases' plans, by case id, the oldest first."""
    rows = rows_of(register, "plans", "case_id", case_ids, "version")
    plan_ids = [row["id"] for row in rows]
    actors = actor_store.by_id(register)
    measures = _measures(register, plan_ids, actors)
    opinions = _opinions(register, plan_ids)
    approvals = _approvals(register, plan_ids, actors)
    coordinators = register_store.by_id(register)
    return grouped(
        rows,
        "case_id",
        lambda row: of_row(
            Plan,
            row,
            coordinator=coordinators.get(row["coordinator_id"]),
            measures=tuple(measures[row["id"]]),
            opinions=tuple(opinions[row["id"]]),
            approvals=tuple(approvals[row["id"]]),
        ),
    )


def of_case(register: Register, case_id: int) -> list[Plan]:
    """The versions of a case's plan, the oldest first."""
    return of_cases(register, [case_id])[case_id]


def find(register: Register, typed: str, version: int | None = None) -> CasePlan:
    """The current version of a case's plan, or a given one.

    Raises UnknownReference, NoPlan, NoVersion.
    """
    from .refusals import NoPlan, NoVersion

    case = case_store.find(register, typed)
    plans = of_case(register, case.id)
    if not plans:
        raise NoPlan(case.reference)
    if version is not None and version > len(plans):
        raise NoVersion(case.reference, version, len(plans))
    return CasePlan(case, plans[(version or len(plans)) - 1])


def parties(register: Register, typed: str) -> tuple[str, list[Actor]]:
    """A case's municipality, by its code, and its actors: of a consent, a summons or a measure.

    Raises UnknownReference.
    """
    case = case_store.find(register, typed)
    rows = register.rows(
        """
        SELECT actor_id FROM consents c JOIN consent_actors a ON a.consent_id = c.id
            WHERE c.case_id = :case
        UNION SELECT actor_id FROM meetings m JOIN participants p ON p.meeting_id = m.id
            WHERE m.case_id = :case
        UNION SELECT actor_id FROM plans p JOIN measures m ON m.plan_id = p.id
            WHERE p.case_id = :case""",
        {"case": case.id},
    )
    there = {row["actor_id"] for row in rows}
    return case.municipality, [
        each for each in actor_store.all_actors(register) if each.id in there
    ]


def add(register: Register, case_id: int, version: int, values: Mapping[str, Value]) -> int:
    """A new version; returns the id."""
    return register.insert("plans", {"case_id": case_id, "version": version, **values})


def add_next(
    register: Register,
    case_id: int,
    earlier: Plan,
    values: Mapping[str, Value],
    measures: Iterable[Measure],
) -> int:
    """The version after ``earlier``, with its facts but for ``values``, its opinions and
    ``measures``; approvals are not carried over. Returns the id.
    """
    coordinator_id = earlier.coordinator.id if earlier.coordinator else None
    facts = _carried(earlier, "coordinator", "measures", "opinions", "approvals")
    plan_id = add(
        register,
        case_id,
        earlier.version + 1,
        {**facts, "coordinator_id": coordinator_id, **values},
    )
    for measure in measures:
        kept = {**_carried(measure, "actor"), "actor_id": measure.actor.id}
        add_measure(register, plan_id, measure.number, kept)
    for opinion in earlier.opinions:
        set_opinion(register, plan_id, opinion.person.id, opinion.text)
    return plan_id


def change(register: Register, plan_id: int, values: Mapping[str, Value]) -> None:
    """New facts in a version."""
    register.update("plans", plan_id, values)


def next_measure(register: Register, case_id: int) -> int:
    """The next number of a measure in a case, in whichever version; none is ever reused."""
    sql = (
        "SELECT coalesce(max(number), 0) AS last FROM measures JOIN plans ON plans.id = plan_id"
        " WHERE case_id = ?"
    )
    return register.next_within("measure", case_id, register.rows(sql, [case_id])[0]["last"])


def add_measure(register: Register, plan_id: int, number: int, values: Mapping[str, Value]) -> None:
    """A new measure."""
    register.insert("measures", {"plan_id": plan_id, "number": number, **values})


def change_measure(register: Register, measure_id: int, values: Mapping[str, Value]) -> None:
    """New facts about a measure."""
    register.update("measures", measure_id, values)


def set_opinion(register: Register, plan_id: int, person_id: int, opinion: str) -> None:
    """A person's opinion; replaces an earlier one in the same version."""
    row = register.row(
        "SELECT id FROM opinions WHERE plan_id = ? AND person_id = ?", [plan_id, person_id]
    )
    if row:
        register.update("opinions", row["id"], {"opinion": opinion})
    else:
        register.insert(
            "opinions", {"plan_id": plan_id, "person_id": person_id, "opinion": opinion}
        )


def approve(register: Register, plan_id: int, values: Mapping[str, Value]) -> None:
    """A signature."""
    register.insert("approvals", {"plan_id": plan_id, **values})


def first_signature(register: Register, plan_id: int) -> int | None:
    """The number of the operation by which a version got its first signature that stands; from
    then on nobody changes what it says.
    """
    from ..register.earlier import made

    rows = rows_of(register, "approvals", "plan_id", [plan_id])
    return min((made(register, "approvals", row["id"]) or 0 for row in rows), default=None)


def _carried(value: Record, *others: str) -> dict[str, Value]:
    """The columns of a version or a measure for the next one, without those of other tables."""
    left_out = {"id", "case_id", "version", "number", *others}
    return stored({name: each for name, each in as_dict(value).items() if name not in left_out})


def _measures(
    register: Register, plan_ids: list[int], actors: Mapping[int, Actor]
) -> dict[int, list[Measure]]:
    return grouped(
        rows_of(register, "measures", "plan_id", plan_ids, "number"),
        "plan_id",
        lambda row: of_row(Measure, row, actor=actors[row["actor_id"]]),
    )


def _opinions(register: Register, plan_ids: list[int]) -> dict[int, list[Opinion]]:
    rows = rows_of(register, "opinions", "plan_id", plan_ids)
    persons = case_store.persons(register, [row["person_id"] for row in rows])
    return grouped(rows, "plan_id", lambda row: Opinion(persons[row["person_id"]], row["opinion"]))


def _approvals(
    register: Register, plan_ids: list[int], actors: Mapping[int, Actor]
) -> dict[int, list[Approval]]:
    rows = rows_of(register, "approvals", "plan_id", plan_ids)
    persons = case_store.persons(register, [row["person_id"] for row in rows if row["person_id"]])
    return grouped(
        rows,
        "plan_id",
        lambda row: of_row(
            Approval, row, actor=actors.get(row["actor_id"]), person=persons.get(row["person_id"])
        ),
    )

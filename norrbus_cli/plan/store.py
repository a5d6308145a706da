"""Rows of plans, measures, opinions and approvals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..authority import store as register_store
from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.store import as_day
from ..register.database import Register, Value, ids
from .model import Approval, Measure, Opinion, Plan


def of_cases(register: Register, case_ids: list[int]) -> dict[int, list[Plan]]:
    """The versions of cases' plans, by case id, the oldest first."""
    rows = register.rows(
        "SELECT * FROM plans WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY version",
        [ids(case_ids)],
    )
    wanted = ids(row["id"] for row in rows)
    measures, opinions, approvals = (
        _measures(register, wanted),
        _opinions(register, wanted),
        _approvals(register, wanted),
    )
    coordinators = {
        coordinator.id: coordinator for coordinator in register_store.coordinators(register)
    }
    found: dict[int, list[Plan]] = defaultdict(list)
    for row in rows:
        parts = {
            "measures": measures[row["id"]],
            "opinions": opinions[row["id"]],
            "approvals": approvals[row["id"]],
        }
        found[row["case_id"]].append(
            Plan(
                id=row["id"],
                case_id=row["case_id"],
                version=row["version"],
                kind=row["kind"],
                made_on=date.fromisoformat(row["made_on"]),
                meeting_id=row["meeting_id"],
                coordinator=coordinators.get(row["coordinator_id"]),
                needs=row["needs"],
                works_well=row["works_well"],
                goal=row["goal"],
                overall=row["overall"],
                followup_on=as_day(row["followup_on"]),
                followup_time=row["followup_time"],
                followup_place=row["followup_place"],
                convener=row["convener"],
                revised_because=row["revised_because"],
                **{name: tuple(values) for name, values in parts.items()},  # type: ignore[arg-type]
            )
        )
    return found


def of_case(register: Register, case_id: int) -> list[Plan]:
    """The versions of a case's plan, the oldest first."""
    return of_cases(register, [case_id])[case_id]


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
    plan_id = add(register, case_id, earlier.version + 1, {**_plan_values(earlier), **values})
    for measure in measures:
        add_measure(register, plan_id, measure.number, _measure_values(measure))
    for opinion in earlier.opinions:
        set_opinion(register, plan_id, opinion.person.id, opinion.text)
    return plan_id


def change(register: Register, plan_id: int, values: Mapping[str, Value]) -> None:
    """New facts in a version."""
    register.update("plans", plan_id, values)


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


def _measure_values(measure: Measure) -> dict[str, Value]:
    """The stored columns of a measure, to carry it over to a new version."""
    return {
        "what": measure.what,
        "goal": measure.goal,
        "actor_id": measure.actor.id,
        "performer": measure.performer,
        "extent": measure.extent,
        "starts": measure.starts.isoformat() if measure.starts else None,
        "ends": measure.ends.isoformat() if measure.ends else None,
        "followup": measure.followup,
        "state": measure.state,
        "state_on": measure.state_on.isoformat() if measure.state_on else None,
    }


def _plan_values(plan: Plan) -> dict[str, Value]:
    """The stored columns of a version, to make the next from it."""
    return {
        "kind": plan.kind,
        "made_on": plan.made_on.isoformat(),
        "meeting_id": plan.meeting_id,
        "coordinator_id": plan.coordinator.id if plan.coordinator else None,
        "needs": plan.needs,
        "works_well": plan.works_well,
        "goal": plan.goal,
        "overall": plan.overall,
        "followup_on": plan.followup_on.isoformat() if plan.followup_on else None,
        "followup_time": plan.followup_time,
        "followup_place": plan.followup_place,
        "convener": plan.convener,
    }


def _measures(register: Register, wanted: str) -> dict[int, list[Measure]]:
    actors = actor_store.by_id(register)
    found: dict[int, list[Measure]] = defaultdict(list)
    for row in register.rows(
        "SELECT * FROM measures WHERE plan_id IN (SELECT value FROM json_each(?)) ORDER BY number",
        [wanted],
    ):
        found[row["plan_id"]].append(_measure(row, actors))
    return found


def _measure(row: Mapping[str, Any], actors: Mapping[int, Any]) -> Measure:
    return Measure(
        id=row["id"],
        number=row["number"],
        what=row["what"],
        goal=row["goal"],
        actor=actors[row["actor_id"]],
        performer=row["performer"],
        extent=row["extent"],
        starts=as_day(row["starts"]),
        ends=as_day(row["ends"]),
        followup=row["followup"],
        state=row["state"],
        state_on=as_day(row["state_on"]),
    )


def _opinions(register: Register, wanted: str) -> dict[int, list[Opinion]]:
    rows = register.rows(
        "SELECT * FROM opinions WHERE plan_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        [wanted],
    )
    persons = case_store.persons(register, [row["person_id"] for row in rows])
    found: dict[int, list[Opinion]] = defaultdict(list)
    for row in rows:
        found[row["plan_id"]].append(Opinion(persons[row["person_id"]], row["opinion"]))
    return found


def _approvals(register: Register, wanted: str) -> dict[int, list[Approval]]:
    actors = actor_store.by_id(register)
    rows = register.rows(
        "SELECT * FROM approvals WHERE plan_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        [wanted],
    )
    persons = case_store.persons(register, [row["person_id"] for row in rows if row["person_id"]])
    found: dict[int, list[Approval]] = defaultdict(list)
    for row in rows:
        approval = Approval(
            actors.get(row["actor_id"]),
            persons.get(row["person_id"]),
            row["name"],
            date.fromisoformat(row["signed_on"]),
        )
        found[row["plan_id"]].append(approval)
    return found

"""What came with a case, written as it was elsewhere: with its own days, and marked as carried."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import uuid4

from ...case.actor import store as actor_store
from ...consent import store as consent_store
from ...coordination.objection import store as objection_store
from ...coordination.placement import store as placement_store
from ...meeting import store as meeting_store
from ...plan import store as plan_store
from ...plan.followup import store as followup_store
from ...register.cells import Value, stored
from ...words.record import Record, as_dict

if TYPE_CHECKING:
    from ...register.database import Register
    from .agreed import MovedPlan
    from .model import MovedMeeting, Package


class Here(Record):
    """The ids here of those whom the file numbers, and the coordinator."""

    people: Mapping[int, int]
    actors: Mapping[int, int]
    coordinator: int


def carry(register: Register, case_id: int, package: Package, here: Here) -> None:
    """All that goes with a case but its people."""
    _consents(register, case_id, package, here)
    for each in package.meetings:
        meeting_store.add(register, case_id, _meeting(each, package))
    for plan in package.plans:
        measures = _plan(register, case_id, plan, here)
        _followups(register, case_id, package, *measures)
    for placement in package.placements:
        placement_store.add(register, case_id, {**stored(as_dict(placement)), "carried": 1})
    for objection in package.objections:
        person = here.people[objection.person]
        values = _without(objection, "person")
        objection_store.add(register, {"case_id": case_id, "person_id": person, **values})


def _without(value: Record, *others: str) -> dict[str, Value]:
    """The columns of a row but for those that are rows of their own."""
    return stored({name: each for name, each in as_dict(value).items() if name not in others})


def _consents(register: Register, case_id: int, package: Package, here: Here) -> None:
    actors = actor_store.by_id(register)
    for each in package.consents:
        values = _without(each, "giver", "actors")
        named = [actors[here.actors[key]] for key in each.actors]
        giver = here.people[each.giver]
        consent_store.add(register, {"case_id": case_id, "giver_id": giver, **values}, named)


def _meeting(meeting: MovedMeeting, package: Package) -> dict[str, Value]:
    """A meeting as a row: who called it and where it was is told by the authority alone."""
    held_on, there = meeting.held_on.isoformat(), package.origin.called
    return {
        **stored(as_dict(meeting)),
        "day": held_on,
        "booked_on": held_on,
        "place": f"hos {there}",
        "summoned_by": there,
        "led_by": there,
        "uid": f"{uuid4()}@norrbus",
        "carried": 1,
    }


def _plan(
    register: Register, case_id: int, plan: MovedPlan, here: Here
) -> tuple[int, dict[int, int]]:
    """The id of the plan, and those of its measures by number."""
    values = _without(plan, "version", "measures", "opinions", "approvals")
    values |= {"coordinator_id": here.coordinator, "carried": 1}
    plan_id = plan_store.add(register, case_id, 1, values)
    for measure in plan.measures:
        columns = _without(measure, "number", "actor") | {"actor_id": here.actors[measure.actor]}
        plan_store.add_measure(register, plan_id, measure.number, columns)
    for opinion in plan.opinions:
        plan_store.set_opinion(register, plan_id, here.people[opinion.person], opinion.opinion)
    for approval in plan.approvals:
        whose = {
            "actor_id": here.actors.get(approval.actor),
            "person_id": here.people.get(approval.person),
        }
        plan_store.approve(register, plan_id, _without(approval, "actor", "person") | whose)
    made = plan_store.of_case(register, case_id)[-1]
    return plan_id, {each.number: each.id for each in made.measures}


def _followups(
    register: Register, case_id: int, package: Package, plan_id: int, measures: Mapping[int, int]
) -> None:
    for each in package.followups:
        values = _without(each, "results") | {"plan_id": plan_id, "carried": 1}
        followup_id = followup_store.add(register, {"case_id": case_id, **values})
        for result in each.results:
            columns = _without(result, "measure")
            followup_store.add_result(register, followup_id, measures[result.measure], columns)

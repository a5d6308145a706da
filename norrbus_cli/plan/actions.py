"""Deeds with the agreement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.refusals import NoIdentity
from ..consent.store import covering
from ..meeting import store as meeting_store
from ..register.cells import Value, stored
from ..register.database import Register
from ..words.events import Before, check_event
from . import store
from .completeness import Remark, check, to_be_signed
from .form import AddOpinion, NewPlan
from .measures import put_in, unsigned
from .model import CasePlan
from .principal import chosen
from .refusals import FollowUpBeforePlan, PlanExists
from .signing_form import Revise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..case.model import Case
    from .form import NewMeasure, PlanChanges


def make(register: Register, new: NewPlan, today: date) -> CasePlan:
    """Make the first version; needs and strengths come from the case where nothing else is said.

    Raises IsClosed, NoIdentity, PlanExists, InTheFuture, FollowUpBeforePlan, UnknownActor,
    EndBeforeStart.
    """
    check_event("Planens datum", new.made_on, today)
    _check_follow_up(new.followup_on, new.made_on)
    with register.operation(day=today.isoformat()):
        case = case_store.find(register, new.reference)
        case.require_open()
        if case.anonymous:
            raise NoIdentity(case.reference)
        plans = store.of_case(register, case.id)
        if plans:
            raise PlanExists(case.reference, plans[-1].version)
        held = [meeting for meeting in meeting_store.of_case(register, case.id) if meeting.held_on]
        values: dict[str, Value] = {
            **register.fitting("plans", vars(new)),
            "meeting_id": held[-1].id if held else None,
            "coordinator_id": case.coordinator.id,
            "needs": new.needs or case.need,
            "works_well": new.works_well or case.works_well,
            "convener": new.convener or case.coordinator.presented,
            "overall": _principal(register, case, new.overall, new.measures),
        }
        plan_id = store.add(register, case.id, 1, values)
        for measure in new.measures:
            put_in(register, case.id, plan_id, measure)
        for opinion in new.opinions:
            store.set_opinion(register, plan_id, case.person(opinion.who).id, opinion.opinion)
        return store.find(register, case.reference)


def _principal(
    register: Register, case: Case, typed: str, measures: Iterable[NewMeasure] = ()
) -> str:
    """Who has the overall responsibility, among the principals of the case and of new measures.

    Raises UnknownPrincipal, UnknownActor.
    """
    if not typed:
        return ""
    municipality, actors = store.parties(register, case.reference)
    new = [actor_store.named(register, measure.actor) for measure in measures]
    return chosen(typed, municipality, list(dict.fromkeys([*actors, *new])))


def change(register: Register, typed: str, changes: PlanChanges, today: date) -> CasePlan:
    """New particulars in an unsigned version.

    Raises NoPlan, IsClosed, Signed, InTheFuture, FollowUpBeforePlan.
    """
    with register.operation(day=today.isoformat()):
        found = unsigned(register, typed)
        made_on = changes.get("made_on", found.plan.made_on)
        check_event("Planens datum", made_on, today)
        _check_follow_up(changes.get("followup_on", found.plan.followup_on), made_on)
        if "overall" in changes:
            changes["overall"] = _principal(register, found.case, changes["overall"])
        store.change(register, found.plan.id, stored(changes))
        return store.find(register, found.case.reference)


def add_opinion(register: Register, new: AddOpinion, today: date) -> CasePlan:
    """The child's or a guardian's opinion; replaces an earlier one in the version.

    Raises NoPlan, Signed, UnknownPerson.
    """
    with register.operation(day=today.isoformat()):
        found = unsigned(register, new.reference)
        store.set_opinion(register, found.plan.id, found.case.person(new.who).id, new.opinion)
        return store.find(register, found.case.reference)


def revise(register: Register, new: Revise, today: date) -> CasePlan:
    """A new version with everything but the approvals.

    Every measure is carried over as it is, none is completed by it.

    Raises NoPlan, IsClosed, InTheFuture, Before.
    """
    check_event("Planens datum", new.made_on, today)
    with register.operation(day=today.isoformat()):
        found = store.find(register, new.reference)
        found.case.require_open()
        if new.made_on < found.plan.made_on:
            raise Before("Den nya versionen", new.made_on, "den förra", found.plan.made_on)
        values = {"made_on": new.made_on.isoformat(), "revised_because": new.reason}
        store.add_next(register, found.case.id, found.plan, values, found.plan.measures)
        return store.find(register, found.case.reference)


def remarks(register: Register, found: CasePlan, today: date) -> list[Remark]:
    """What is missing in a version on a day."""
    return check(found.case, found.plan, covering(register, found.case, today), today)


def locked_in(register: Register, found: CasePlan, today: date) -> list[Remark]:
    """What a version lacks when its first signature locks it; nothing where somebody has signed."""
    if found.plan.approvals:
        return []
    return to_be_signed(found.case, found.plan, covering(register, found.case, today), today)


def _check_follow_up(followup: date | None, made_on: date) -> None:
    if followup and followup < made_on:
        raise FollowUpBeforePlan(followup, made_on)

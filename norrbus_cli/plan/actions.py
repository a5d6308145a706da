"""Deeds with the agreement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.model import Case
from ..case.refusals import NoIdentity
from ..consent import store as consent_store
from ..consent.model import coverage
from ..meeting import store as meeting_store
from ..register.database import Register, Value, stored
from ..words.events import Before, check_event
from ..words.record import Record
from . import store
from .form import NewApproval, NewMeasure, NewOpinion, NewPlan, Revise
from .model import (
    DECIDED,
    EndBeforeStart,
    FollowUpBeforePlan,
    NameNeeded,
    NoPlan,
    NotInPlan,
    NoVersion,
    Plan,
    PlanExists,
    Remark,
    SignedAlready,
    WhoSigns,
    check,
    may_sign,
)


class CasePlan(Record):
    """A version of the plan with its case."""

    case: Case
    plan: Plan


def find(register: Register, typed: str, version: int | None = None) -> CasePlan:
    """The current version of a case's plan, or a given one.

    Raises UnknownReference, NoPlan, NoVersion.
    """
    case = case_store.find(register, typed)
    plans = store.of_case(register, case.id)
    if not plans:
        raise NoPlan(case.reference)
    if version is None:
        return CasePlan(case, plans[-1])
    if version > len(plans):
        raise NoVersion(case.reference, version, len(plans))
    return CasePlan(case, plans[version - 1])


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
            "kind": new.kind,
            "made_on": new.made_on.isoformat(),
            "meeting_id": held[-1].id if held else None,
            "coordinator_id": case.coordinator.id,
            "needs": new.needs or case.need,
            "works_well": new.works_well or case.works_well,
            "goal": new.goal,
            "overall": new.overall,
            "followup_on": new.followup_on.isoformat() if new.followup_on else None,
            "followup_time": new.followup_time,
            "followup_place": new.followup_place,
            "convener": new.convener or case.coordinator.presented,
        }
        plan_id = store.add(register, case.id, 1, values)
        for number, measure in enumerate(new.measures, 1):
            _add_measure(register, plan_id, number, measure)
        for opinion in new.opinions:
            store.set_opinion(register, plan_id, case.person(opinion.who).id, opinion.opinion)
        return find(register, case.reference)


def change(register: Register, typed: str, changes: Mapping[str, Any], today: date) -> CasePlan:
    """New particulars in an unsigned version.

    Raises NoPlan, IsClosed, Signed, InTheFuture, FollowUpBeforePlan.
    """
    with register.operation(day=today.isoformat()):
        found = _unsigned(register, typed)
        made_on = changes.get("made_on", found.plan.made_on)
        check_event("Planens datum", made_on, today)
        _check_follow_up(changes.get("followup_on", found.plan.followup_on), made_on)
        store.change(register, found.plan.id, stored(changes))
        return find(register, found.case.reference)


def add_measure(register: Register, typed: str, new: NewMeasure, today: date) -> CasePlan:
    """A measure in an unsigned version.

    Raises NoPlan, IsClosed, Signed, UnknownActor, EndBeforeStart.
    """
    with register.operation(day=today.isoformat()):
        found = _unsigned(register, typed)
        number = max((measure.number for measure in found.plan.measures), default=0) + 1
        _add_measure(register, found.plan.id, number, new)
        return find(register, found.case.reference)


def change_measure(
    register: Register, typed: str, number: int, changes: Mapping[str, Any], today: date
) -> CasePlan:
    """New facts about a measure in an unsigned version.

    How far it has come (``state``) also in a signed one, since it changes no agreement.

    ``state_on``: since when, if not today. Raises NoPlan, IsClosed, Signed, UnknownMeasure,
    UnknownActor, EndBeforeStart, InTheFuture, TooEarly.
    """
    with register.operation(day=today.isoformat()):
        found = (
            _unsigned(register, typed)
            if changes.keys() - {"state", "state_on"}
            else _open(register, typed)
        )
        measure = found.plan.measure(number)
        _check_period(changes.get("starts", measure.starts), changes.get("ends", measure.ends))
        values = {
            ("goal" if name == "aim" else name): value
            for name, value in changes.items()
            if name != "actor"
        }
        if "actor" in changes:
            values["actor_id"] = actor_store.named(register, changes["actor"]).id
        if changes.get("state", measure.state) != measure.state:
            values.setdefault("state_on", today)
        check_event("Läget", values.get("state_on"), today)
        store.change_measure(register, measure.id, stored(values))
        return find(register, found.case.reference)


def add_opinion(register: Register, typed: str, new: NewOpinion, today: date) -> CasePlan:
    """The child's or a guardian's opinion; replaces an earlier one in the version.

    Raises NoPlan, Signed, UnknownPerson.
    """
    with register.operation(day=today.isoformat()):
        found = _unsigned(register, typed)
        store.set_opinion(register, found.plan.id, found.case.person(new.who).id, new.opinion)
        return find(register, found.case.reference)


def approve(register: Register, new: NewApproval, today: date) -> CasePlan:
    """One signature.

    Raises NoPlan, IsClosed, WhoSigns, NotInPlan, NameNeeded, SignedAlready, InTheFuture, Before.
    """
    check_event("Underskriften", new.signed_on, today)
    if bool(new.actor) == bool(new.who):
        raise WhoSigns
    with register.operation(day=today.isoformat()):
        found = find(register, new.reference)
        found.case.require_open()
        if new.signed_on < found.plan.made_on:
            raise Before("Underskriften", new.signed_on, "planen", found.plan.made_on)
        values = (
            _actor_approval(register, found, new) if new.actor else _person_approval(found, new)
        )
        store.approve(register, found.plan.id, {**values, "signed_on": new.signed_on.isoformat()})
        case_store.look(
            register, found.case
        )  # what is said afterwards names those who have not signed
        return find(register, found.case.reference)


def _actor_approval(register: Register, found: CasePlan, new: NewApproval) -> dict[str, Value]:
    actor = actor_store.named(register, new.actor)
    if actor.id not in {each.id for each in found.plan.actors}:
        raise NotInPlan(actor.short, [each.short for each in found.plan.actors])
    if earlier := found.plan.approval_of(actor=actor.id):
        raise SignedAlready(actor.short, earlier.signed_on)
    name = new.name or (actor.main_contact.presented if actor.main_contact else "")
    if not name:
        raise NameNeeded(actor.short)
    return {"actor_id": actor.id, "name": name}


def _person_approval(found: CasePlan, new: NewApproval) -> dict[str, Value]:
    person = found.case.person(new.who)
    signers = may_sign(found.case, new.signed_on)
    if person.id not in {each.id for each in signers}:
        raise NotInPlan(person.name, [each.name for each in signers])
    if earlier := found.plan.approval_of(person=person.id):
        raise SignedAlready(person.name, earlier.signed_on)
    return {"person_id": person.id, "name": person.name}


def revise(register: Register, new: Revise, today: date) -> CasePlan:
    """A new version with everything but the approvals.

    Every measure is carried over as it is, none is completed by it.

    Raises NoPlan, IsClosed, InTheFuture, Before.
    """
    check_event("Planens datum", new.made_on, today)
    with register.operation(day=today.isoformat()):
        found = find(register, new.reference)
        found.case.require_open()
        if new.made_on < found.plan.made_on:
            raise Before("Den nya versionen", new.made_on, "den förra", found.plan.made_on)
        values = {"made_on": new.made_on.isoformat(), "revised_because": new.reason}
        store.add_next(register, found.case.id, found.plan, values, found.plan.measures)
        return find(register, found.case.reference)


def remarks(register: Register, found: CasePlan, today: date) -> list[Remark]:
    """What is missing in a version on a day."""
    return check(
        found.case,
        found.plan,
        coverage(found.case, consent_store.of_case(register, found.case.id), today),
        today,
    )


def look(register: Register, found: CasePlan, today: date) -> None:
    """Log that the people of a plan have been shown."""
    with register.operation(day=today.isoformat()):
        case_store.look(register, found.case)


def _open(register: Register, typed: str) -> CasePlan:
    found = find(register, typed)
    found.case.require_open()
    return found


def _unsigned(register: Register, typed: str) -> CasePlan:
    found = _open(register, typed)
    found.plan.require_unsigned(found.case.reference)
    return found


def _add_measure(register: Register, plan_id: int, number: int, new: NewMeasure) -> None:
    _check_period(new.starts, new.ends)
    values = {
        "what": new.what,
        "goal": new.aim,
        "actor_id": actor_store.named(register, new.actor).id,
        "performer": new.performer,
        "extent": new.extent,
        "starts": new.starts,
        "ends": new.ends,
        "followup": new.followup,
        "state": DECIDED,
    }
    store.add_measure(register, plan_id, number, stored(values))


def _check_period(starts: date | None, ends: date | None) -> None:
    if starts and ends and ends < starts:
        raise EndBeforeStart(starts, ends)


def _check_follow_up(followup: date | None, made_on: date) -> None:
    if followup and followup < made_on:
        raise FollowUpBeforePlan(followup, made_on)

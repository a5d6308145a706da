"""The deed of approving a plan: one signature at a time."""

from __future__ import annotations

from datetime import date

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..register.cells import Value
from ..register.database import Register
from ..words.events import Before, check_event
from . import store
from .model import CasePlan, may_sign
from .refusals import NameNeeded, NotInPlan, SignedAlready, WhoSigns
from .signing_form import NewApproval


def approve(register: Register, new: NewApproval, today: date) -> CasePlan:
    """One signature. Raises what ``to_approve`` does."""
    with register.operation(day=today.isoformat()):
        found, values = to_approve(register, new, today)
        store.approve(register, found.plan.id, values)
        case_store.look(register, found.case)  # the answer names those who have not signed
        return store.find(register, found.case.reference)


def to_approve(
    register: Register, new: NewApproval, today: date
) -> tuple[CasePlan, dict[str, Value]]:
    """The version that would be signed, and the row of the signature; nothing is written.

    Raises NoPlan, IsClosed, WhoSigns, NotInPlan, NameNeeded, SignedAlready, InTheFuture, Before.
    """
    check_event("Underskriften", new.signed_on, today)
    if bool(new.actor) == bool(new.who):
        raise WhoSigns
    found = store.find(register, new.reference)
    found.case.require_open()
    if new.signed_on < found.plan.made_on:
        raise Before("Underskriften", new.signed_on, "planen", found.plan.made_on)
    values = _actor_approval(register, found, new) if new.actor else _person_approval(found, new)
    return found, {**values, "signed_on": new.signed_on.isoformat()}


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

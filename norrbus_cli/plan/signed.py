"""A version of the plan as it was signed: with the names and numbers of that moment."""

from __future__ import annotations

from ..case.model import Case
from ..case.then import Then, beside
from ..register.database import Register
from ..words.record import replace
from . import store
from .model import Approval, Plan


def as_signed(register: Register, case: Case, plan: Plan) -> tuple[Case, Plan]:
    """A case and a version of its plan as they were called at the first signature; as they are
    called now before there is one.
    """
    operation = store.first_signature(register, plan.id)
    if operation is None:
        return case, plan
    then = Then(register, operation)
    signed = replace(
        plan,
        measures=tuple(replace(each, actor=then.actor(each.actor)) for each in plan.measures),
        opinions=tuple(replace(each, person=then.person(each.person)) for each in plan.opinions),
        approvals=tuple(_approval(each, then) for each in plan.approvals),
    )
    return then.case(case), signed


def _approval(approval: Approval, then: Then) -> Approval:
    person = approval.person
    if person is None:
        return replace(approval, actor=then.actor(approval.actor) if approval.actor else None)
    return replace(approval, name=beside(approval.name, person.name, alone=person.protected))

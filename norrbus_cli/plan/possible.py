"""What makes it impossible to work with the plan of a case, whatever else is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..case.possible import check_identified, check_open
from ..terminal.reading import Typed

if TYPE_CHECKING:
    from ..terminal.context import Context
    from .model import CasePlan


def check_no_plan(context: Context, typed: str, answers: Typed) -> None:
    """Raises what ``check_identified`` does, and PlanExists."""
    from . import store
    from .refusals import PlanExists

    case = check_identified(context, typed, answers)
    if plans := store.of_case(context.register, case.id):
        raise PlanExists(case.reference, plans[-1].version)


def check_plan(context: Context, typed: str, answers: Typed) -> CasePlan:
    """The plan of an open case. Raises what ``check_open`` does, and NoPlan."""
    from . import store

    return store.find(context.register, check_open(context, typed, answers).reference)


def check_unsigned(context: Context, typed: str, answers: Typed) -> None:
    """Raises what ``check_plan`` does, and Signed."""
    check_plan(context, typed, answers).require_unsigned()


def check_to_sign(context: Context, typed: str, answers: Typed) -> None:
    """Raises what ``check_plan`` does, and AllSigned where nobody is left who ever may sign."""
    from .refusals import AllSigned

    found = check_plan(context, typed, answers)
    if not (found.plan.unsigned_actors or found.plan.unsigned(found.case.people)):
        raise AllSigned(found.case.reference, found.plan.version)

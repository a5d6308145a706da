"""Deeds with the measures (insatser) of a plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..case.actor import store as actor_store
from ..register.cells import stored
from ..register.database import Register
from ..words.events import check_event
from . import store
from .choices import DECIDED
from .form import AddMeasure, NewMeasure
from .model import CasePlan
from .refusals import EndBeforeStart

if TYPE_CHECKING:
    from .form import MeasureChanges

# Answers whose columns are called otherwise.
COLUMNS = {"aim": "goal", "actor": "actor_id"}


def unsigned(register: Register, typed: str) -> CasePlan:
    """The current version, which may still be changed. Raises NoPlan, IsClosed, Signed."""
    found = store.find(register, typed)
    found.require_unsigned()
    return found


def add_measure(register: Register, new: AddMeasure, today: date) -> CasePlan:
    """A measure in an unsigned version.

    Raises NoPlan, IsClosed, Signed, UnknownActor, EndBeforeStart.
    """
    with register.operation(day=today.isoformat()):
        found = unsigned(register, new.reference)
        put_in(register, found.case.id, found.plan.id, new)
        return store.find(register, found.case.reference)


def change_measure(
    register: Register, typed: str, number: int, changes: MeasureChanges, today: date
) -> CasePlan:
    """New facts about a measure in an unsigned version.

    How far it has come (``state``) also in a signed one, since it changes no agreement.

    ``state_on``: since when, if not today. Raises NoPlan, IsClosed, Signed, UnknownMeasure,
    UnknownActor, EndBeforeStart, InTheFuture, TooEarly.
    """
    with register.operation(day=today.isoformat()):
        found = store.find(register, typed)
        found.case.require_open()
        if changes.keys() - {"state", "state_on"}:
            found.require_unsigned()
        measure = found.plan.measure(number)
        check_period(changes.get("starts", measure.starts), changes.get("ends", measure.ends))
        values = {COLUMNS.get(name, name): value for name, value in changes.items()}
        if "actor" in changes:
            values["actor_id"] = actor_store.named(register, changes["actor"]).id
        since = changes.get("state_on")
        if since is None and changes.get("state", measure.state) != measure.state:
            since = values["state_on"] = today
        check_event("Läget", since, today)
        store.change_measure(register, measure.id, stored(values))
        return store.find(register, found.case.reference)


def put_in(register: Register, case_id: int, plan_id: int, new: NewMeasure) -> None:
    """A measure in a version, with the case's next number. Raises UnknownActor, EndBeforeStart."""
    check_period(new.starts, new.ends)
    values = {
        **register.fitting("measures", vars(new)),
        "goal": new.aim,
        "actor_id": actor_store.named(register, new.actor).id,
        "state": DECIDED,
    }
    store.add_measure(register, plan_id, store.next_measure(register, case_id), values)


def check_period(starts: date | None, ends: date | None) -> None:
    """Raises EndBeforeStart."""
    if starts and ends and ends < starts:
        raise EndBeforeStart(starts, ends)

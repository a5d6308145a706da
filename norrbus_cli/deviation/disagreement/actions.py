"""Deeds with disagreements."""

from __future__ import annotations

from datetime import date

from ...case import store as case_store
from ...case.actor import store as actor_store
from ...case.mention.outside import check_outside
from ...register.database import Register
from ...words.events import Before, check_event
from . import store
from .form import Decision, NewDisagreement, NewReferral
from .model import COST, WORK, Disagreement, TwoActors


def report(register: Register, new: NewDisagreement, today: date) -> Disagreement:
    """Report a disagreement. Raises IsClosed, UnknownActor, TwoActors, InTheFuture, Before,
    TellsOutside, MayNameTheChild.
    """
    check_event("Anmälan", new.raised_on, today)
    with register.operation(day=today.isoformat(), reason=new.despite_name):
        case = case_store.find(register, new.reference)
        case.require_open()
        check_outside(register, case, {"--beskrivning": new.description}, today, new.despite_name)
        if new.raised_on < case.need_seen_on:
            raise Before("Anmälan", new.raised_on, "dagen då behovet sågs", case.need_seen_on)
        named = [actor_store.named(register, typed) for typed in new.actors]
        actors = list({actor.id: actor for actor in named}.values())
        if len(actors) < 2:
            raise TwoActors
        about = {
            "subject": WORK if WORK in new.subjects else COST,
            "cost_too": {*new.subjects} == {WORK, COST},
        }
        values = register.fitting("disagreements", vars(new) | about)
        disagreement_id = store.add(register, case.id, values, actors)
        store.refer(register, disagreement_id, new.level, new.raised_on)
        return store.of_case(register, case.id)[-1]


def refer(register: Register, new: NewReferral, today: date) -> Disagreement:
    """Raise a disagreement to a higher level.

    Raises IsClosed, Decided, NotHigher, InTheFuture, Before.
    """
    check_event("Hänskjutandet", new.on, today)
    with register.operation(day=today.isoformat()):
        found = _undecided(register, new.disagreement, "Hänskjutandet", new.on)
        found.check_higher(new.level)
        store.refer(register, found.id, new.level, new.on)
        return store.find(register, found.reference)


def decide(register: Register, new: Decision, today: date) -> Disagreement:
    """Record how a disagreement was decided, at the level where it lies.

    Raises IsClosed, Decided, InTheFuture, Before, TellsOutside, MayNameTheChild.
    """
    check_event("Avgörandet", new.decided_on, today)
    with register.operation(day=today.isoformat(), reason=new.despite_name):
        found = _undecided(register, new.disagreement, "Avgörandet", new.decided_on)
        case = case_store.by_id(register, found.case_id)
        check_outside(register, case, {"--beslut": new.decision}, today, new.despite_name)
        decided = register.fitting("disagreements", vars(new))
        register.update("disagreements", found.id, decided)
        return store.find(register, found.reference)


def _undecided(register: Register, typed: str, what: str, on: date) -> Disagreement:
    found = store.find(register, typed)
    case_store.by_id(register, found.case_id).require_open()
    found.require_undecided()
    if on < found.referrals[-1].on:
        raise Before(what, on, f"dagen då den kom till {found.level}", found.referrals[-1].on)
    return found


def look(register: Register, found: list[Disagreement], today: date) -> None:
    """Log that what is written about children has been shown."""
    with register.operation(day=today.isoformat()):
        for case_id in dict.fromkeys(each.case_id for each in found):
            for person in case_store.by_id(register, case_id).people[:1]:
                register.look(person.id, case_id)

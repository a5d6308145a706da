"""Deeds with the report: made, changed, looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..authority import store as register_store
from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.actor.model import Actor
from ..case.mention.outside import check_named, check_outside
from ..case.model import Case
from ..case.refusals import NoIdentity
from ..paper.traces import finder, shape_of
from ..register.database import Register
from ..terminal.called import by_option
from ..words.events import Before, check_event
from . import store
from .form import NewDeviation
from .model import Deviation
from .refusals import SignedByManager, WithCaseNoClient
from .texts import TEXTS

if TYPE_CHECKING:
    from .form import DeviationChanges


_NAMED = {"reporter", "manager"}
_SHAPES = frozenset({"[nummer]", "[e-post]", "[telefon]"})


def report(register: Register, new: NewDeviation, by: str, today: date) -> Deviation:
    """Report a deviation; ``by`` is the reporter where none is named.

    Raises UnknownReference, UnknownActor, InTheFuture, Before, NoIdentity, TellsOutside,
    MayNameTheChild.
    """
    check_event("Händelsen", new.happened_on, today)
    check_event("Rapporten", new.reported_on, today)
    if new.reported_on < new.happened_on:
        raise Before("Rapporten", new.reported_on, "händelsen", new.happened_on)
    with register.operation(day=today.isoformat(), reason=new.despite_name):
        case = case_store.find(register, new.case) if new.case else None
        _check_texts(register, case, vars(new), today)
        coordinator = (case or register_store.facts(register)).coordinator
        told = register.fitting("deviations", vars(new))
        values = told | {
            "case_id": case.id if case else None,
            "reporter": new.reporter or by or coordinator.name,
            "workplace_id": actor_store.named(register, new.workplace).id,
            "reporter_signed_on": None if new.unsigned else told["reported_on"],
        }
        actors = _actors(register, new.actors)
        return store.find(register, store.add(register, new.reported_on.year, values, actors))


def _check_texts(
    register: Register, case: Case | None, told: Mapping[str, object], today: date
) -> None:
    """A deviation names nobody it is about, and an anonymous consultation never gets an identity.

    Raises NoIdentity, TellsOutside, MayNameTheChild.
    """
    texts = by_option(NewDeviation, told, [name for name in TEXTS if name in told])
    if case is not None and case.anonymous:
        names_somebody = finder(person.name for person in case_store.children(register))
        where = [
            option
            for option, text in texts.items()
            if names_somebody(str(text)) or shape_of(str(text)) in _SHAPES
        ]
        if where:
            raise NoIdentity(case.reference, where)
    check_named(register, case, by_option(NewDeviation, told, _NAMED & told.keys()))
    check_outside(register, case, texts, today, str(told.get("despite_name") or ""))


def _actors(register: Register, typed: Sequence[str]) -> list[Actor]:
    named = [actor_store.named(register, each) for each in typed]
    return list({actor.id: actor for actor in named}.values())


def change(register: Register, typed: str, changes: DeviationChanges, today: date) -> Deviation:
    """New particulars, until the manager has signed.

    Raises SignedByManager, IsClosed, UnknownActor, InTheFuture, Before, WithCaseNoClient,
    NoIdentity, TellsOutside,
    MayNameTheChild.
    """
    with register.operation(day=today.isoformat(), reason=changes.get("despite_name", "")):
        found = store.find_open(register, typed)
        if found.manager_signed_on:
            raise SignedByManager(found.reference, found.manager_signed_on)
        if found.case_id is not None and changes.get("concerns"):
            raise WithCaseNoClient
        happened = changes.get("happened_on", found.happened_on)
        check_event("Händelsen", happened, today)
        if found.reported_on < happened:
            raise Before("Rapporten", found.reported_on, "händelsen", happened)
        values = register.fitting("deviations", changes)
        if "workplace" in changes:
            values["workplace_id"] = actor_store.named(register, changes["workplace"]).id
        # What the reporter signed was another text.
        if found.reporter_signed_on and changes.keys() - {"manager", "school_form", "despite_name"}:
            values["reporter_signed_on"] = None
        _check_texts(register, store.case_of(register, found), changes, today)
        store.change(register, found.id, values)
        if "actors" in changes:
            store.concern(register, found.id, _actors(register, changes["actors"]))
        return store.find(register, found.reference)


def look(register: Register, found: Sequence[Deviation], today: date) -> None:
    """Log that what is written about the children of deviations' cases has been shown."""
    with register.operation(day=today.isoformat()):
        for case in case_store.cases(
            register, sorted({each.case_id for each in found if each.case_id is not None})
        ):
            for person in case.people[:1]:
                register.look(person.id, case.id)

"""Deeds with consent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.actor.model import Actor
from ..case.model import Case, Person
from ..case.refusals import NoIdentity
from ..register.database import Register
from ..words.events import check_event
from ..words.record import Record
from . import store
from .form import NewConsent, Withdrawal
from .model import Consent, check_giver, check_period
from .refusals import NotCovered, NothingToWithdraw


class InForce(Record):
    """What one giver takes back: consents, for ``actors`` of those that they cover; ``whole``
    where none is left.
    """

    case: Case
    giver: str
    consents: list[Consent]
    actors: tuple[Actor, ...]
    whole: bool


def give(register: Register, new: NewConsent, today: date) -> Case:
    """Record a consent.

    Raises IsClosed, NoIdentity, UnknownPerson, UnknownActor, NotAGiver, InTheFuture, PeriodEnds.
    """
    check_event("Dagen då samtycket gavs", new.given_on, today)
    valid_from = new.valid_from or new.given_on
    check_period(new.given_on, valid_from, new.valid_until)
    with register.operation(day=today.isoformat()):
        case = _open_case(register, new.reference)
        giver = case.person(new.who)
        check_giver(case, giver, new.given_on)
        named = _actors(register, new.actors)
        values = {
            **register.fitting("consents", vars(new)),
            "case_id": case.id,
            "giver_id": giver.id,
            "valid_from": valid_from.isoformat(),
        }
        store.add(register, values, {actor.id: actor for actor in named}.values())
        # What is said after the deed names those whose consent is still missing.
        case_store.look(register, case)
        return case


def in_force(register: Register, withdrawal: Withdrawal, today: date) -> InForce:
    """What a withdrawal withdraws; changes nothing.

    Raises UnknownPerson, UnknownActor, InTheFuture, NothingToWithdraw, NotCovered.
    """
    check_event("Återkallelsen", withdrawal.withdrawn_on, today)
    # Also in a closed case: a consent can always be withdrawn.
    case = case_store.find(register, withdrawal.reference)
    giver = case.person(withdrawal.who)
    consents = [
        consent
        for consent in store.of_case(register, case.id)
        if consent.giver.id == giver.id and _in_force(consent, withdrawal.withdrawn_on)
    ]
    if not consents:
        raise NothingToWithdraw(giver.name, withdrawal.withdrawn_on)
    left = {each.id: each for consent in consents for each in _left(consent)}
    meant = {each.id: each for each in _actors(register, withdrawal.actors)} or left
    for actor_id, actor in meant.items():
        if actor_id not in left:
            raise NotCovered(giver.name, actor.short, withdrawal.withdrawn_on)
    touched = [each for each in consents if meant.keys() & {actor.id for actor in _left(each)}]
    return InForce(case, giver.name, touched, tuple(meant.values()), meant.keys() == left.keys())


def _actors(register: Register, typed: Iterable[str]) -> list[Actor]:
    return [actor_store.named(register, each) for each in typed]


def _left(consent: Consent) -> tuple[Actor, ...]:
    """The actors for which a consent has not been taken back, whenever that was said to hold."""
    return consent.left(date.max)


def _in_force(consent: Consent, on: date) -> bool:
    """Whether there is something to withdraw.

    It has been given and has neither ended nor been withdrawn.
    """
    return consent.withdrawn_on is None and consent.given_on <= on <= consent.valid_until


def withdraw(register: Register, withdrawal: Withdrawal, today: date) -> Case:
    """Withdraw every consent in force from one giver, or narrow them: the others they cover stay,
    and so does the day since when consent has been complete for them (OSL 12 kap. 2 §: wholly or in
    part). Raises what ``in_force`` raises.
    """
    with register.operation(day=today.isoformat()):
        found = in_force(register, withdrawal, today)
        by = withdrawal.by or found.giver
        meant, day = {actor.id for actor in found.actors}, withdrawal.withdrawn_on
        for consent in found.consents:
            until = day
            if withdrawal.actors:
                store.narrow(register, consent.id, meant, day, by)
                # With the last of its actors it ends.
                until = max([day, *(each.withdrawn_on for each in consent.narrowed)])
            if meant >= {actor.id for actor in _left(consent)}:
                store.withdraw(register, consent.id, until, by)
        case_store.look(register, found.case)  # as in give
        return found.case


def _open_case(register: Register, typed: str) -> Case:
    case = case_store.find(register, typed)
    case.require_open()
    if case.child is None:
        raise NoIdentity(case.reference)
    return case


def still_covered(consents: Iterable[Consent], giver: Person) -> tuple[Actor, ...]:
    """The actors whom the newest consent of a giver does not name and an earlier one still covers
    on its first day: a new consent takes nothing back.
    """
    *earlier, newest = (each for each in consents if each.giver.id == giver.id)
    named = {actor.id for actor in newest.actors}
    covered = {
        actor.id: actor
        for each in earlier
        if each.valid(newest.starts)
        for actor in each.left(newest.starts)
    }
    return tuple(actor for actor_id, actor in covered.items() if actor_id not in named)


def look(register: Register, case: Case, consents: list[Consent], today: date) -> None:
    """Log that the people of a case have been shown, and givers who no longer belong to it."""
    with register.operation(day=today.isoformat()):
        people = [*case.people, *(consent.giver for consent in consents)]
        for person_id in dict.fromkeys(person.id for person in people):
            register.look(person_id, case.id)

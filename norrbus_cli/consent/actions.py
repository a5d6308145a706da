"""Deeds with consent."""

from __future__ import annotations

from datetime import date

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.model import Case
from ..case.refusals import NoIdentity
from ..register.database import Register
from ..words.events import check_event
from ..words.record import Record
from . import store
from .form import NewConsent, Withdrawal
from .model import Consent, check_giver, check_period
from .refusals import NothingToWithdraw


class InForce(Record):
    """The consents of one giver that can be withdrawn."""

    case: Case
    giver: str
    consents: list[Consent]

    @property
    def actors(self) -> set[int]:
        """Ids of the actors that they name."""
        return {actor.id for consent in self.consents for actor in consent.actors}


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
        named = [actor_store.named(register, typed) for typed in new.actors]
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

    Raises UnknownPerson, InTheFuture, NothingToWithdraw.
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
    return InForce(case, giver.name, consents)


def _in_force(consent: Consent, on: date) -> bool:
    """Whether there is something to withdraw.

    It has been given and has neither ended nor been withdrawn.
    """
    return consent.withdrawn_on is None and consent.given_on <= on <= consent.valid_until


def withdraw(register: Register, withdrawal: Withdrawal, today: date) -> Case:
    """Withdraw every consent in force from one giver. Raises what ``in_force`` raises."""
    with register.operation(day=today.isoformat()):
        found = in_force(register, withdrawal, today)
        by = withdrawal.by or found.giver
        for consent in found.consents:
            store.withdraw(register, consent.id, withdrawal.withdrawn_on, by)
        case_store.look(register, found.case)  # as in give
        return found.case


def _open_case(register: Register, typed: str) -> Case:
    case = case_store.find(register, typed)
    case.require_open()
    if case.child is None:
        raise NoIdentity(case.reference)
    return case


def look(register: Register, case: Case, consents: list[Consent], today: date) -> None:
    """Log that the people of a case have been shown, and givers who no longer belong to it."""
    with register.operation(day=today.isoformat()):
        people = [*case.people, *(consent.giver for consent in consents)]
        for person_id in dict.fromkeys(person.id for person in people):
            register.look(person_id, case.id)

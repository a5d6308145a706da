"""Deeds with consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.model import Case, check_event
from ..case.refusals import NoIdentity
from ..meeting import store as meeting_store
from ..plan import store as plan_store
from ..register.database import Register, Value
from ..words.swedish import listed
from . import store
from .form import NewConsent, Withdrawal
from .model import Consent, Coverage, NothingToWithdraw, check_giver, check_period, coverage


@dataclass(frozen=True)
class Touched:
    """What a withdrawal would touch: one sentence for each thing."""

    case: Case
    giver: str
    consents: list[Consent]
    sentences: list[str]


def covering(register: Register, case: Case, on: date) -> Coverage:
    """What the consents of a case amount to on a day."""
    return coverage(case, store.of_case(register, case.id), on)


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
        actors = list(
            {
                actor.id: actor
                for actor in (actor_store.named(register, typed) for typed in new.actors)
            }.values()
        )
        values: dict[str, Value] = {
            "case_id": case.id,
            "giver_id": giver.id,
            "given_on": new.given_on.isoformat(),
            "form": new.form,
            "purpose": new.purpose,
            "matters": new.matters,
            "exceptions": new.exceptions,
            "valid_from": valid_from.isoformat(),
            "valid_until": new.valid_until.isoformat(),
        }
        store.add(register, values, actors)
        case_store.look(
            register, case
        )  # what is said after the deed names those whose consent is still missing
        return case


def touched(register: Register, withdrawal: Withdrawal, today: date) -> Touched:
    """What a withdrawal would touch; changes nothing.

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
    lost = {actor.id for consent in consents for actor in consent.actors}
    return Touched(
        case, giver.name, consents, [*_meetings(register, case, lost), *_plan(register, case, lost)]
    )


def _in_force(consent: Consent, on: date) -> bool:
    """Whether there is something to withdraw.

    It has been given and has neither ended nor been withdrawn.
    """
    return consent.withdrawn_on is None and consent.given_on <= on <= consent.valid_until


def _meetings(register: Register, case: Case, lost: set[int]) -> list[str]:
    sentences = []
    for meeting in meeting_store.of_case(register, case.id):
        if not meeting.pending:
            continue
        summoned = [
            participant.actor.short
            for participant in meeting.actors
            if participant.actor and participant.actor.id in lost
        ]
        if summoned:
            sentences.append(
                f"Mötet {meeting.reference} {meeting.when}: {listed(summoned)} är kallade."
            )
        else:
            sentences.append(f"Mötet {meeting.reference} {meeting.when} är bokat.")
    return sentences


def _plan(register: Register, case: Case, lost: set[int]) -> list[str]:
    plans = plan_store.of_case(register, case.id)
    shorts = [actor.short for actor in plans[-1].actors if actor.id in lost] if plans else []
    return [f"Planen version {plans[-1].version}: {listed(shorts)} har insatser."] if shorts else []


def withdraw(register: Register, withdrawal: Withdrawal, today: date) -> Case:
    """Withdraw every consent in force from one giver. Raises what ``touched`` raises."""
    with register.operation(day=today.isoformat()):
        found = touched(register, withdrawal, today)
        for consent in found.consents:
            store.withdraw(
                register, consent.id, withdrawal.withdrawn_on, withdrawal.by or found.giver
            )
        case_store.look(
            register, found.case
        )  # what is said after the deed names those whose consent is still missing
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
        for person_id in dict.fromkeys(
            [*(person.id for person in case.people), *(consent.giver.id for consent in consents)]
        ):
            register.look(person_id, case.id)

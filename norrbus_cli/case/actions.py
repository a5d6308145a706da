"""Deeds with cases: opening, guardians, closing. What is changed is in ``change``."""

from __future__ import annotations

from datetime import date

from ..authority import store as register_store
from ..authority.model import Facts
from ..authority.municipalities import CODES
from ..register.cells import Value, stored
from ..register.database import Register
from ..words.events import Before, check_event
from ..words.swedish import fold
from . import store
from .checks import check_custody, check_days
from .choices import OTHER_REASON
from .closing_form import CloseCase, ReopenCase
from .identity import born_on, check_generations, keep_person, refuse_duplicate
from .model import Case
from .nameless import check_texts
from .particulars import AddGuardian, NewCase, NewGuardian
from .refusals import GuardianTwice, NoBirth, NoIdentity, NotClosed, NoteNeeded, NumberInCase
from .target_group import check_age, check_target_group


def open_case(register: Register, new: NewCase, today: date) -> Case:
    """Open a case.

    Raises TooOld, NotBornYet, InTheFuture, DuplicateChild (unless a reason is given), NameDiffers,
    NumberInCase, CustodyConflict, TellsANumber, MayNameSomebody.
    """
    check_days(vars(new), today)
    check_custody([guardian.custody for guardian in new.guardians])
    despite_name = new.despite_name if new.anonymous else ""
    reasons = "; ".join(filter(None, (new.despite_duplicate, despite_name)))
    with register.operation(day=today.isoformat(), reason=reasons):
        child_id = None if new.anonymous else _child(register, new, today)
        case_id = store.add_case(register, today.year, _case_values(register, new, child_id, today))
        texts = (new.need, new.works_well, new.urgency)
        check_texts(register, store.by_id(register, case_id), texts, today, despite_name)
        for guardian in new.guardians:
            _add_guardian(register, store.by_id(register, case_id), guardian, today)
        return store.by_id(register, case_id)


def _case_values(
    register: Register, new: NewCase, child_id: int | None, today: date
) -> dict[str, Value]:
    facts = register_store.facts(register)
    return register.fitting("cases", case_facts(facts, new, today) | {"child_id": child_id})


def case_facts(facts: Facts, new: NewCase, opened_on: date) -> dict[str, object]:
    """What is known of a new case beside who its child is, in a register with these facts."""
    return vars(new) | {
        "opened_on": opened_on,
        "municipality": CODES.get(new.municipality, facts.municipality),
        "coordinator_id": facts.coordinator.id,
        "approved_on": (new.approved_on or opened_on) if new.approved_by else None,
    }


def _child(register: Register, new: NewCase, today: date) -> int:
    born = born_on(new)
    if born is None:
        raise NoBirth
    check_target_group(born, new.need_seen_on, today)
    if not new.despite_duplicate:
        refuse_duplicate(register, new.name, new.number, born)
    return keep_person(register, new)


def add_guardian(register: Register, new: AddGuardian, today: date) -> Case:
    """A guardian in a case.

    Raises IsClosed, NoIdentity, CustodyConflict, GuardianTwice, NameDiffers,
    NumberInCase.
    """
    with register.operation(day=today.isoformat()):
        case = store.find(register, new.reference)
        case.require_open()
        _add_guardian(register, case, new, today)
        return store.by_id(register, case.id)


def _check_number(case: Case, new: NewGuardian) -> None:
    """Raises NumberInCase, without the name of one who is protected."""
    for each in case.people:
        if new.number and each.number == new.number.number and fold(each.name) != fold(new.name):
            raise NumberInCase("En annan person" if each.protected else each.name)


def _add_guardian(register: Register, case: Case, new: NewGuardian, today: date) -> None:
    if case.child is None:
        raise NoIdentity(case.reference)
    now = [guardian.custody for guardian in case.guardians if guardian.has_custody(today)]
    check_custody([*now, new.custody])
    _check_number(case, new)
    person_id = keep_person(register, new)
    person = store.persons(register, [person_id])[person_id]
    check_generations(case, person, born_on(new))
    if any(each.id == person_id for each in case.people):
        raise GuardianTwice(new.name)
    store.add_guardian(register, case.id, person_id, new.custody)


def close(register: Register, new: CloseCase, today: date) -> Case:
    """Close a case.

    Raises IsClosed, NoteNeeded, InTheFuture, Before, and what an anonymous one's text may.
    """
    check_closing(new.reason, new.note, new.closed_on, today)
    with register.operation(day=today.isoformat(), reason=new.despite_name):
        case = store.find(register, new.reference)
        case.require_open()
        check_texts(register, case, [new.note], today, new.despite_name)
        reopened = [closing.reopened_on for closing in case.closings if closing.reopened_on]
        earliest = max([case.opened_on, *reopened])
        if new.closed_on < earliest:
            raise Before("Avslutet", new.closed_on, "dagen då ärendet öppnades", earliest)
        store.close(register, case.id, register.fitting("closings", vars(new)))
        return store.by_id(register, case.id)


def check_closing(reason: str, note: str, closed_on: date, today: date) -> None:
    """Raises NoteNeeded, InTheFuture, TooEarly."""
    if reason == OTHER_REASON and not note:
        raise NoteNeeded
    check_event("Avslutet", closed_on, today)


def reopen(register: Register, new: ReopenCase, today: date) -> Case:
    """Open a closed case again; the closing stays in its history.

    Raises NotClosed, InTheFuture, Before, TooOld, and what an anonymous one's text may.
    """
    check_event("Öppningen", new.reopened_on, today)
    with register.operation(day=today.isoformat(), reason=new.despite_name):
        case = store.find(register, new.reference)
        check_texts(register, case, [new.reason], today, new.despite_name)
        if case.closed is None:
            raise NotClosed(case.reference)
        if new.reopened_on < case.closed.closed_on:
            raise Before("Öppningen", new.reopened_on, "avslutet", case.closed.closed_on)
        if case.child and case.child.born:
            check_age(case.child.born, new.reopened_on, "dagen då ärendet öppnas")
        values = {"reopened_on": new.reopened_on, "reopened_reason": new.reason}
        store.reopen(register, case.id, stored(values))
        return store.by_id(register, case.id)

"""Deeds with cases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..authority import store as register_store
from ..authority.model import MUNICIPALITIES
from ..register.database import Register, Value, stored
from ..words.errors import WrongUsage
from ..words.events import Before, check_event
from ..words.identity import NotAPersonalNumber, PersonalNumber
from ..words.record import replace
from ..words.swedish import fold
from . import store
from .form import NO_PROTECTION, NewCase, NewGuardian
from .model import OTHER_REASON, Case, Person, check_custody, check_target_group
from .refusals import (
    DecisionNeedsName,
    DuplicateChild,
    GuardianTwice,
    NameDiffers,
    NoIdentity,
    NotClosed,
    NoteNeeded,
    NotOfGuardian,
    NumberTaken,
    OlderThanGuardian,
)

PERSON_FIELDS = (
    "name",
    "number",
    "born",
    "gender",
    "address",
    "phone",
    "email",
    "language",
    "interpreter",
    "school",
    "protection",
)
CASE_FIELDS = (
    "need_seen_on",
    "need_seen_by",
    "need",
    "works_well",
    "level",
    "urgency",
    "latest_meeting",
    "discharge_notice_on",
    "reviewed_on",
    "approved_by",
    "approved_on",
)


def open_case(register: Register, new: NewCase, today: date) -> Case:
    """Open a case.

    Raises TooOld, NotBornYet, InTheFuture, DuplicateChild (unless a reason is given), NameDiffers,
    CustodyConflict.
    """
    check_event("Dagen då behovet sågs", new.need_seen_on, today)
    check_event("Chefens beslut", new.approved_on, today)
    check_event("Underrättelsen", new.discharge_notice_on, today)
    check_event("Genomgången", new.reviewed_on, today)
    check_custody([guardian.custody for guardian in new.guardians])
    with register.operation(day=today.isoformat(), reason=new.despite_duplicate):
        child_id = None if new.anonymous else _child(register, new)
        case_id = store.add_case(register, today.year, _case_values(register, new, child_id, today))
        for guardian in new.guardians:
            _add_guardian(register, store.by_id(register, case_id), guardian, today)
        return store.by_id(register, case_id)


def _case_values(
    register: Register, new: NewCase, child_id: int | None, today: date
) -> dict[str, Value]:
    facts = register_store.facts(register)
    code = next(
        (code for code, name in MUNICIPALITIES.items() if name == new.municipality),
        facts.municipality,
    )
    approved_on = new.approved_on or today if new.approved_by else None
    return {
        "opened_on": today.isoformat(),
        "municipality": code,
        "coordinator_id": facts.coordinator.id,
        "anonymous": int(new.anonymous),
        "child_id": child_id,
        **stored({name: getattr(new, name) for name in CASE_FIELDS}),
        "approved_on": approved_on.isoformat() if approved_on else None,
    }


def _child(register: Register, new: NewCase) -> int:
    born = new.number.born if new.number else new.born
    if born is None:
        raise WrongUsage(
            "Ange barnets personnummer eller samordningsnummer (--personnummer), eller födelsedag"
            " (--född) för den som saknar svenskt nummer."
        )
    check_target_group(born, new.need_seen_on)
    if not new.despite_duplicate:
        _refuse_duplicate(register, new.name, new.number, born)
    return _person(register, new)


def _refuse_duplicate(
    register: Register, name: str, number: PersonalNumber | None, born: date
) -> None:
    same = store.person_with_number(register, number.number) if number else None
    if same and store.cases_of_child(register, same.id):
        raise _duplicate(register, "personnummer", [same])
    _refuse_namesake(register, name, born, other_than=None)


def _refuse_namesake(register: Register, name: str, born: date, other_than: int | None) -> None:
    alike = [
        person
        for person in store.children_born(register, born)
        if fold(person.name) == fold(name) and person.id != other_than
    ]
    if alike:
        raise _duplicate(register, "namn och födelsedag", alike)


def _duplicate(register: Register, by: str, people: list[Person]) -> DuplicateChild:
    references = [
        reference for person in people for reference in store.cases_of_child(register, person.id)
    ]
    return DuplicateChild(
        by,
        references,
        [reference for reference in references if store.find(register, reference).closed],
    )


def _person(register: Register, new: NewCase | NewGuardian) -> int:
    """The person's id.

    The one who has the number already, with what is new filled in, or a new one. Raises
    NameDiffers.
    """
    values = {name: getattr(new, name) for name in PERSON_FIELDS if hasattr(new, name)}
    known = store.person_with_number(register, new.number.number) if new.number else None
    if known is None:
        return store.add_person(register, _person_values(values))
    if fold(known.name) != fold(new.name):
        raise NameDiffers
    # What is already known stays where nothing new is said; a protection is lifted by "ärende
    # ändra" alone.
    new_values = {
        name: value
        for name, value in values.items()
        if value and name != "name" and value != NO_PROTECTION
    }
    store.change_person(register, known.id, _person_values(new_values))
    return known.id


def add_guardian(register: Register, typed: str, new: NewGuardian, today: date) -> Case:
    """A guardian in a case.

    Raises IsClosed, NoIdentity, CustodyConflict, GuardianTwice, NameDiffers.
    """
    with register.operation(day=today.isoformat()):
        case = store.find(register, typed)
        case.require_open()
        _add_guardian(register, case, new, today)
        return store.by_id(register, case.id)


def _add_guardian(register: Register, case: Case, new: NewGuardian, today: date) -> None:
    if case.child is None:
        raise NoIdentity(case.reference)
    check_custody(
        [
            *(guardian.custody for guardian in case.guardians if guardian.has_custody(today)),
            new.custody,
        ]
    )
    person_id = _person(register, new)
    _check_generations(
        case,
        store.persons(register, [person_id])[person_id],
        new.number.born if new.number else new.born,
    )
    if any(person.id == person_id for person in case.people):
        raise GuardianTwice(new.name)
    store.add_guardian(register, case.id, person_id, new.custody)


def change(
    register: Register, typed: str, who: str, changes: Mapping[str, Any], today: date
) -> Case:
    """New particulars about a case or one of its people (``who``, as in Case.person).

    Raises IsClosed (but protection can be changed, and a gender that is missing added, in a closed
    case too), NoIdentity for personal data in an anonymous consultation, UnknownPerson, and what
    opening raises.
    """
    with register.operation(day=today.isoformat(), reason=changes.get("despite_duplicate", "")):
        case = store.find(register, typed)
        completes = (
            changes.keys() == {"gender"} and case.child is not None and not case.child.gender
        )
        if changes.keys() - {"protection"} and not completes:
            # Protection is due to a person also when the case is closed; and what the yearly
            # figures lack can still be added.
            case.require_open()
        personal = {name: value for name, value in changes.items() if name in PERSON_FIELDS}
        if personal:
            _change_person(
                register,
                case,
                case.person(who),
                personal,
                despite_duplicate="despite_duplicate" in changes,
            )
        if custody := {
            name: value for name, value in changes.items() if name in {"custody", "ended_on"}
        }:
            _change_custody(register, case, case.person(who), custody, today)
        if facts := {name: value for name, value in changes.items() if name in CASE_FIELDS}:
            _change_facts(register, case, facts, today)
        return store.by_id(register, case.id)


def _change_facts(register: Register, case: Case, facts: dict[str, Any], today: date) -> None:
    if facts.get("approved_by"):
        facts["approved_on"] = facts.get("approved_on") or case.approved_on or today
    elif facts.get("approved_by") == "":
        facts["approved_on"] = None
    elif facts.get("approved_on") and not case.approved_by:
        raise DecisionNeedsName
    elif "approved_on" in facts and facts["approved_on"] is None:
        facts["approved_by"] = ""
    check_event("Dagen då behovet sågs", facts.get("need_seen_on"), today)
    check_event("Chefens beslut", facts.get("approved_on"), today)
    check_event("Underrättelsen", facts.get("discharge_notice_on"), today)
    check_event("Genomgången", facts.get("reviewed_on"), today)
    if case.child and case.child.born:
        check_target_group(case.child.born, facts.get("need_seen_on", case.need_seen_on))
    store.change_case(register, case.id, stored(facts))


def _change_person(
    register: Register,
    case: Case,
    person: Person,
    personal: dict[str, Any],
    despite_duplicate: bool,
) -> None:
    is_child = case.child is not None and person.id == case.child.id
    if not is_child and personal.keys() & {"school", "gender"}:
        raise NotOfGuardian
    number = personal.get("number")
    other = store.person_with_number(register, number.number) if number else None
    if other and other.id != person.id:
        raise NumberTaken
    if person.number and "born" in personal and not number:
        raise NotAPersonalNumber("personen har ett nummer, och födelsedagen följer av det")
    born = number.born if number else personal.get("born", person.born)
    if born is None and person.born is not None:
        raise WrongUsage("Födelsedagen kan rättas men inte tas bort. Ingenting ändrades.")
    if is_child and born and personal.keys() & {"name", "number", "born"}:
        check_target_group(born, case.need_seen_on)
        if not despite_duplicate:
            _refuse_namesake(
                register, personal.get("name", person.name), born, other_than=person.id
            )
    _check_generations(case, person, born)
    store.change_person(register, person.id, _person_values(personal))


def _check_generations(case: Case, person: Person, born: date | None) -> None:
    """Raises OlderThanGuardian when ``person``, born on ``born``, makes a child older than a
    guardian.
    """
    child = case.child
    assert child is not None  # an anonymous case has no people to change
    child_born = born if person.id == child.id else child.born
    guardians_born = (
        [guardian.person.born for guardian in case.guardians] if person.id == child.id else [born]
    )
    if any(older and child_born and older >= child_born for older in guardians_born):
        raise OlderThanGuardian


def _change_custody(
    register: Register, case: Case, person: Person, custody: dict[str, Any], today: date
) -> None:
    guardian = next(
        (guardian for guardian in case.guardians if guardian.person.id == person.id), None
    )
    if guardian is None:
        raise WrongUsage("Vårdnad gäller en vårdnadshavare. Ange vem med --vem.")
    changed = replace(guardian, **custody)
    now = [changed if each.id == guardian.id else each for each in case.guardians]
    check_custody([each.custody for each in now if each.has_custody(today)])
    store.change_guardian(register, guardian.id, stored(custody))


def close(
    register: Register, typed: str, closed_on: date, reason: str, note: str, today: date
) -> Case:
    """Close a case. Raises IsClosed, NoteNeeded, InTheFuture, Before."""
    if reason == OTHER_REASON and not note:
        raise NoteNeeded
    check_event("Avslutet", closed_on, today)
    with register.operation(day=today.isoformat()):
        case = store.find(register, typed)
        case.require_open()
        earliest = max(
            [
                case.opened_on,
                *(closing.reopened_on for closing in case.closings if closing.reopened_on),
            ]
        )
        if closed_on < earliest:
            raise Before("Avslutet", closed_on, "dagen då ärendet öppnades", earliest)
        store.close(register, case.id, closed_on, reason, note)
        return store.by_id(register, case.id)


def reopen(register: Register, typed: str, reopened_on: date, why: str, today: date) -> Case:
    """Open a closed case again; the closing stays in its history.

    Raises NotClosed, InTheFuture, Before.
    """
    check_event("Öppningen", reopened_on, today)
    with register.operation(day=today.isoformat()):
        case = store.find(register, typed)
        if case.closed is None:
            raise NotClosed(case.reference)
        if reopened_on < case.closed.closed_on:
            raise Before("Öppningen", reopened_on, "avslutet", case.closed.closed_on)
        store.reopen(register, case.id, reopened_on, why)
        return store.by_id(register, case.id)


def _person_values(values: Mapping[str, Any]) -> dict[str, Value]:
    """Answers about a person as columns: the number brings its kind and birth date."""
    columns = {name: value for name, value in values.items() if name != "number"}
    if columns.get("protection") == NO_PROTECTION:
        columns["protection"] = ""
    number = values.get("number")
    if number:
        columns |= {"number": number.number, "number_kind": number.kind, "born": number.born}
    return stored(columns)

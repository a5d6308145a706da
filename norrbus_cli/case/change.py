"""New particulars about a case or one of the people of it."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from typing import TYPE_CHECKING, cast

from ..register.cells import stored
from ..register.database import Register
from ..terminal.question import questions
from ..words.errors import WrongUsage
from ..words.identity import NotAPersonalNumber
from ..words.record import replace
from . import store
from .checks import check_custody, check_days
from .identity import PERSON_FIELDS, check_generations, columns, refuse_namesake
from .model import Case, Person
from .nameless import check_texts
from .particulars import NewCase
from .refusals import DecisionNeedsName, NotOfGuardian, NumberTaken
from .target_group import check_target_group

if TYPE_CHECKING:
    from .particulars import CaseChanges

# What is asked about a case and may be changed, called as the columns.
CASE_FIELDS = questions(NewCase).keys() & (Case.__fields__.keys() - {"municipality", "guardians"})
CUSTODY_FIELDS = frozenset({"custody", "ended_on"})


def change(register: Register, typed: str, who: str, changes: CaseChanges, today: date) -> Case:
    """New particulars about a case or one of its people (``who``, as in Case.person).

    Raises IsClosed (but protection can be changed, and a gender that is missing added, in a closed
    case too), NoIdentity for personal data in an anonymous consultation, UnknownPerson, and what
    opening raises.
    """
    despite_name = changes.get("despite_name", "")
    reasons = "; ".join(filter(None, (changes.get("despite_duplicate"), despite_name)))
    with register.operation(day=today.isoformat(), reason=reasons):
        case = store.find(register, typed)
        texts = [changes.get(name, "") for name in ("need", "works_well", "urgency")]
        check_texts(register, case, map(str, texts), today, despite_name)
        completes = (
            changes.keys() == {"gender"} and case.child is not None and not case.child.gender
        )
        if changes.keys() - {"protection"} and not completes:
            # Protection is due to a person also when the case is closed; and what the yearly
            # figures lack can still be added.
            case.require_open()
        if personal := _among(changes, PERSON_FIELDS):
            despite_duplicate = "despite_duplicate" in changes
            _change_person(register, case, case.person(who), personal, despite_duplicate)
        if custody := _among(changes, CUSTODY_FIELDS):
            _change_custody(register, case, case.person(who), custody, today)
        if facts := _among(changes, CASE_FIELDS):
            _change_facts(register, case, facts, today)
        return store.by_id(register, case.id)


def _among(changes: CaseChanges, fields: Set[str]) -> CaseChanges:
    found = {name: value for name, value in changes.items() if name in fields}
    return cast("CaseChanges", found)  # some of the changes are changes too


def _change_facts(register: Register, case: Case, facts: CaseChanges, today: date) -> None:
    if facts.get("approved_by"):
        facts["approved_on"] = facts.get("approved_on") or case.approved_on or today
    elif facts.get("approved_by") == "":
        facts["approved_on"] = None
    elif facts.get("approved_on") and not case.approved_by:
        raise DecisionNeedsName
    elif "approved_on" in facts and facts["approved_on"] is None:
        facts["approved_by"] = ""
    check_days(facts, today)
    if case.child and case.child.born:
        check_target_group(
            case.child.born, facts.get("need_seen_on", case.need_seen_on), case.opened_on
        )
    store.change_case(register, case.id, stored(facts))


def _change_person(
    register: Register, case: Case, person: Person, personal: CaseChanges, despite_duplicate: bool
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
        check_target_group(born, case.need_seen_on, case.opened_on)
        if not despite_duplicate:
            name = personal.get("name", person.name)
            refuse_namesake(register, name, born, other_than=person.id)
    check_generations(case, person, born)
    store.change_person(register, person.id, columns(personal))


def _change_custody(
    register: Register, case: Case, person: Person, custody: CaseChanges, today: date
) -> None:
    guardian = next((each for each in case.guardians if each.person.id == person.id), None)
    if guardian is None:
        raise WrongUsage("Vårdnad gäller en vårdnadshavare. Ange vem med --vem.")
    changed = replace(guardian, **custody)
    now = [changed if each.id == guardian.id else each for each in case.guardians]
    check_custody([each.custody for each in now if each.has_custody(today)])
    store.change_guardian(register, guardian.id, stored(custody))

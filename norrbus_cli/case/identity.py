"""Who the people of a case are: known by number, alike by name and birth, born in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ..register.cells import Value, stored
from ..register.database import Register
from ..terminal.question import questions
from ..words.identity import PersonalNumber
from ..words.swedish import fold
from . import store
from .choices import NO_PROTECTION
from .model import Case, Person
from .particulars import NewCase, NewGuardian
from .refusals import DuplicateChild, NameDiffers, OlderThanGuardian

# What is asked about a person, called as the columns.
PERSON_FIELDS = questions(NewCase).keys() & Person.__fields__.keys()
# The columns of ``person_row``: those that are not as they were answered last.
_AS_ANSWERED = tuple(sorted(PERSON_FIELDS - {"number", "born", "protection"}))
PERSON_COLUMNS = (*_AS_ANSWERED, "protection", "number", "number_kind", "born")


def keep_person(register: Register, new: NewCase | NewGuardian) -> int:
    """The person's id.

    The one who has the number already, with what is new filled in, or a new one. Raises
    NameDiffers.
    """
    values = told_of(new)
    known = store.person_with_number(register, new.number.number) if new.number else None
    if known is None:
        return store.add_person(register, columns(values))
    if fold(known.name) != fold(new.name):
        raise NameDiffers
    # What is already known stays where nothing new is said; a protection is lifted by "ärende
    # ändra" alone.
    new_values = {
        name: value
        for name, value in values.items()
        if value and name != "name" and value != NO_PROTECTION
    }
    store.change_person(register, known.id, columns(new_values))
    return known.id


def told_of(new: NewCase | NewGuardian) -> dict[str, object]:
    """What is told of a person, by column; the number as it was read."""
    told = vars(new)
    return {name: told[name] for name in PERSON_FIELDS if name in told}


def columns(values: Mapping[str, object]) -> dict[str, Value]:
    """Answers about a person as columns: the number brings its kind and birth date."""
    told = dict(values)
    number = told.pop("number", None)
    if told.get("protection") == NO_PROTECTION:
        told["protection"] = ""
    if isinstance(number, PersonalNumber):
        told |= {"number": number.number, "number_kind": number.kind, "born": number.born}
    return stored(told)


def person_row(new: NewCase | NewGuardian) -> tuple[Value, ...]:
    """The same of one of many new people, under PERSON_COLUMNS; empty what is not asked."""
    told, number = vars(new), new.number
    protection = "" if new.protection == NO_PROTECTION else new.protection
    if number:
        known = (protection, number.number, number.kind, number.born.isoformat())
        return (*[told.get(name, "") for name in _AS_ANSWERED], *known)
    born = new.born.isoformat() if new.born else None
    return (*[told.get(name, "") for name in _AS_ANSWERED], protection, None, None, born)


def born_on(new: NewCase | NewGuardian) -> date | None:
    """The birth date, which follows from the number where there is one."""
    return new.number.born if new.number else new.born


def refuse_duplicate(
    register: Register, name: str, number: PersonalNumber | None, born: date
) -> None:
    """Raises DuplicateChild for a child who has a case: the number, or both name and birth."""
    same = store.person_with_number(register, number.number) if number else None
    if same and store.cases_of_child(register, same.id):
        raise _duplicate(register, "personnummer", [same])
    refuse_namesake(register, name, born, other_than=None)


def refuse_namesake(register: Register, name: str, born: date, other_than: int | None) -> None:
    """Raises DuplicateChild when a child with a case has the name and the birth date."""
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
    closed = [reference for reference in references if store.find(register, reference).closed]
    return DuplicateChild(by, references, closed)


def check_generations(case: Case, person: Person, born: date | None) -> None:
    """Raises OlderThanGuardian when ``person``, born on ``born``, makes a child older than a
    guardian.
    """
    child = case.child
    assert child is not None  # an anonymous case has no people to change
    is_child = person.id == child.id
    child_born = born if is_child else child.born
    guardians_born = [each.person.born for each in case.guardians] if is_child else [born]
    check_born_before(child_born, guardians_born)


def check_born_before(child_born: date | None, guardians_born: Iterable[date | None]) -> None:
    """Raises OlderThanGuardian when a guardian is not born before the child."""
    if any(older and child_born and older >= child_born for older in guardians_born):
        raise OlderThanGuardian

"""The deed of taking a case in: a new case with all that it had with it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...authority import store as register_store
from ...case import store as case_store
from ...case.actor import store as actor_store
from ...case.actor.model import file_name
from ...case.identity import refuse_namesake
from ...case.refusals import NameDiffers
from ...register import sealed
from ...register.cells import driver, stored
from ...words.record import Record, as_dict
from ...words.swedish import fold
from . import carrying, store, written
from .model import MovedActor, MovedPerson, Package
from .refusals import BadContent, HasOpenCase, OwnFile, TakenInAlready
from .seal import SEAL

if TYPE_CHECKING:
    from ...case.model import Case
    from ...register.cells import Value
    from ...register.database import Register
    from .form import MoveIn


class Arrived(Record):
    """A case that came; which of its actors were here, and as what the others were added."""

    case: Case
    known: tuple[str, ...]
    added: tuple[str, ...]


def opened(path: Path, words: str) -> Package:
    """What a file holds; changes nothing.

    Raises NoSuchFile, NotSealed, WrongWords, NewerSeal, DamagedSeal, NewerContent, BadContent.
    """
    return written.package(sealed.read(path, words, SEAL))


def require_welcome(register: Register, package: Package, despite_duplicate: str) -> None:
    """Raises TakenInAlready, OwnFile, HasOpenCase, DuplicateChild, NameDiffers."""
    if reference := store.case_from(register, package.id):
        raise TakenInAlready(reference)
    if reference := store.case_of(register, package.id):
        raise OwnFile(reference)
    child = package.child
    known = _known(register, child)
    references = case_store.cases_of_child(register, known) if known else []
    if still := [each for each in references if not case_store.find(register, each).closed]:
        raise HasOpenCase(still)
    if child.born and not despite_duplicate:
        refuse_namesake(register, child.name, child.born, other_than=known)


def take_in(register: Register, package: Package, wanted: MoveIn, today: date) -> Arrived:
    """Make a case of a package. Raises what ``require_welcome`` raises, BadContent."""
    because = wanted.despite_duplicate
    try:
        with register.operation(day=today.isoformat(), reason=because):
            require_welcome(register, package, because)
            return _made(register, package, today)
    except driver().IntegrityError:
        raise BadContent from None


def _made(register: Register, package: Package, today: date) -> Arrived:
    people = {each.key: _person(register, each) for each in package.persons}
    actors, known, added = _actors(register, package)
    facts = register_store.facts(register)
    values: dict[str, Value] = {
        **stored(as_dict(package.need)),
        "opened_on": today.isoformat(),
        "municipality": facts.municipality,
        "coordinator_id": facts.coordinator.id,
        "anonymous": 0,
        "child_id": people[package.child.key],
    }
    case_id = case_store.add_case(register, today.year, values)
    for one in package.guardians:
        case_store.add_guardian(register, case_id, people[one.person], one.custody)
    origin = package.origin
    store.came(register, case_id, package.id, origin.called, origin.reference, today)
    carrying.carry(register, case_id, package, carrying.Here(people, actors, facts.coordinator.id))
    for each in package.persons:
        register.look(people[each.key], case_id, protected=_tells(each))
    return Arrived(case_store.by_id(register, case_id), known, added)


def _tells(person: MovedPerson) -> bool:
    """Whether what is protected of somebody came too."""
    told = (person.address, person.phone, person.email, person.school)
    return bool(person.protection) and any(told)


def _known(register: Register, person: MovedPerson) -> int | None:
    """The id of the one who has the number here. Raises NameDiffers."""
    found = case_store.person_with_number(register, person.number) if person.number else None
    if found and fold(found.name) != fold(person.name):
        raise NameDiffers
    return found.id if found else None


def _person(register: Register, person: MovedPerson) -> int:
    """Somebody as a row: the one who has the number, with what was not known of them here, or a
    new one. What is known here stays, and so does a protection.
    """
    known = _known(register, person)
    values = stored(
        {name: value for name, value in as_dict(person).items() if name != "key"}
        | {"number": person.number or None, "number_kind": person.number_kind or None}
    )
    if known is None:
        return case_store.add_person(register, values)
    here = stored(as_dict(case_store.persons(register, [known])[known]))
    new = {name: value for name, value in values.items() if value and not here[name]}
    case_store.change_person(register, known, new)
    return known


def _actors(
    register: Register, package: Package
) -> tuple[dict[int, int], tuple[str, ...], tuple[str, ...]]:
    """The ids of the actors, the short names of those that were here and of those that came.

    Only one with the same short name, name and kind is the same: ``skola`` is another school in
    the next municipality, and no consent must pass from one to the other.
    """
    here = {file_name(each.short): each for each in actor_store.all_actors(register)}
    taken = set(here)
    ids: dict[int, int] = {}
    known, added = [], []
    for each in package.actors:
        same = here.get(file_name(each.short))
        if same and fold(same.name) == fold(each.name) and same.kind == each.kind:
            ids[each.key] = same.id
            known.append(same.short)
            continue
        short = _free(each, package.origin.municipality, taken)
        taken.add(file_name(short))
        values = {name: getattr(each, name) for name in ("name", "kind", "principal")}
        ids[each.key] = actor_store.add(register, short, {"short": short, **values})
        added.append(short)
    return ids, tuple(known), tuple(added)


def _free(actor: MovedActor, municipality: str, taken: Iterable[str]) -> str:
    """A short name that nobody has: ``skola``, else ``skola Kalix kommun``, else numbered."""
    where = f"{actor.short} {municipality}"
    numbered = (f"{where} {number}" for number in range(2, len(set(taken)) + 3))
    return next(each for each in (actor.short, where, *numbered) if file_name(each) not in taken)

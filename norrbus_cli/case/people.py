"""Who stands on a paper about a case, who reads it, and the gate that its values pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..authority import store as register_store
from ..paper.gate import Known
from ..paper.gate import gate as gate_of
from ..paper.letterhead import Sender
from ..paper.model import Asked
from ..paper.protection import ACTORS, FAMILY, Gate, Reader
from ..register.database import Register
from ..register.earlier import person_in_case
from ..words.record import Record, replace
from . import store as case_store
from .actor import store as actor_store
from .actor.model import Actor, file_name
from .model import Case, Person

if TYPE_CHECKING:
    from typing import TypedDict

    class About(TypedDict):
        """What every letter about a case says of it, by the fields of Letter."""

        case_id: int
        reference: str
        people: tuple[int, ...]
        gate: Gate


def sender(register: Register, case: Case) -> Sender:
    """Who a document about a case comes from: the register's authority and the case's
    coordinator."""
    coordinator = case.coordinator
    return replace(
        sender_of_register(register),
        coordinator=coordinator.presented,
        phone=coordinator.phone,
        email=coordinator.email,
    )


def sender_of_register(register: Register) -> Sender:
    """Who a document that is about no case comes from.

    The register's authority and its first coordinator.
    """
    facts = register_store.facts(register)
    coordinator = facts.coordinator
    return Sender(
        facts.municipality_name,
        facts.authority,
        coordinator.presented,
        coordinator.phone,
        coordinator.email,
    )


class _Household(Record):
    """A family, and others who are to be kept from its papers like one of them."""

    child: Person | None
    people: tuple[Person, ...]


def gate(
    register: Register, case: Case, reader: Reader, unmask: bool, beside: Sequence[Person] = ()
) -> Gate:
    """What of a case may stand on a letter to a reader: see ``paper.protection``.

    ``beside`` are people of other cases, whose particulars are kept from it in the same way.
    """
    from_whom = sender(register, case)
    coordinators = register_store.coordinators(register)
    open_to_all = (
        *(from_whom.municipality, from_whom.authority),
        *(
            text
            for each in coordinators
            for text in (each.presented, each.name, each.phone, each.email)
        ),
    )
    known = Known(
        actor_store.all_actors(register), case_store.placed_at(register, case.id), open_to_all
    )
    family = _Household(case.child, (*case.people, *beside))
    return gate_of(family, reader, known, unmask)


def to_actors() -> Reader:
    """The reader of a letter to actors."""
    return Reader(ACTORS)


def to_people(people: Iterable[Person]) -> Reader:
    """The reader of a letter that goes to people of the case, alone or among others."""
    return Reader(FAMILY, frozenset(person.id for person in people))


class Addressed(Record):
    """Who a paper that is the same for many goes to: all of them, or one.

    ``mark`` ends the name of the file to one; it holds no name of a person.
    """

    recipient: str
    mark: str
    reader: Reader


def numbered(register: Register, case: Case, person: Person) -> int:
    """The number that stands for somebody in the names of files about a case: of all whom it ever
    named, in the order in which they came, so that nobody gets another's.
    """
    return person_in_case(register, person.id, case.id)


def addressed(
    register: Register,
    case: Case,
    asked: Asked,
    everyone: str,
    actors: Iterable[Actor],
    people: Sequence[Person],
) -> list[Addressed]:
    """To all together, called ``everyone``; or to each that was asked for by name, one by one.

    One among ``actors`` is named by its short name, one of ``people`` by name.
    """
    to_actor = [
        Addressed(actor.short, f"-{file_name(actor.short)}", to_actors())
        for actor in actors
        if asked.recipient and asked.meant(actor.short)
    ]
    to_person = [
        Addressed(person.name, f"-{numbered(register, case, person)}", to_people([person]))
        for person in people
        if asked.recipient and asked.meant(person.name)
    ]
    return [*to_actor, *to_person] or [Addressed(everyone, "", to_people(people))]


def people_ids(case: Case) -> tuple[int, ...]:
    """Everyone in a case, for the log of looks."""
    return tuple(person.id for person in case.people)


def about(case: Case, shown: Gate) -> About:
    """What every letter about a case says of it, by the fields of Letter."""
    people = people_ids(case)
    return {"case_id": case.id, "reference": case.reference, "people": people, "gate": shown}

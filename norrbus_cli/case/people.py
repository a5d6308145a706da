"""Who stands on a paper, sender and people.

Protected personal data are left out unless a reason has been given.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from ..authority import store as register_store
from ..register.database import Register
from .actor.model import EDUCATION, Actor
from .model import MASK, Case, Person


class PersonOnPaper(Struct, frozen=True):
    """The particulars that the forms ask for."""

    name: str
    number: str
    address: str
    phone: str
    email: str


class Sender(Struct, frozen=True):
    """Who a document comes from."""

    municipality: str
    authority: str
    coordinator: str
    phone: str
    email: str


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


def on_paper(person: Person, case: Case, unmask: bool) -> PersonOnPaper:
    """A person's particulars; masked unless ``unmask``."""
    shown = person if unmask else person.masked(case.protected_addresses)
    return PersonOnPaper(shown.name, shown.identified_by, shown.address, shown.phone, shown.email)


def actor_on_paper(actor: Actor, case: Case, unmask: bool) -> str:
    """An actor's name.

    A protected child's school by its kind only, since its name tells where the child is (OSL 21
    kap. 3 a §).
    """
    return actor.kind if actor.kind in EDUCATION and case.hides_place and not unmask else actor.name


def place_on_paper(place: str, case: Case, unmask: bool) -> str:
    """A place; left out when it could tell where a protected child is (OSL 21 kap. 3 a §)."""
    return f"lämnas muntligt ({MASK})" if place and case.hides_place and not unmask else place


def people_ids(case: Case) -> tuple[int, ...]:
    """Everyone in a case, for the log of looks."""
    return tuple(person.id for person in case.people)

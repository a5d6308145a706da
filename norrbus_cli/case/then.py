"""What people and actors were called when something was signed, given or sent.

It stands so for ever, with today's name or number beside it where that differs; but never today's
of somebody protected, who may have got it to stay unfound. Where they live and how they are reached
is told as it is today, or hidden.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..register.cells import Value
from ..register.database import Register
from ..register.earlier import at
from ..words.record import replace
from .actor.model import Actor, Contact
from .model import Case, Person


class Then:
    """The names of the moment of an operation. Without one, today's."""

    def __init__(self, register: Register, operation: int | None) -> None:
        self._register = register
        self._operation = operation

    def person(self, person: Person) -> Person:
        """A person with the name and the number of then."""
        was = self._was("persons", person.id)
        if not was:
            return person
        number = str(was["number"] or was["born"] or "")
        return replace(
            person,
            name=beside(str(was["name"]), person.name, alone=person.protected),
            number=beside(number, person.identified_by, alone=person.protected),
        )

    def actor(self, actor: Actor) -> Actor:
        """An actor with the name of then."""
        was = self._was("actors", actor.id)
        return replace(actor, name=beside(str(was.get("name", actor.name)), actor.name))

    def contact(self, contact: Contact) -> Contact:
        """A contact person with the role of then."""
        was = self._was("contacts", contact.id)
        return replace(contact, role=beside(str(was.get("role", contact.role)), contact.role))

    def case(self, case: Case) -> Case:
        """A case with its people as they were called then."""
        return replace(
            case,
            child=self.person(case.child) if case.child else None,
            guardians=tuple(
                replace(each, person=self.person(each.person)) for each in case.guardians
            ),
        )

    def _was(self, table: str, row_id: int) -> Mapping[str, Value]:
        return at(self._register, table, row_id, self._operation) if self._operation else {}


def beside(then: str, now: str, *, alone: bool = False) -> str:
    """``Anna Lantto (numera Anna Ek)``; ``alone``: without today's."""
    return then if alone or then == now else f"{then} (numera {now or 'ingen uppgift'})".lstrip()

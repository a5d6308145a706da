"""What decides what of a case may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...words.record import Record

if TYPE_CHECKING:
    from ...case.actor.model import Actor
    from ...case.model import Case, Person
    from ...paper.protection import Gate


class Known(Record):
    """The gate for those who read, the people who go, the actors that are covered (None: all),
    the parts.
    """

    case: Case
    shown: Gate
    persons: tuple[Person, ...]
    covered: frozenset[int] | None
    parts: frozenset[str]

    def key(self, person: Person) -> int:
        """The number of somebody in the file; 0 for one who does not go."""
        ids = [each.id for each in self.persons]
        return ids.index(person.id) + 1 if person.id in ids else 0

    def has(self, actor: Actor) -> bool:
        """Whether what an actor has said and does may go."""
        return self.covered is None or actor.id in self.covered

    def place(self, place: str) -> str:
        """A place, or nothing where it could tell what is protected."""
        return place if self.shown.place(place) == place else ""

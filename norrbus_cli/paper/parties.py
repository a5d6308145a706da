"""The people and actors of a case as the gate of a paper sees them.

Whoever has these properties can be handed in; nothing is said of where they are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Person(Protocol):
    """A child or a guardian."""

    @property
    def id(self) -> int:
        """What tells people apart."""
        ...

    @property
    def name(self) -> str:
        """The whole name."""
        ...

    @property
    def identified_by(self) -> str:
        """The number, or the birth date."""
        ...

    @property
    def address(self) -> str:
        """The registered address."""
        ...

    @property
    def phone(self) -> str:
        """Telephone."""
        ...

    @property
    def email(self) -> str:
        """E-mail."""
        ...

    @property
    def school(self) -> str:
        """The school, for a child."""
        ...

    @property
    def protected(self) -> bool:
        """Whether the person has protected data."""
        ...


class Family(Protocol):
    """A child and its guardians."""

    @property
    def child(self) -> Person | None:
        """The child; None in an anonymous consultation."""
        ...

    @property
    def people(self) -> Sequence[Person]:
        """The child and the guardians."""
        ...


class Contact(Protocol):
    """Somebody at an actor, or the actor itself: a name and how to reach it."""

    @property
    def name(self) -> str:
        """The whole name."""
        ...

    @property
    def phone(self) -> str:
        """Telephone."""
        ...

    @property
    def email(self) -> str:
        """E-mail."""
        ...


class Actor(Contact, Protocol):
    """An actor."""

    @property
    def kind(self) -> str:
        """What kind of actor: ``skola``, ``BUP``."""
        ...

    @property
    def is_education(self) -> bool:
        """Whether a child is there by day."""
        ...

    @property
    def contacts(self) -> Sequence[Contact]:
        """Who is there."""
        ...

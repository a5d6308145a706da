"""What an actor is, and which actors make the core of a Norrbus meeting."""

from __future__ import annotations

from ...words.record import Record
from ...words.swedish import fold
from .choices import CORE, EDUCATION, HEALTH_CARE, SOCIAL_SERVICES


class Contact(Record):
    """A contact person."""

    id: int
    name: str
    role: str
    phone: str
    email: str

    @property
    def presented(self) -> str:
        """Name with role: ``Per Lindmark, rektor``."""
        return ", ".join(part for part in (self.name, self.role) if part)


class Actor(Record):
    """An actor. ``principal`` is its huvudman: kommun, region or annan (a private school, the
    police); ``reminded``: it gets reminders of its own.
    """

    id: int
    short: str
    name: str
    kind: str
    principal: str
    phone: str
    email: str
    reminded: bool
    contacts: tuple[Contact, ...]

    @property
    def is_social_services(self) -> bool:
        """Whether it belongs to the social services."""
        return self.kind == SOCIAL_SERVICES

    @property
    def is_health_care(self) -> bool:
        """Whether it belongs to health care."""
        return self.kind in HEALTH_CARE

    @property
    def is_education(self) -> bool:
        """Whether a child is there by day: its name alone tells where."""
        return self.kind in EDUCATION

    @property
    def main_contact(self) -> Contact | None:
        """The contact person that is summoned unless another is named: the first that was added."""
        return self.contacts[0] if self.contacts else None

    def contact(self, typed: str) -> Contact:
        """The contact person whose name begins as ``typed``. Raises UnknownContact."""
        found = [contact for contact in self.contacts if fold(contact.name).startswith(fold(typed))]
        if len(found) != 1:
            from .refusals import UnknownContact

            raise UnknownContact(typed, self.short, [contact.name for contact in self.contacts])
        return found[0]


def file_name(short: str) -> str:
    """The short name as a part of a file name: letters a-z, digits and hyphens.

    No two actors share one. Raises NoShortName.
    """
    name = "".join(
        letter if letter.isascii() and letter.isalnum() else "-" for letter in fold(short)
    ).strip("-")
    if not name:
        from .refusals import NoShortName

        raise NoShortName
    return name


def pick(typed: str, actors: list[Actor]) -> Actor:
    """The actor with a short name, letters folded; a unique beginning will do. Raises
    UnknownActor."""
    exact = [actor for actor in actors if fold(actor.short) == fold(typed)]
    found = exact or [
        actor for actor in actors if typed and fold(actor.short).startswith(fold(typed))
    ]
    if len(found) != 1:
        from .refusals import UnknownActor

        raise UnknownActor(typed, [actor.short for actor in actors])
    return found[0]


def core_parties(actors: list[Actor]) -> list[str]:
    """Which of the three core parties (skola, socialtjänst, primärvård) are among ``actors``."""
    return [party for party, kinds in CORE.items() if any(actor.kind in kinds for actor in actors)]

"""How those who take part are named: as typed, and on the papers as the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.record import Record

if TYPE_CHECKING:
    from ..case.model import Case
    from ..paper.protection import Gate
    from .model import Participant


class Attendant(Record):
    """One line of the attendance: who, for whom, how they took part."""

    who: str
    represents: str
    attendance: str


def addressee(participant: Participant, shown: Gate) -> str:
    """A person's name, or who comes for an actor; the actor where nobody may be named."""
    if participant.person:
        return participant.person.name
    contact = participant.contact.presented if participant.contact else ""
    return shown.contact(contact) or represents(participant, shown)


def represents(participant: Participant, shown: Gate) -> str:
    """The actor that somebody comes for; empty for a person of the case."""
    return shown.actor(participant.actor) if participant.actor else ""


def is_child(case: Case, participant: Participant | None) -> bool:
    """Whether it is the child of the case."""
    person = participant.person if participant else None
    return person is not None and case.child is not None and person.id == case.child.id


def greeted(case: Case, participant: Participant | None) -> str:
    """A child is greeted by first name, everyone else by the whole name."""
    name = participant.person.name if participant and participant.person else ""
    return name.split()[0] if is_child(case, participant) else name


def presented(participant: Participant, shown: Gate) -> str:
    """``Per Lindmark, rektor, Centrumskolan``."""
    parts = [addressee(participant, shown), represents(participant, shown)]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def attendant(participant: Participant, shown: Gate) -> Attendant:
    """A line of the attendance; a deputy with whom it stands for."""
    attendance = participant.attendance + (
        ", med mandat att besluta" if participant.mandate else ""
    )
    regular = addressee(participant, shown)
    deputy = shown.contact(participant.deputy)
    who = f"{deputy} (ersättare för {regular})" if deputy else regular
    return Attendant(who, represents(participant, shown), attendance)


def pair(typed: str, option: str) -> tuple[str, str]:
    """``VEM=NAMN`` as who and name. Raises NotAPair."""
    from .held_refusals import NotAPair

    who, equals, name = (part.strip() for part in typed.partition("="))
    if not equals or not who or not name:
        raise NotAPair(option)
    return who, name

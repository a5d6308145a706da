"""Deeds with actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...register.cells import stored
from ...register.database import Register
from ...words.swedish import fold
from . import store
from .choices import KINDS
from .form import NewActor, NewContact
from .model import Actor, file_name
from .refusals import ContactTaken, NowhereToRemind, ShortNameTaken

if TYPE_CHECKING:
    from .form import ActorChanges


def add(register: Register, new: NewActor) -> Actor:
    """A new actor, with a first contact person if one is named.

    Without a huvudman it gets the usual one of its kind. Raises ShortNameTaken, NoShortName.
    """
    with register.operation():
        actor_id = added(register, new)
        return store.by_id(register)[actor_id]


def added(register: Register, new: NewActor) -> int:
    """The same within an operation; the id of the new one."""
    for actor in store.all_actors(register):
        if file_name(actor.short) == file_name(new.short):
            raise ShortNameTaken(actor.short, actor.name)
    values = register.fitting("actors", vars(new))
    principal = new.principal or KINDS[new.kind]
    actor_id = store.add(register, new.short, {**values, "principal": principal})
    if new.contact:
        person = register.fitting("contacts", {**vars(new), "name": new.contact})
        store.add_contact(register, actor_id, person)
    return actor_id


def change(register: Register, typed: str, changes: ActorChanges) -> Actor:
    """New particulars for an actor; its short name stays. Raises UnknownActor, NowhereToRemind."""
    with register.operation():
        actor = store.named(register, typed)
        if changes.get("reminded", actor.reminded) and not changes.get("email", actor.email):
            raise NowhereToRemind(actor.short)
        store.change(register, actor.id, stored(changes))
        return store.by_id(register)[actor.id]


def add_contact(register: Register, new: NewContact) -> Actor:
    """A contact person of an actor; with ``replace`` new particulars for one who is there.

    Raises UnknownActor, ContactTaken.
    """
    with register.operation():
        actor_id = contact_added(register, new)
        return store.by_id(register)[actor_id]


def contact_added(register: Register, new: NewContact) -> int:
    """The same within an operation; the id of the actor."""
    found = store.named(register, new.actor)
    same = next((each for each in found.contacts if fold(each.name) == fold(new.name)), None)
    if same and not new.replace:
        raise ContactTaken(same.name, found.short)
    values = register.fitting("contacts", vars(new))
    if same:
        store.change_contact(register, same.id, {**values, "name": same.name})
    else:
        store.add_contact(register, found.id, values)
    return found.id

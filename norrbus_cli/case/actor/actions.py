"""Deeds with actors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...register.database import Register, stored
from ...words.swedish import fold
from . import store
from .model import KINDS, Actor, ContactTaken, NowhereToRemind, ShortNameTaken, file_name


def add(
    register: Register,
    *,
    short: str,
    name: str,
    kind: str,
    principal: str,
    phone: str,
    email: str,
    contact: str,
    role: str,
) -> Actor:
    """A new actor, with a first contact person if one is named.

    ``principal`` empty: the usual one of the kind. Raises ShortNameTaken, NoShortName.
    """
    with register.operation():
        for actor in store.all_actors(register):
            if file_name(actor.short) == file_name(short):
                raise ShortNameTaken(actor.short, actor.name)
        actor_id = store.add(register, short, name, kind, principal or KINDS[kind], phone, email)
        if contact:
            store.add_contact(register, actor_id, contact, role, phone, email)
        return store.by_id(register)[actor_id]


def change(register: Register, typed: str, changes: Mapping[str, Any]) -> Actor:
    """New particulars for an actor; its short name stays. Raises UnknownActor, NowhereToRemind."""
    with register.operation():
        actor = store.named(register, typed)
        if changes.get("reminded", actor.reminded) and not changes.get("email", actor.email):
            raise NowhereToRemind(actor.short)
        store.change(register, actor.id, stored(changes))
        return store.by_id(register)[actor.id]


def add_contact(
    register: Register, *, actor: str, name: str, role: str, phone: str, email: str, replace: bool
) -> Actor:
    """A contact person of an actor; with ``replace`` new particulars for one who is there.

    Raises UnknownActor, ContactTaken.
    """
    with register.operation():
        found = store.named(register, actor)
        same = next(
            (contact for contact in found.contacts if fold(contact.name) == fold(name)), None
        )
        if same and not replace:
            raise ContactTaken(same.name, found.short)
        if same:
            store.change_contact(register, same.id, role, phone, email)
        else:
            store.add_contact(register, found.id, name, role, phone, email)
        return store.by_id(register)[found.id]

"""Rows of actors and contact persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ...register.cells import Value
from ...register.database import Register
from ...words.phone import in_swedish_form
from ...words.record import of_row
from ...words.swedish import sort_key
from .model import Actor, Contact, file_name, pick


def all_actors(register: Register) -> list[Actor]:
    """Every actor with its contact persons, in Swedish order of short names."""
    contacts: dict[int, list[Contact]] = defaultdict(list)
    for row in register.rows("SELECT * FROM contacts ORDER BY id"):
        phone = in_swedish_form(row["phone"])
        contacts[row["actor_id"]].append(of_row(Contact, row, phone=phone))
    actors = []
    for row in register.rows("SELECT * FROM actors"):
        phone, people = in_swedish_form(row["phone"]), tuple(contacts[row["id"]])
        actors.append(of_row(Actor, row, contacts=people, phone=phone))
    return sorted(actors, key=lambda actor: sort_key(actor.short))


def by_id(register: Register) -> dict[int, Actor]:
    """Every actor by id."""
    return {actor.id: actor for actor in all_actors(register)}


def named(register: Register, typed: str) -> Actor:
    """The actor with a short name. Raises UnknownActor."""
    return pick(typed, all_actors(register))


def add(register: Register, short: str, values: Mapping[str, Value]) -> int:
    """A new actor; returns the id. Raises NoShortName."""
    return register.insert("actors", {"short_folded": file_name(short), **values})


def change(register: Register, actor_id: int, values: Mapping[str, Value]) -> None:
    """New particulars for an actor."""
    register.update("actors", actor_id, values)


def add_contact(register: Register, actor_id: int, values: Mapping[str, Value]) -> int:
    """A new contact person; returns the id."""
    return register.insert("contacts", {"actor_id": actor_id, **values})


def change_contact(register: Register, contact_id: int, values: Mapping[str, Value]) -> None:
    """New particulars for a contact person."""
    register.update("contacts", contact_id, values)

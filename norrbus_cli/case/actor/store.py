"""Rows of actors and contact persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ...register.database import Register, Value
from ...words.swedish import sort_key
from .model import Actor, Contact, file_name, pick


def all_actors(register: Register) -> list[Actor]:
    """Every actor with its contact persons, in Swedish order of short names."""
    contacts: dict[int, list[Contact]] = defaultdict(list)
    for row in register.rows("SELECT * FROM contacts ORDER BY id"):
        contacts[row["actor_id"]].append(
            Contact(row["id"], row["name"], row["role"], row["phone"], row["email"])
        )
    actors = [
        Actor(
            row["id"],
            row["short"],
            row["name"],
            row["kind"],
            row["principal"],
            row["phone"],
            row["email"],
            bool(row["reminded"]),
            tuple(contacts[row["id"]]),
        )
        for row in register.rows("SELECT * FROM actors")
    ]
    return sorted(actors, key=lambda actor: sort_key(actor.short))


def by_id(register: Register) -> dict[int, Actor]:
    """Every actor by id."""
    return {actor.id: actor for actor in all_actors(register)}


def named(register: Register, typed: str) -> Actor:
    """The actor with a short name. Raises UnknownActor."""
    return pick(typed, all_actors(register))


def add(
    register: Register, short: str, name: str, kind: str, principal: str, phone: str, email: str
) -> int:
    """A new actor; returns the id."""
    values = {
        "short": short,
        "short_folded": file_name(short),
        "name": name,
        "kind": kind,
        "principal": principal,
        "phone": phone,
        "email": email,
    }
    return register.insert("actors", values)


def change(register: Register, actor_id: int, values: Mapping[str, Value]) -> None:
    """New particulars for an actor."""
    register.update("actors", actor_id, values)


def add_contact(
    register: Register, actor_id: int, name: str, role: str, phone: str, email: str
) -> int:
    """A new contact person; returns the id."""
    return register.insert(
        "contacts",
        {"actor_id": actor_id, "name": name, "role": role, "phone": phone, "email": email},
    )


def change_contact(register: Register, contact_id: int, role: str, phone: str, email: str) -> None:
    """New particulars for a contact person."""
    register.update("contacts", contact_id, {"role": role, "phone": phone, "email": email})

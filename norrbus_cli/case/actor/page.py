"""How actors and their contact persons are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column

if TYPE_CHECKING:
    from .model import Actor, Contact

COLUMNS: tuple[Column[Actor], ...] = (
    Column("kort", "Kort", lambda actor: actor.short),
    Column("namn", "Namn", lambda actor: actor.name),
    Column("slag", "Slag", lambda actor: actor.kind),
    Column("huvudman", "Huvudman", lambda actor: actor.principal),
    Column(
        "kontakter",
        "Kontaktpersoner",
        lambda actor: [contact.presented for contact in actor.contacts],
    ),
    Column("telefon", "Telefon", lambda actor: actor.phone),
    Column("e_post", "E-post", lambda actor: actor.email),
    Column("paminns", "Påminns", lambda actor: actor.reminded, on_screen=False),
)
CONTACTS: tuple[Column[Contact], ...] = (
    Column("namn", "Namn", lambda each: each.name),
    Column("roll", "Roll", lambda each: each.role),
    Column("telefon", "Telefon", lambda each: each.phone),
    Column("e_post", "E-post", lambda each: each.email),
)

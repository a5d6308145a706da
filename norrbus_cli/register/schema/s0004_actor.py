"""The actors of the municipality and their contact persons, kept once and chosen by short name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE actors (
    id INTEGER PRIMARY KEY,
    short TEXT NOT NULL CHECK (short <> ''),
    short_folded TEXT NOT NULL UNIQUE CHECK (short_folded <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL,
    principal TEXT NOT NULL CHECK (principal IN ('kommun', 'region', 'annan')),
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE contacts (
    id INTEGER PRIMARY KEY,
    actor_id INTEGER NOT NULL REFERENCES actors (id),
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    UNIQUE (actor_id, name)
) STRICT;
"""


def step(database: Database) -> None:
    """Make the tables of actors."""
    run(database, TABLES)

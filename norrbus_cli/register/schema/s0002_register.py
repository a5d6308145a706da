"""Whose register it is, its coordinators, the calendar, the running numbers, and drafts of
unfinished entries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE register (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    municipality TEXT NOT NULL CHECK (length(municipality) = 4),
    authority TEXT NOT NULL CHECK (authority <> ''),
    created_on TEXT NOT NULL CHECK (date(created_on) IS created_on),
    coordinator_id INTEGER NOT NULL REFERENCES coordinators (id)
) STRICT;
CREATE TABLE coordinators (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    title TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE calendar_days (
    day TEXT PRIMARY KEY CHECK (date(day) IS day),
    working INTEGER NOT NULL CHECK (working IN (0, 1)),
    ordinal INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX calendar_working ON calendar_days (ordinal) WHERE working = 1;
CREATE TABLE reference_counters (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last > 0),
    UNIQUE (kind, year)
) STRICT;
CREATE TABLE drafts (
    command TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
"""


def step(database: Database) -> None:
    """Make the tables of the register itself."""
    run(database, TABLES)

"""The log: one operation per command, each changed row before and after, each look at a person.

It comes first so that no row was ever written without it. It is append only; a row of ``changes``
holds all that undo needs, and the canonical JSON lets a later step chain hashes over it. ``looks``
has no foreign key to the person: the log outlives what it tells of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE operations (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
    day TEXT NOT NULL DEFAULT '' CHECK (day = '' OR date(day) IS day),
    who TEXT NOT NULL,
    command TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    operation_id INTEGER NOT NULL REFERENCES operations (id),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT CHECK (json_valid(before)),
    after TEXT CHECK (json_valid(after))
) STRICT;
CREATE INDEX changes_operation ON changes (operation_id);
CREATE INDEX changes_row ON changes (table_name, row_id);
CREATE TABLE looks (
    id INTEGER PRIMARY KEY,
    operation_id INTEGER NOT NULL REFERENCES operations (id),
    person_id INTEGER NOT NULL,
    case_id INTEGER,
    protected INTEGER NOT NULL CHECK (protected IN (0, 1))
) STRICT;
CREATE INDEX looks_operation ON looks (operation_id);
CREATE INDEX looks_person ON looks (person_id);
"""

APPEND_ONLY = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, 'the log is append only'); END;
"""


def step(database: Database) -> None:
    """Make the log tables and close them to change."""
    run(database, TABLES)
    for table in ("operations", "changes", "looks"):
        for event in ("UPDATE", "DELETE"):
            database.execute(APPEND_ONLY.format(table=table, event=event))


def run(database: Database, script: str) -> None:
    """Run statements one by one: ``executescript`` would commit the step's transaction."""
    for statement in script.split(";\n"):
        if statement.strip():
            database.execute(statement)

"""Cases that go to another authority, and cases that come from one.

What a case had with it is ``carried``: it was done elsewhere, and is counted there. A file is known
by its id, so that none is taken in twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE moves_out (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    file_id TEXT NOT NULL UNIQUE CHECK (length(file_id) = 32),
    authority TEXT NOT NULL CHECK (authority <> ''),
    moved_on TEXT NOT NULL CHECK (date(moved_on) IS moved_on),
    path TEXT NOT NULL CHECK (path <> '')
) STRICT;
CREATE INDEX moves_out_case ON moves_out (case_id);
CREATE TABLE moves_in (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL UNIQUE REFERENCES cases (id),
    file_id TEXT NOT NULL UNIQUE CHECK (length(file_id) = 32),
    authority TEXT NOT NULL CHECK (authority <> ''),
    reference TEXT NOT NULL CHECK (reference <> ''),
    moved_on TEXT NOT NULL CHECK (date(moved_on) IS moved_on)
) STRICT;
ALTER TABLE meetings ADD COLUMN carried INTEGER NOT NULL DEFAULT 0 CHECK (carried IN (0, 1));
ALTER TABLE plans ADD COLUMN carried INTEGER NOT NULL DEFAULT 0 CHECK (carried IN (0, 1));
ALTER TABLE placements ADD COLUMN carried INTEGER NOT NULL DEFAULT 0 CHECK (carried IN (0, 1));
ALTER TABLE followups ADD COLUMN carried INTEGER NOT NULL DEFAULT 0 CHECK (carried IN (0, 1));
"""


def step(database: Database) -> None:
    """Make the tables and the marks."""
    run(database, TABLES)

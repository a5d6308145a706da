"""Reviews of the log: what was drawn, from which operations, by whom, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    drawn_on TEXT NOT NULL CHECK (date(drawn_on) IS drawn_on),
    who TEXT NOT NULL CHECK (who <> ''),
    seed TEXT NOT NULL CHECK (length(seed) >= 16),
    count INTEGER NOT NULL CHECK (count > 0),
    among INTEGER NOT NULL CHECK (among >= count),
    first_operation INTEGER NOT NULL CHECK (first_operation > 0),
    last_operation INTEGER NOT NULL CHECK (last_operation >= first_operation),
    since TEXT NOT NULL CHECK (date(since) IS since),
    until TEXT NOT NULL CHECK (date(until) IS until),
    reviewed_on TEXT CHECK (date(reviewed_on) IS reviewed_on),
    reviewed_by TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
"""


def step(database: Database) -> None:
    """Make the table."""
    run(database, TABLES)

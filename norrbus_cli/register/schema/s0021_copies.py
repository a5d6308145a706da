"""Which copies of the register have been made, and when a restore was last tried.

Outside the log, as the reminders: it says nothing about anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE copies (
    id INTEGER PRIMARY KEY,
    deed TEXT NOT NULL CHECK (deed IN ('kopierat', 'provat')),
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    day TEXT NOT NULL CHECK (date(day) IS day),
    path TEXT NOT NULL CHECK (path <> ''),
    row_count INTEGER NOT NULL CHECK (row_count > 0),
    UNIQUE (deed, at)
) STRICT;
"""


def step(database: Database) -> None:
    """Make the table."""
    run(database, TABLES)

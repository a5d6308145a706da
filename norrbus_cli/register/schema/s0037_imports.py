"""Files that have been read in: what their rows were, which column meant what, how many came.

The meaning of columns is kept for the next file with the same headings; the hash, so that answers
that nobody can tell apart are not taken twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind <> ''),
    headings TEXT NOT NULL CHECK (json_valid(headings)),
    file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
    count INTEGER NOT NULL CHECK (count > 0)
) STRICT;
"""


def step(database: Database) -> None:
    """Make the table."""
    run(database, TABLES)

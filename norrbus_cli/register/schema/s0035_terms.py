"""When the school's terms end, and which files of evaluations have been read.

A term ends on the same day and month each year, until somebody says another. Of a file nothing is
kept but what tells the same one from others, so that it is not read twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

MONTH_AND_DAY = "{0} = '' OR date('2024-' || {0}) IS '2024-' || {0}"
TABLES = f"""
ALTER TABLE register ADD COLUMN spring_ends TEXT NOT NULL DEFAULT ''
    CHECK ({MONTH_AND_DAY.format("spring_ends")});
ALTER TABLE register ADD COLUMN autumn_ends TEXT NOT NULL DEFAULT ''
    CHECK ({MONTH_AND_DAY.format("autumn_ends")});
CREATE TABLE evaluation_files (
    id INTEGER PRIMARY KEY,
    file_hash TEXT NOT NULL,
    read_on TEXT NOT NULL CHECK (date(read_on) IS read_on)
) STRICT;
"""


def step(database: Database) -> None:
    """Make the columns and the table."""
    run(database, TABLES)

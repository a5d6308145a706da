"""Indicators that a register does not count, and the years that it has published.

What was counted, what was shown, and how far the log went.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE switched_off (
    id INTEGER PRIMARY KEY,
    indicator TEXT NOT NULL UNIQUE CHECK (indicator <> ''),
    used INTEGER NOT NULL DEFAULT 1 CHECK (used IN (0, 1))
) STRICT;
CREATE TABLE published_years (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL CHECK (year BETWEEN 2008 AND 2100),
    version INTEGER NOT NULL CHECK (version > 0),
    published_on TEXT NOT NULL CHECK (date(published_on) IS published_on),
    reason TEXT NOT NULL DEFAULT '',
    counted TEXT NOT NULL CHECK (json_valid(counted)),
    shown TEXT NOT NULL CHECK (json_valid(shown)),
    checksum TEXT NOT NULL CHECK (length(checksum) = 64),
    changes INTEGER NOT NULL CHECK (changes >= 0),
    CHECK ((version = 1) = (reason = '')),
    UNIQUE (year, version)
) STRICT;
CREATE TRIGGER published_years_stand BEFORE UPDATE ON published_years
BEGIN SELECT RAISE(ABORT, 'a published year stands'); END;
"""


def step(database: Database) -> None:
    """Make the two tables."""
    run(database, TABLES)

"""Periods of two or three years, which are published as a year is: how many calendar years each
report holds. Its year is the last of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

# A period and its last year are two reports, so the table that holds each once is made anew.
LENGTHS = """
CREATE TABLE published_new (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL CHECK (year BETWEEN 2008 AND 2100),
    length INTEGER NOT NULL DEFAULT 1 CHECK (length BETWEEN 1 AND 3),
    version INTEGER NOT NULL CHECK (version > 0),
    published_on TEXT NOT NULL CHECK (date(published_on) IS published_on),
    reason TEXT NOT NULL DEFAULT '',
    counted TEXT NOT NULL CHECK (json_valid(counted)),
    shown TEXT NOT NULL CHECK (json_valid(shown)),
    checksum TEXT NOT NULL CHECK (length(checksum) = 64),
    changes INTEGER NOT NULL CHECK (changes >= 0),
    CHECK ((version = 1) = (reason = '')),
    UNIQUE (year, length, version)
) STRICT;
INSERT INTO published_new (id, year, version, published_on, reason, counted, shown, checksum,
    changes)
SELECT id, year, version, published_on, reason, counted, shown, checksum, changes
    FROM published_years;
DROP TABLE published_years;
ALTER TABLE published_new RENAME TO published_years;
CREATE TRIGGER published_years_stand BEFORE UPDATE ON published_years
BEGIN SELECT RAISE(ABORT, 'a published year stands'); END;
ALTER TABLE county_reports ADD COLUMN length INTEGER NOT NULL DEFAULT 1
    CHECK (length BETWEEN 1 AND 3);
ALTER TABLE releases ADD COLUMN length INTEGER NOT NULL DEFAULT 1 CHECK (length BETWEEN 1 AND 3);
"""


def step(database: Database) -> None:
    """Make the table of published years anew, and add the column to the others."""
    run(database, LENGTHS)

"""What the county has shown of a year: a register's next year is protected beside it.

And to whom what was published has been handed out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE county_reports (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL CHECK (year BETWEEN 2008 AND 2100),
    read_on TEXT NOT NULL CHECK (date(read_on) IS read_on),
    shown TEXT NOT NULL CHECK (json_valid(shown)),
    areas TEXT NOT NULL CHECK (json_valid(areas))
) STRICT;
CREATE TRIGGER county_reports_stand BEFORE UPDATE ON county_reports
BEGIN SELECT RAISE(ABORT, 'what the county has shown stands'); END;
CREATE TABLE releases (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL CHECK (year BETWEEN 2008 AND 2100),
    version INTEGER NOT NULL CHECK (version > 0),
    what TEXT NOT NULL CHECK (what <> ''),
    released_on TEXT NOT NULL CHECK (date(released_on) IS released_on),
    recipient TEXT NOT NULL DEFAULT ''
) STRICT;
"""


def step(database: Database) -> None:
    """Make the two tables."""
    run(database, TABLES)

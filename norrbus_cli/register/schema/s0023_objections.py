"""What a person holds to be wrong in the documentation (SoL 2025:400, 14 kap. 6 §)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE objections (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    about TEXT NOT NULL CHECK (about <> ''),
    description TEXT NOT NULL CHECK (description <> ''),
    noted_on TEXT NOT NULL CHECK (date(noted_on) IS noted_on)
) STRICT;
CREATE INDEX objections_case ON objections (case_id);
"""


def step(database: Database) -> None:
    """Make the table."""
    run(database, TABLES)

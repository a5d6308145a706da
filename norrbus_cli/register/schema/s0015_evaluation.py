"""Evaluations.

Answers after meetings, with nothing that leads to a case, a meeting, a day or a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE evaluations (
    id INTEGER PRIMARY KEY,
    respondent TEXT NOT NULL CHECK (respondent IN ('barnet/den unge', 'vårdnadshavare', 'aktör')),
    meeting TEXT NOT NULL CHECK (meeting IN ('norrbusmöte', 'uppföljningsmöte')),
    year INTEGER NOT NULL CHECK (year BETWEEN 2008 AND 2100),
    heard INTEGER CHECK (heard BETWEEN 1 AND 5),
    purpose INTEGER CHECK (purpose BETWEEN 1 AND 5),
    people INTEGER CHECK (people BETWEEN 1 AND 5),
    roles INTEGER CHECK (roles BETWEEN 1 AND 5),
    satisfied INTEGER CHECK (satisfied BETWEEN 1 AND 5),
    words TEXT NOT NULL DEFAULT '',
    CHECK (coalesce(heard, purpose, people, roles, satisfied) IS NOT NULL)
) STRICT;
CREATE INDEX evaluations_year ON evaluations (year);
"""


def step(database: Database) -> None:
    """Make the table of evaluations."""
    run(database, TABLES)

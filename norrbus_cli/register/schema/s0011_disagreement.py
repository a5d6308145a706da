"""Disagreements about responsibility or cost.

Between whom, to which levels they were raised and when, how they were decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE disagreements (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    number INTEGER NOT NULL CHECK (number > 0),
    subject TEXT NOT NULL CHECK (subject IN ('verksamhetsansvar', 'kostnadsansvar')),
    description TEXT NOT NULL CHECK (description <> ''),
    raised_on TEXT NOT NULL CHECK (date(raised_on) IS raised_on),
    decision TEXT NOT NULL DEFAULT '',
    decided_on TEXT CHECK (date(decided_on) IS decided_on),
    open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1)),
    CHECK ((decision = '') = (decided_on IS NULL)),
    UNIQUE (case_id, number)
) STRICT;
CREATE INDEX disagreements_open ON disagreements (case_id, number, raised_on, decided_on, id) WHERE open = 1;
CREATE TABLE disagreement_actors (
    id INTEGER PRIMARY KEY,
    disagreement_id INTEGER NOT NULL REFERENCES disagreements (id),
    actor_id INTEGER NOT NULL REFERENCES actors (id),
    UNIQUE (disagreement_id, actor_id)
) STRICT;
CREATE TABLE referrals (
    id INTEGER PRIMARY KEY,
    disagreement_id INTEGER NOT NULL REFERENCES disagreements (id),
    level TEXT NOT NULL CHECK (level IN ('ordinarie ledning', 'styrgrupp', 'Samverkansstruktur')),
    referred_on TEXT NOT NULL CHECK (date(referred_on) IS referred_on),
    UNIQUE (disagreement_id, level)
) STRICT;
"""


def step(database: Database) -> None:
    """Make the tables of disagreements."""
    run(database, TABLES)
    database.execute(
        "CREATE TRIGGER disagreements_follow_case AFTER UPDATE OF open ON cases BEGIN UPDATE disagreements SET open = new.open WHERE case_id = new.id; END;"
    )

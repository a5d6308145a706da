"""Consent as an object.

Who, to which actors, about what, from and until when, how, and when it was withdrawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    giver_id INTEGER NOT NULL REFERENCES persons (id),
    given_on TEXT NOT NULL CHECK (date(given_on) IS given_on),
    form TEXT NOT NULL CHECK (form IN ('skriftligt', 'muntligt')),
    purpose TEXT NOT NULL CHECK (purpose <> ''),
    matters TEXT NOT NULL CHECK (matters <> ''),
    exceptions TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL CHECK (date(valid_from) IS valid_from),
    valid_until TEXT NOT NULL CHECK (date(valid_until) IS valid_until),
    withdrawn_on TEXT CHECK (date(withdrawn_on) IS withdrawn_on),
    withdrawn_by TEXT NOT NULL DEFAULT '',
    CHECK (valid_until >= valid_from),
    CHECK (withdrawn_on IS NULL OR withdrawn_on >= given_on)
) STRICT;
CREATE INDEX consents_case ON consents (case_id);
CREATE TABLE consent_actors (
    id INTEGER PRIMARY KEY,
    consent_id INTEGER NOT NULL REFERENCES consents (id),
    actor_id INTEGER NOT NULL REFERENCES actors (id),
    UNIQUE (consent_id, actor_id)
) STRICT;
"""


def step(database: Database) -> None:
    """Make the tables of consent."""
    run(database, TABLES)

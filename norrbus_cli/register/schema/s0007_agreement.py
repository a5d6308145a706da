"""The agreement (överenskommelse): versions of the plan, measures, opinions, approvals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE plans (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    version INTEGER NOT NULL CHECK (version > 0),
    kind TEXT NOT NULL CHECK (kind IN ('genomförandeplan', 'SIP')),
    made_on TEXT NOT NULL CHECK (date(made_on) IS made_on),
    meeting_id INTEGER REFERENCES meetings (id),
    coordinator_id INTEGER REFERENCES coordinators (id),
    needs TEXT NOT NULL DEFAULT '',
    works_well TEXT NOT NULL DEFAULT '',
    goal TEXT NOT NULL DEFAULT '',
    overall TEXT NOT NULL DEFAULT '',
    followup_on TEXT CHECK (date(followup_on) IS followup_on),
    followup_time TEXT NOT NULL DEFAULT '' CHECK (followup_time = '' OR strftime('%H:%M', followup_time) IS followup_time),
    followup_place TEXT NOT NULL DEFAULT '',
    convener TEXT NOT NULL DEFAULT '',
    revised_because TEXT NOT NULL DEFAULT '',
    UNIQUE (case_id, version)
) STRICT;
CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plans (id),
    number INTEGER NOT NULL CHECK (number > 0),
    what TEXT NOT NULL CHECK (what <> ''),
    goal TEXT NOT NULL DEFAULT '',
    actor_id INTEGER NOT NULL REFERENCES actors (id),
    performer TEXT NOT NULL DEFAULT '',
    extent TEXT NOT NULL DEFAULT '',
    starts TEXT CHECK (date(starts) IS starts),
    ends TEXT CHECK (date(ends) IS ends),
    followup TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'beslutad' CHECK (state IN ('beslutad', 'pågår', 'klar', 'avbruten')),
    CHECK (starts IS NULL OR ends IS NULL OR ends >= starts),
    UNIQUE (plan_id, number)
) STRICT;
CREATE TABLE opinions (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plans (id),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    opinion TEXT NOT NULL CHECK (opinion <> ''),
    UNIQUE (plan_id, person_id)
) STRICT;
CREATE TABLE approvals (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plans (id),
    actor_id INTEGER REFERENCES actors (id),
    person_id INTEGER REFERENCES persons (id),
    name TEXT NOT NULL CHECK (name <> ''),
    signed_on TEXT NOT NULL CHECK (date(signed_on) IS signed_on),
    CHECK ((actor_id IS NULL) <> (person_id IS NULL)),
    UNIQUE (plan_id, actor_id),
    UNIQUE (plan_id, person_id)
) STRICT;
"""


def step(database: Database) -> None:
    """Make the tables of the agreement."""
    run(database, TABLES)

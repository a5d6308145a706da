"""Meetings above the single case (forum).

Who belongs to which, how many a local rule asks for, what was treated, who got the minutes.

None of them belongs to a case: what is open of a meeting follows its own holding, cancelling and
sending.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

KINDS = "'forum barn och unga', 'länsdelens samverkansgrupp', 'gruppnivå', 'styrgrupp'"
TABLES = f"""
CREATE TABLE forums (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ({KINDS})),
    booked_on TEXT NOT NULL CHECK (date(booked_on) IS booked_on),
    day TEXT NOT NULL CHECK (date(day) IS day),
    time TEXT NOT NULL CHECK (time GLOB '[0-2][0-9]:[0-5][0-9]'),
    length INTEGER NOT NULL CHECK (length > 0),
    place TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    agenda TEXT NOT NULL DEFAULT '',
    summoned_by TEXT NOT NULL CHECK (summoned_by <> ''),
    led_by TEXT NOT NULL CHECK (led_by <> ''),
    uid TEXT NOT NULL UNIQUE,
    sequence INTEGER NOT NULL DEFAULT 0,
    cancelled_on TEXT CHECK (date(cancelled_on) IS cancelled_on),
    cancelled_reason TEXT NOT NULL DEFAULT '',
    held_on TEXT CHECK (date(held_on) IS held_on),
    others TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    reflection TEXT NOT NULL DEFAULT '',
    next_meeting TEXT NOT NULL DEFAULT '',
    record INTEGER NOT NULL DEFAULT 0,
    sent_on TEXT CHECK (date(sent_on) IS sent_on),
    CHECK (place <> '' OR link <> ''),
    CHECK ((cancelled_reason = '') = (cancelled_on IS NULL)),
    CHECK (held_on IS NULL OR cancelled_on IS NULL),
    CHECK ((notes = '') = (held_on IS NULL) AND (record = 0) = (held_on IS NULL)),
    CHECK (sent_on IS NULL OR sent_on >= held_on)
) STRICT;
CREATE INDEX forums_open ON forums (day, reference, id) WHERE held_on IS NULL AND cancelled_on IS NULL;
CREATE INDEX forums_unprepared ON forums (day, reference, id) WHERE held_on IS NULL AND cancelled_on IS NULL AND agenda = '';
CREATE INDEX forums_unsent ON forums (held_on, reference, id) WHERE held_on IS NOT NULL AND sent_on IS NULL;
CREATE INDEX forums_held ON forums (kind, held_on) WHERE held_on IS NOT NULL;
CREATE TABLE forum_members (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ({KINDS})),
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    used INTEGER NOT NULL DEFAULT 1 CHECK (used IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX forum_members_used ON forum_members (kind, name) WHERE used = 1;
CREATE TABLE forum_participants (
    id INTEGER PRIMARY KEY,
    forum_id INTEGER NOT NULL REFERENCES forums (id),
    member_id INTEGER REFERENCES forum_members (id),
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL DEFAULT '',
    attendance TEXT NOT NULL DEFAULT '' CHECK (attendance IN ('', 'närvarande', 'frånvarande')),
    left_out INTEGER NOT NULL DEFAULT 0 CHECK (left_out IN (0, 1)),
    UNIQUE (forum_id, name)
) STRICT;
CREATE TABLE forum_matters (
    id INTEGER PRIMARY KEY,
    forum_id INTEGER NOT NULL REFERENCES forums (id),
    deviation_id INTEGER REFERENCES deviations (id),
    disagreement_id INTEGER REFERENCES disagreements (id),
    left_out INTEGER NOT NULL DEFAULT 0 CHECK (left_out IN (0, 1)),
    CHECK ((deviation_id IS NULL) <> (disagreement_id IS NULL)),
    UNIQUE (forum_id, deviation_id),
    UNIQUE (forum_id, disagreement_id)
) STRICT;
CREATE TABLE forum_rules (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL UNIQUE CHECK (kind IN ({KINDS})),
    count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 99),
    period TEXT NOT NULL CHECK (period IN ('termin', 'halvår', 'kvartal', 'år')),
    since TEXT NOT NULL CHECK (date(since) IS since),
    source TEXT NOT NULL CHECK (source <> ''),
    used INTEGER NOT NULL DEFAULT 1 CHECK (used IN (0, 1))
) STRICT;
CREATE INDEX forum_rules_used ON forum_rules (kind, count, period, since, source, id) WHERE used = 1;
CREATE TABLE forum_minutes (
    id INTEGER PRIMARY KEY,
    forum_id INTEGER NOT NULL REFERENCES forums (id),
    record INTEGER NOT NULL CHECK (record > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL DEFAULT '',
    sent_on TEXT NOT NULL CHECK (date(sent_on) IS sent_on),
    sent_how TEXT NOT NULL CHECK (sent_how <> ''),
    UNIQUE (forum_id, record, name)
) STRICT;
"""


def step(database: Database) -> None:
    """Make the tables of the meetings above the single case."""
    run(database, TABLES)

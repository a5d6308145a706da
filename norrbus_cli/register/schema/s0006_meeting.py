"""Meetings and those who are summoned (actors) or invited (the child and the guardians).

``uid`` and ``sequence`` belong to the calendar files: the same meeting keeps its uid for ever and
counts each change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE meetings (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    number INTEGER NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL,
    booked_on TEXT NOT NULL CHECK (date(booked_on) IS booked_on),
    purpose TEXT NOT NULL CHECK (purpose <> ''),
    agenda TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL CHECK (date(day) IS day),
    time TEXT NOT NULL CHECK (strftime('%H:%M', time) IS time),
    length INTEGER NOT NULL CHECK (length BETWEEN 5 AND 600),
    place TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    summoned_by TEXT NOT NULL CHECK (summoned_by <> ''),
    led_by TEXT NOT NULL CHECK (led_by <> ''),
    uid TEXT NOT NULL UNIQUE,
    sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0),
    cancelled_on TEXT CHECK (date(cancelled_on) IS cancelled_on),
    cancelled_reason TEXT NOT NULL DEFAULT '',
    held_on TEXT CHECK (date(held_on) IS held_on),
    others TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    reflection TEXT NOT NULL DEFAULT '',
    next_meeting TEXT NOT NULL DEFAULT '',
    UNIQUE (case_id, number),
    CHECK (place <> '' OR link <> ''),
    CHECK (cancelled_on IS NULL OR held_on IS NULL)
) STRICT;
CREATE INDEX meetings_coming ON meetings (day) WHERE cancelled_on IS NULL AND held_on IS NULL;
CREATE TABLE participants (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id),
    actor_id INTEGER REFERENCES actors (id),
    contact_id INTEGER REFERENCES contacts (id),
    person_id INTEGER REFERENCES persons (id),
    summoned_on TEXT NOT NULL CHECK (date(summoned_on) IS summoned_on),
    sent_how TEXT NOT NULL,
    override TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'ja', 'nej')),
    answer_reason TEXT NOT NULL DEFAULT '',
    answered_on TEXT CHECK (date(answered_on) IS answered_on),
    attendance TEXT NOT NULL DEFAULT '' CHECK (attendance IN ('', 'närvarande', 'på länk', 'frånvarande')),
    deputy TEXT NOT NULL DEFAULT '',
    mandate TEXT NOT NULL DEFAULT '' CHECK (mandate IN ('', 'ja', 'nej')),
    calendar_sequence INTEGER,
    CHECK ((actor_id IS NULL) <> (person_id IS NULL)),
    CHECK ((answer = '') = (answered_on IS NULL)),
    UNIQUE (meeting_id, actor_id),
    UNIQUE (meeting_id, person_id)
) STRICT;
"""


def step(database: Database) -> None:
    """Make the tables of meetings."""
    run(database, TABLES)

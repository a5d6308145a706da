"""Deviations: the report, whom it concerns, its steps, who received it, what was decided.

And who is to receive what.

A deviation lives on when its case is closed: what is open of it follows its own closing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE deviations (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    case_id INTEGER REFERENCES cases (id),
    happened_on TEXT NOT NULL CHECK (date(happened_on) IS happened_on),
    reporter TEXT NOT NULL CHECK (reporter <> ''),
    workplace_id INTEGER NOT NULL REFERENCES actors (id),
    concerns TEXT NOT NULL DEFAULT '',
    ground TEXT NOT NULL
        CHECK (ground IN ('riktlinjer följs inte', 'överenskommen insats utförs inte', 'parterna kommer inte överens', 'annat')),
    description TEXT NOT NULL CHECK (description <> ''),
    consequences TEXT NOT NULL CHECK (consequences <> ''),
    proposal TEXT NOT NULL CHECK (proposal <> ''),
    manager TEXT NOT NULL DEFAULT '',
    school_form TEXT NOT NULL DEFAULT '' CHECK (school_form IN ('', 'förskola/grundskola', 'gymnasieskola')),
    reported_on TEXT NOT NULL CHECK (date(reported_on) IS reported_on),
    reporter_signed_on TEXT CHECK (date(reporter_signed_on) IS reporter_signed_on),
    manager_signed_on TEXT CHECK (date(manager_signed_on) IS manager_signed_on),
    level TEXT NOT NULL DEFAULT '',
    joint_analysis TEXT NOT NULL DEFAULT '',
    joint_on TEXT CHECK (date(joint_on) IS joint_on),
    no_decision TEXT NOT NULL DEFAULT '',
    decided_on TEXT CHECK (date(decided_on) IS decided_on),
    feedback TEXT NOT NULL DEFAULT '',
    feedback_on TEXT CHECK (date(feedback_on) IS feedback_on),
    upward_on TEXT CHECK (date(upward_on) IS upward_on),
    closed_on TEXT CHECK (date(closed_on) IS closed_on),
    closing_note TEXT NOT NULL DEFAULT '',
    mistaken TEXT NOT NULL DEFAULT '',
    CHECK (happened_on <= reported_on),
    CHECK ((joint_analysis = '') = (joint_on IS NULL) AND (level = '') = (joint_on IS NULL)),
    CHECK ((feedback = '') = (feedback_on IS NULL)),
    CHECK (manager_signed_on IS NULL OR manager <> ''),
    CHECK (mistaken = '' OR closed_on IS NOT NULL)
) STRICT;
CREATE INDEX deviations_case ON deviations (case_id, reported_on, feedback_on, closed_on);
CREATE INDEX deviations_open ON deviations
    (id, reference, case_id, reported_on, reporter_signed_on, manager_signed_on, joint_on, decided_on, feedback_on, upward_on) WHERE closed_on IS NULL;
CREATE TABLE deviation_actors (
    id INTEGER PRIMARY KEY,
    deviation_id INTEGER NOT NULL REFERENCES deviations (id),
    actor_id INTEGER NOT NULL REFERENCES actors (id),
    sent_on TEXT CHECK (date(sent_on) IS sent_on),
    analysis TEXT NOT NULL DEFAULT '',
    analysed_on TEXT CHECK (date(analysed_on) IS analysed_on),
    left_out INTEGER NOT NULL DEFAULT 0 CHECK (left_out IN (0, 1)),
    CHECK ((analysis = '') = (analysed_on IS NULL)),
    UNIQUE (deviation_id, actor_id)
) STRICT;
CREATE INDEX deviation_actors_of ON deviation_actors (deviation_id, actor_id, sent_on, analysed_on) WHERE left_out = 0;
CREATE TABLE dispatches (
    id INTEGER PRIMARY KEY,
    deviation_id INTEGER NOT NULL REFERENCES deviations (id),
    actor_id INTEGER REFERENCES actors (id),
    what TEXT NOT NULL CHECK (what IN ('rapport', 'kopia')),
    recipient TEXT NOT NULL CHECK (recipient <> ''),
    sent_on TEXT NOT NULL CHECK (date(sent_on) IS sent_on),
    sent_how TEXT NOT NULL
) STRICT;
CREATE INDEX dispatches_of ON dispatches (deviation_id);
CREATE TABLE improvements (
    id INTEGER PRIMARY KEY,
    deviation_id INTEGER NOT NULL REFERENCES deviations (id),
    number INTEGER NOT NULL CHECK (number > 0),
    what TEXT NOT NULL CHECK (what <> ''),
    actor_id INTEGER REFERENCES actors (id),
    decided_on TEXT NOT NULL CHECK (date(decided_on) IS decided_on),
    due_on TEXT CHECK (date(due_on) IS due_on),
    done_on TEXT CHECK (date(done_on) IS done_on),
    result TEXT NOT NULL DEFAULT '',
    CHECK ((result = '') = (done_on IS NULL)),
    UNIQUE (deviation_id, number)
) STRICT;
CREATE INDEX improvements_open ON improvements (deviation_id, number, actor_id, decided_on, due_on, id) WHERE done_on IS NULL;
CREATE TABLE recipients (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind <> ''),
    school_form TEXT NOT NULL DEFAULT '' CHECK (school_form IN ('', 'förskola/grundskola', 'gymnasieskola')),
    what TEXT NOT NULL CHECK (what IN ('rapport', 'kopia')),
    name TEXT NOT NULL CHECK (name <> ''),
    source TEXT NOT NULL DEFAULT '',
    used INTEGER NOT NULL DEFAULT 1 CHECK (used IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX recipients_used ON recipients (kind, school_form, what, name) WHERE used = 1;
"""


def step(database: Database) -> None:
    """Make the tables of deviations."""
    run(database, TABLES)

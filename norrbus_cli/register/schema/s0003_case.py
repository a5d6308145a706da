"""Cases and their people.

Personnummer are text. A person is one row however many cases name them, so that a protection that
is set once holds everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE persons (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    number TEXT UNIQUE CHECK (number GLOB '[12][0-9][0-9][0-9][01][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'),
    number_kind TEXT CHECK (number_kind IN ('personnummer', 'samordningsnummer')),
    born TEXT CHECK (date(born) IS born),
    gender TEXT NOT NULL DEFAULT '' CHECK (gender IN ('', 'flicka', 'pojke', 'annan könsidentitet')),
    address TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    interpreter INTEGER NOT NULL DEFAULT 0 CHECK (interpreter IN (0, 1)),
    school TEXT NOT NULL DEFAULT '',
    protection TEXT NOT NULL DEFAULT '' CHECK (protection IN ('', 'sekretessmarkering', 'skyddad folkbokföring')),
    CHECK ((number IS NULL) = (number_kind IS NULL))
) STRICT;
CREATE INDEX persons_born ON persons (born);
CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    opened_on TEXT NOT NULL CHECK (date(opened_on) IS opened_on),
    municipality TEXT NOT NULL CHECK (length(municipality) = 4),
    coordinator_id INTEGER NOT NULL REFERENCES coordinators (id),
    anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
    child_id INTEGER REFERENCES persons (id),
    need_seen_on TEXT NOT NULL CHECK (date(need_seen_on) IS need_seen_on),
    need_seen_by TEXT NOT NULL,
    need TEXT NOT NULL CHECK (need <> ''),
    works_well TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL CHECK (level IN ('tidiga insatser', 'omfattande insatser')),
    urgency TEXT NOT NULL DEFAULT '',
    latest_meeting TEXT CHECK (date(latest_meeting) IS latest_meeting),
    approved_by TEXT NOT NULL DEFAULT '',
    approved_on TEXT CHECK (date(approved_on) IS approved_on),
    CHECK (anonymous = (child_id IS NULL)),
    CHECK ((approved_by = '') = (approved_on IS NULL))
) STRICT;
CREATE INDEX cases_child ON cases (child_id);
CREATE TABLE guardianships (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    custody TEXT NOT NULL CHECK (custody IN ('gemensam', 'ensam')),
    ended_on TEXT CHECK (date(ended_on) IS ended_on),
    UNIQUE (case_id, person_id)
) STRICT;
CREATE INDEX guardianships_person ON guardianships (person_id);
CREATE TABLE closings (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    closed_on TEXT NOT NULL CHECK (date(closed_on) IS closed_on),
    reason TEXT NOT NULL CHECK (reason <> ''),
    note TEXT NOT NULL DEFAULT '',
    reopened_on TEXT CHECK (date(reopened_on) IS reopened_on),
    reopened_reason TEXT NOT NULL DEFAULT '',
    CHECK (reopened_on IS NULL OR reopened_on >= closed_on),
    CHECK ((reopened_on IS NULL) = (reopened_reason = ''))
) STRICT;
CREATE UNIQUE INDEX closings_current ON closings (case_id) WHERE reopened_on IS NULL;
CREATE INDEX closings_case ON closings (case_id);
"""


def step(database: Database) -> None:
    """Make the tables of cases."""
    run(database, TABLES)

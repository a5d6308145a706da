"""Care outside the home with the health examination, changes of coordinator, and the local
routines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE placements (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    since TEXT NOT NULL CHECK (date(since) IS since),
    until TEXT CHECK (date(until) IS until),
    form TEXT NOT NULL CHECK (form <> ''),
    place TEXT NOT NULL DEFAULT '',
    requested_on TEXT CHECK (date(requested_on) IS requested_on),
    examined_on TEXT CHECK (date(examined_on) IS examined_on),
    declined_on TEXT CHECK (date(declined_on) IS declined_on),
    open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1)),
    CHECK (until IS NULL OR until >= since),
    CHECK (examined_on IS NULL OR declined_on IS NULL)
) STRICT;
CREATE INDEX placements_case ON placements (case_id);
CREATE UNIQUE INDEX placements_current ON placements (case_id) WHERE until IS NULL;
CREATE INDEX placements_open ON placements (case_id, since, until, requested_on, examined_on, declined_on, id) WHERE open = 1;
CREATE TABLE handovers (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    from_id INTEGER NOT NULL REFERENCES coordinators (id),
    to_id INTEGER NOT NULL REFERENCES coordinators (id),
    handed_on TEXT NOT NULL CHECK (date(handed_on) IS handed_on),
    reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    CHECK (from_id <> to_id)
) STRICT;
CREATE INDEX handovers_case ON handovers (case_id);
CREATE TABLE routines (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    revised_on TEXT NOT NULL CHECK (date(revised_on) IS revised_on),
    next_on TEXT NOT NULL CHECK (date(next_on) IS next_on),
    note TEXT NOT NULL DEFAULT '',
    used INTEGER NOT NULL DEFAULT 1 CHECK (used IN (0, 1)),
    CHECK (next_on > revised_on)
) STRICT;
CREATE INDEX routines_used ON routines (next_on, revised_on, name, id) WHERE used = 1;
"""


def step(database: Database) -> None:
    """Make the tables of placements, hand-overs and routines."""
    run(database, TABLES)
    database.execute(
        "CREATE TRIGGER placements_follow_case AFTER UPDATE OF open ON cases BEGIN UPDATE placements SET open = new.open WHERE case_id = new.id; END;"
    )

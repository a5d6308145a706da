"""Follow-ups: what was done and reached of each measure, what the child and the guardians think,
what was decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE followups (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    plan_id INTEGER NOT NULL REFERENCES plans (id),
    meeting_id INTEGER REFERENCES meetings (id),
    held_on TEXT NOT NULL CHECK (date(held_on) IS held_on),
    child_view TEXT NOT NULL DEFAULT '',
    guardians_view TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    decision TEXT NOT NULL CHECK (decision IN ('fortsätt', 'revidera', 'avsluta')),
    next_on TEXT CHECK (date(next_on) IS next_on),
    next_time TEXT NOT NULL DEFAULT '' CHECK (next_time = '' OR strftime('%H:%M', next_time) IS next_time),
    next_place TEXT NOT NULL DEFAULT '',
    open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1)),
    CHECK (next_on IS NULL OR next_on > held_on),
    CHECK (decision <> 'avsluta' OR next_on IS NULL)
) STRICT;
CREATE INDEX followups_case ON followups (case_id);
CREATE INDEX followups_open ON followups (case_id, held_on, plan_id, decision, next_on, id) WHERE open = 1;
CREATE TABLE results (
    id INTEGER PRIMARY KEY,
    followup_id INTEGER NOT NULL REFERENCES followups (id),
    measure_id INTEGER NOT NULL REFERENCES measures (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('genomförd', 'delvis', 'inte genomförd')),
    why TEXT NOT NULL DEFAULT '',
    goal TEXT NOT NULL DEFAULT '' CHECK (goal IN ('', 'uppnått', 'delvis uppnått', 'inte uppnått')),
    UNIQUE (followup_id, measure_id)
) STRICT;
"""


def step(database: Database) -> None:
    """Make the tables of follow-ups."""
    run(database, TABLES)
    database.execute(
        "CREATE TRIGGER followups_follow_case AFTER UPDATE OF open ON cases BEGIN UPDATE followups SET open = new.open WHERE case_id = new.id; END;"
    )

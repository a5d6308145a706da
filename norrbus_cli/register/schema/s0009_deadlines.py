"""Deadlines: the rules the register has chosen, local closed days, what reminders have been told.

And which rows are open.

``open`` says of a row that its case is open (of a person: is the child of an open case). It is kept
by triggers alone and makes the partial indexes below possible, so that the cost of the morning run
follows what is open and not what has ever been. Each of them holds all that the deadlines of its
table ask for: the rows themselves, spread over years, are not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import calendar
from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

# Each table whose rows belong to a case, and which of them belong to case "new".
BELONGING = {
    "guardianships": "case_id = new.id",
    "consents": "case_id = new.id",
    "consent_actors": "consent_id IN (SELECT id FROM consents WHERE case_id = new.id)",
    "meetings": "case_id = new.id",
    "participants": "meeting_id IN (SELECT id FROM meetings WHERE case_id = new.id)",
    "plans": "case_id = new.id",
    "measures": "plan_id IN (SELECT id FROM plans WHERE case_id = new.id)",
    "approvals": "plan_id IN (SELECT id FROM plans WHERE case_id = new.id)",
}
NEW_COLUMNS = """
ALTER TABLE cases ADD COLUMN discharge_notice_on TEXT CHECK (date(discharge_notice_on) IS discharge_notice_on);
ALTER TABLE cases ADD COLUMN reviewed_on TEXT CHECK (date(reviewed_on) IS reviewed_on);
ALTER TABLE measures ADD COLUMN state_on TEXT CHECK (date(state_on) IS state_on);
ALTER TABLE actors ADD COLUMN reminded INTEGER NOT NULL DEFAULT 0 CHECK (reminded IN (0, 1));
ALTER TABLE calendar_days ADD COLUMN local INTEGER NOT NULL DEFAULT 0 CHECK (local IN (0, 1));
ALTER TABLE calendar_days ADD COLUMN because TEXT NOT NULL DEFAULT '';
ALTER TABLE persons ADD COLUMN open INTEGER NOT NULL DEFAULT 0 CHECK (open IN (0, 1));
"""
TRIGGERS = (
    """CREATE TRIGGER case_closed AFTER INSERT ON closings WHEN new.reopened_on IS NULL
BEGIN UPDATE cases SET open = 0 WHERE id = new.case_id; END;""",
    """CREATE TRIGGER case_reopened AFTER UPDATE OF reopened_on ON closings
BEGIN UPDATE cases SET open = (new.reopened_on IS NOT NULL) WHERE id = new.case_id; END;""",
    """CREATE TRIGGER closing_undone AFTER DELETE ON closings WHEN old.reopened_on IS NULL
BEGIN UPDATE cases SET open = 1 WHERE id = old.case_id; END;""",
    """CREATE TRIGGER child_of_new_case AFTER INSERT ON cases WHEN new.open = 1
BEGIN UPDATE persons SET open = 1 WHERE id = new.child_id; END;""",
    """CREATE TRIGGER child_of_case AFTER UPDATE OF open ON cases
BEGIN UPDATE persons SET open = EXISTS (SELECT 1 FROM cases WHERE child_id = new.child_id AND open = 1) WHERE id = new.child_id; END;""",
)
FOLLOWS = """
CREATE TRIGGER {table}_follow_case AFTER UPDATE OF open ON cases
BEGIN UPDATE {table} SET open = new.open WHERE {which}; END;
"""
INDEXES = """
CREATE INDEX cases_open ON cases
    (id, reference, coordinator_id, child_id, need_seen_on, opened_on, latest_meeting, discharge_notice_on, reviewed_on) WHERE open = 1;
CREATE INDEX persons_open ON persons (id, born) WHERE open = 1;
CREATE INDEX closings_reopened ON closings (case_id, reopened_on) WHERE reopened_on IS NOT NULL;
CREATE INDEX guardianships_open ON guardianships (case_id, person_id, custody, ended_on) WHERE open = 1;
CREATE INDEX consents_open ON consents (case_id, giver_id, given_on, valid_from, valid_until, withdrawn_on, id) WHERE open = 1;
CREATE INDEX consent_actors_open ON consent_actors (consent_id, actor_id) WHERE open = 1;
CREATE INDEX meetings_open ON meetings (case_id, kind, day, cancelled_on, held_on, booked_on, number, id) WHERE open = 1;
CREATE INDEX participants_open ON participants (meeting_id, actor_id, summoned_on, answer, answered_on) WHERE open = 1;
CREATE INDEX plans_open ON plans (case_id, version, made_on, followup_on, id) WHERE open = 1;
CREATE INDEX measures_open ON measures (plan_id, number, actor_id, starts, ends, state, state_on) WHERE open = 1;
CREATE INDEX approvals_open ON approvals (plan_id, actor_id, person_id, signed_on) WHERE open = 1;
"""
TABLES = """
CREATE TABLE closed_days (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL CHECK (date(day) IS day),
    because TEXT NOT NULL CHECK (because <> ''),
    opened_again INTEGER NOT NULL DEFAULT 0 CHECK (opened_again IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX closed_days_now ON closed_days (day) WHERE opened_again = 0;
CREATE TABLE deadline_choices (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL,
    profile TEXT NOT NULL,
    counted_from TEXT NOT NULL CHECK (counted_from IN ('samtycke', 'behov'))
) STRICT;
CREATE TABLE own_rules (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL UNIQUE,
    used INTEGER NOT NULL DEFAULT 1 CHECK (used IN (0, 1)),
    count INTEGER CHECK (count BETWEEN 1 AND 999),
    unit TEXT CHECK (unit IN ('arbetsdagar', 'dagar', 'veckor')),
    lead INTEGER CHECK (lead BETWEEN 0 AND 99),
    source TEXT NOT NULL DEFAULT '',
    CHECK ((count IS NULL) = (unit IS NULL))
) STRICT;
CREATE TABLE reminder_runs (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL CHECK (date(day) IS day),
    begun_at TEXT NOT NULL,
    ended_at TEXT NOT NULL DEFAULT '',
    told INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX reminder_runs_day ON reminder_runs (day) WHERE ended_at <> '';
CREATE TABLE reminders (
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    stage TEXT NOT NULL,
    recipient TEXT NOT NULL,
    due_day TEXT NOT NULL CHECK (date(due_day) IS due_day),
    state TEXT NOT NULL CHECK (state IN ('planerad', 'överlämnad', 'misslyckad', 'ersatt')),
    day TEXT NOT NULL CHECK (date(day) IS day),
    run_id INTEGER NOT NULL REFERENCES reminder_runs (id),
    tries INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (kind, subject_id, stage, recipient, due_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminders_waiting ON reminders (state) WHERE state IN ('planerad', 'misslyckad');
"""


def step(database: Database) -> None:
    """Add what deadlines and reminders need."""
    for table in ("cases", *BELONGING):
        database.execute(
            f"ALTER TABLE {table} ADD COLUMN open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1))"
        )
    run(database, NEW_COLUMNS)
    for trigger in [
        *TRIGGERS,
        *(FOLLOWS.format(table=table, which=which) for table, which in BELONGING.items()),
    ]:
        database.execute(trigger)
    database.execute(
        "UPDATE cases SET open = NOT EXISTS (SELECT 1 FROM closings WHERE case_id = cases.id AND reopened_on IS NULL)"
    )
    run(database, INDEXES + TABLES)
    if database.execute("SELECT 1 FROM calendar_days LIMIT 1").fetchone():
        named = [(row["because"], row["day"]) for row in calendar.rows({}) if row["because"]]
        database.conn.executemany("UPDATE calendar_days SET because = ? WHERE day = ?", named)
    database.execute(
        "INSERT INTO deadline_choices VALUES (1, lower(hex(randomblob(16))), '2013 års modell', 'samtycke')"
    )

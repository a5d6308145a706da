"""The chain over the log, what takes back what, numbers within a case, papers taken back.

Which case a change belongs to stands beside it, so that the history of a case is found without
reading that of all. What is older gets its case, its numbers and its place in the chain here. What
was written here or by an earlier step without being logged is logged, so that the log tells of every row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...words import clock
from ..cells import Value, canonical
from ..journal import BEGINNING, BESIDE, SEALED, link
from .s0001_log import APPEND_ONLY, run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
ALTER TABLE changes ADD COLUMN case_id INTEGER;
CREATE TABLE seals (
    operation_id INTEGER PRIMARY KEY REFERENCES operations (id),
    run INTEGER NOT NULL REFERENCES operations (id),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    deed_of TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE reversals (
    id INTEGER PRIMARY KEY,
    operation_id INTEGER NOT NULL REFERENCES operations (id),
    of_id INTEGER NOT NULL REFERENCES operations (id) CHECK (of_id < operation_id)
) STRICT;
CREATE TABLE part_counters (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    of_id INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last > 0),
    UNIQUE (kind, of_id)
) STRICT;
CREATE TABLE kept_papers (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
    content BLOB NOT NULL,
    leaving INTEGER NOT NULL DEFAULT 0 CHECK (leaving IN (0, 1)),
    UNIQUE (path, file_hash)
) STRICT;
"""
INDEXES = """
CREATE INDEX changes_case ON changes (case_id, operation_id) WHERE case_id IS NOT NULL;
CREATE INDEX seals_deeds ON seals (deed_of, operation_id) WHERE deed_of <> '';
CREATE INDEX seals_run ON seals (run);
CREATE INDEX reversals_of ON reversals (of_id);
CREATE INDEX reversals_by ON reversals (operation_id);
CREATE INDEX kept_papers_leaving ON kept_papers (path) WHERE leaving = 1;
CREATE INDEX consents_giver ON consents (giver_id);
CREATE INDEX participants_person ON participants (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX opinions_person ON opinions (person_id);
CREATE INDEX approvals_person ON approvals (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX documents_meeting ON documents (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX documents_plan ON documents (plan_id) WHERE plan_id IS NOT NULL;
CREATE INDEX documents_path ON documents (path);
CREATE INDEX plans_meeting ON plans (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX followups_meeting ON followups (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX followups_plan ON followups (plan_id);
CREATE INDEX results_measure ON results (measure_id);
"""
# A person whose only open case is taken back is a child of no open case.
CHILD = """CREATE TRIGGER child_of_case_taken_back AFTER DELETE ON cases
BEGIN UPDATE persons SET open = EXISTS (SELECT 1 FROM cases WHERE child_id = old.child_id AND open = 1) WHERE id = old.child_id; END;"""
NUMBERS = """
INSERT INTO part_counters (kind, of_id, last) SELECT 'meeting', case_id, max(number) FROM meetings GROUP BY case_id;
INSERT INTO part_counters (kind, of_id, last) SELECT 'disagreement', case_id, max(number) FROM disagreements GROUP BY case_id;
INSERT INTO part_counters (kind, of_id, last) SELECT 'measure', case_id, max(number) FROM measures JOIN plans ON plans.id = plan_id GROUP BY case_id;
INSERT INTO part_counters (kind, of_id, last) SELECT 'improvement', deviation_id, max(number) FROM improvements GROUP BY deviation_id;
"""
# As they were when this step came.
PARENTS = {
    "consent_actors": ("consents", "consent_id"),
    "participants": ("meetings", "meeting_id"),
    "measures": ("plans", "plan_id"),
    "opinions": ("plans", "plan_id"),
    "approvals": ("plans", "plan_id"),
    "results": ("followups", "followup_id"),
    "disagreement_actors": ("disagreements", "disagreement_id"),
    "referrals": ("disagreements", "disagreement_id"),
    "deviation_actors": ("deviations", "deviation_id"),
    "dispatches": ("deviations", "deviation_id"),
    "improvements": ("deviations", "deviation_id"),
}
SCHEMA = ("norrbus", "norrbus schema")


def step(database: Database) -> None:
    """Lay the chain over what has been logged."""
    database.execute("DROP TRIGGER changes_no_UPDATE")
    run(database, TABLES)
    _say_cases(database)
    database.execute(APPEND_ONLY.format(table="changes", event="UPDATE"))
    run(database, NUMBERS)
    _log_what_was_not(database)
    _seal(database)
    run(database, INDEXES)
    database.execute(CHILD)
    for table in ("seals", "reversals"):
        for event in ("UPDATE", "DELETE"):
            database.execute(APPEND_ONLY.format(table=table, event=event))


def _say_cases(database: Database) -> None:
    database.execute("UPDATE changes SET case_id = row_id WHERE table_name = 'cases'")
    database.execute(
        "UPDATE changes SET case_id = json_extract(after, '$.case_id')"
        " WHERE json_extract(after, '$.case_id') IS NOT NULL"
    )
    for table, (parent, column) in PARENTS.items():
        database.execute(
            f"UPDATE changes SET case_id = (SELECT case_id FROM {parent} WHERE id ="
            f" json_extract(after, '$.{column}')) WHERE table_name = ?",
            [table],
        )


def _log_what_was_not(database: Database) -> None:
    rows = [
        (table, row)
        for table in ("deadline_choices", "part_counters")
        for row in database.query(f"SELECT * FROM {table}")
        if not database.execute(
            "SELECT 1 FROM changes WHERE table_name = ? AND row_id = ?", [table, row["id"]]
        ).fetchone()
    ]
    if not rows:
        return
    operation = database.execute(
        "INSERT INTO operations (at, who, command) VALUES (?, ?, ?)", [clock.now(), *SCHEMA]
    ).lastrowid
    for table, row in rows:
        database.execute(
            "INSERT INTO changes (operation_id, table_name, row_id, after) VALUES (?, ?, ?, ?)",
            [operation, table, row["id"], canonical(row)],
        )


def _seal(database: Database) -> None:
    before = BEGINNING
    for number, who in database.execute("SELECT id, who FROM operations ORDER BY id").fetchall():
        before = link(before, number, _rows(database, number))
        changed = database.execute(
            "SELECT DISTINCT table_name FROM changes WHERE operation_id = ?", [number]
        ).fetchall()
        whose = who if {row[0] for row in changed} - BESIDE else ""
        database.execute("INSERT INTO seals VALUES (?, ?, ?, ?)", [number, number, before, whose])


def _rows(database: Database, operation: int) -> Iterator[tuple[str, tuple[Value, ...]]]:
    for table, columns in SEALED.items():
        which = "id" if table == "operations" else "operation_id"
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {which} = ? ORDER BY id"
        yield from ((table, row) for row in database.execute(sql, [operation]).fetchall())

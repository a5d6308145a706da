"""A document can be a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

# SQLite cannot change a CHECK, and nothing refers to this table.
ANEW = """
CREATE TABLE documents_new (
    id INTEGER PRIMARY KEY,
    case_id INTEGER REFERENCES cases (id),
    about TEXT NOT NULL CHECK (about <> ''),
    meeting_id INTEGER REFERENCES meetings (id),
    plan_id INTEGER REFERENCES plans (id),
    kind TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('md', 'html', 'pdf', 'ics', 'csv', 'xlsx', 'json')),
    written_on TEXT NOT NULL CHECK (date(written_on) IS written_on),
    path TEXT NOT NULL CHECK (path <> ''),
    file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
    template TEXT NOT NULL,
    template_hash TEXT NOT NULL CHECK (length(template_hash) = 64),
    recipient TEXT NOT NULL DEFAULT '',
    sent_how TEXT NOT NULL DEFAULT '',
    protected INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1))
) STRICT;
INSERT INTO documents_new SELECT id, case_id, about, meeting_id, plan_id, kind, format, written_on,
    path, file_hash, template, template_hash, recipient, sent_how, protected FROM documents;
DROP TABLE documents;
ALTER TABLE documents_new RENAME TO documents;
CREATE INDEX documents_case ON documents (case_id);
CREATE INDEX documents_meeting ON documents (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX documents_plan ON documents (plan_id) WHERE plan_id IS NOT NULL;
CREATE INDEX documents_path ON documents (path);
"""


def step(database: Database) -> None:
    """Make the table of documents anew."""
    run(database, ANEW)

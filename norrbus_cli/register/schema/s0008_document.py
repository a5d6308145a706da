"""The register of written documents.

Kind, template and its hash, file and its hash, when, to whom, how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    meeting_id INTEGER REFERENCES meetings (id),
    plan_id INTEGER REFERENCES plans (id),
    kind TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('md', 'html', 'ics')),
    written_on TEXT NOT NULL CHECK (date(written_on) IS written_on),
    path TEXT NOT NULL CHECK (path <> ''),
    file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
    template TEXT NOT NULL,
    template_hash TEXT NOT NULL CHECK (length(template_hash) = 64),
    recipient TEXT NOT NULL DEFAULT '',
    sent_how TEXT NOT NULL DEFAULT '',
    protected INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1))
) STRICT;
CREATE INDEX documents_case ON documents (case_id);
"""


def step(database: Database) -> None:
    """Make the table of documents."""
    run(database, TABLES)

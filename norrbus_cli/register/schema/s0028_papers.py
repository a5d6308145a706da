"""Which files are one paper, what became of it (sent, signed), and scanned pages kept with it.

Files that were registered before have neither ``paper_id`` nor ``stem``: they are put together by
what they say (``paper/store.py``). ``paper_id`` is the first file of the same paper; it has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
ALTER TABLE documents ADD COLUMN paper_id INTEGER REFERENCES documents (id);
ALTER TABLE documents ADD COLUMN stem TEXT;
CREATE INDEX documents_paper ON documents (paper_id) WHERE paper_id IS NOT NULL;
CREATE TABLE paper_steps (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    what TEXT NOT NULL CHECK (what IN ('skickat', 'underskrivet')),
    day TEXT NOT NULL CHECK (date(day) IS day),
    how TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX paper_steps_document ON paper_steps (document_id);
CREATE TABLE attachments (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    format TEXT NOT NULL CHECK (format IN ('pdf', 'png', 'jpeg')),
    size INTEGER NOT NULL CHECK (size > 0),
    file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
    attached_on TEXT NOT NULL CHECK (date(attached_on) IS attached_on),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attachments_document ON attachments (document_id);
CREATE TABLE attached_pages (
    id INTEGER PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;
"""


def step(database: Database) -> None:
    """Make the columns and the table."""
    run(database, TABLES)

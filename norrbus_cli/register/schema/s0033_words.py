"""What each paper said when it was written is kept, and a page that came in with a case of its own.

``words_hash`` stands on the first file of a paper: the SHA-256 of what ``kept_words`` has under its
id, outside the log. A logo is kept once. An attachment belongs to a paper or to a case; that of a
case has what a register must say of it (OSL 5 kap. 2 §).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

# SQLite cannot take away a NOT NULL, and nothing refers to the table of attachments.
TABLES = """
ALTER TABLE documents ADD COLUMN words_hash TEXT
    CHECK (words_hash IS NULL OR length(words_hash) = 64);
CREATE TABLE kept_words (
    id INTEGER PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;
CREATE TABLE kept_logos (
    file_hash TEXT PRIMARY KEY CHECK (length(file_hash) = 64),
    content BLOB NOT NULL
) STRICT;
CREATE TABLE attachments_new (
    id INTEGER PRIMARY KEY,
    document_id INTEGER REFERENCES documents (id),
    case_id INTEGER REFERENCES cases (id),
    format TEXT NOT NULL CHECK (format IN ('pdf', 'png', 'jpeg')),
    size INTEGER NOT NULL CHECK (size > 0),
    file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
    attached_on TEXT NOT NULL CHECK (date(attached_on) IS attached_on),
    note TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    sender TEXT NOT NULL DEFAULT '',
    came_on TEXT CHECK (came_on IS NULL OR date(came_on) IS came_on),
    CHECK ((document_id IS NULL) <> (case_id IS NULL)),
    CHECK ((case_id IS NULL) = (what = '') AND (case_id IS NULL) = (came_on IS NULL))
) STRICT;
INSERT INTO attachments_new (id, document_id, format, size, file_hash, attached_on, note)
    SELECT id, document_id, format, size, file_hash, attached_on, note FROM attachments;
DROP TABLE attachments;
ALTER TABLE attachments_new RENAME TO attachments;
CREATE INDEX attachments_document ON attachments (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX attachments_case ON attachments (case_id) WHERE case_id IS NOT NULL;
"""


def step(database: Database) -> None:
    """Make the column and the tables."""
    run(database, TABLES)

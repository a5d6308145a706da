"""Disposal: by which rule, what is kept all the same, what has gone to an archive, what is gone.

``tombstones`` name rows that are gone, without a word of what they held, so that a copy that is
restored loses them too. ``remains`` hold the hash of what is left of operations that lost rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE retention_rules (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    kind TEXT NOT NULL
        CHECK (kind IN ('socialtjänst', 'enskild verksamhet', 'hälso- och sjukvård', 'skola')),
    years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 99),
    source TEXT NOT NULL CHECK (source <> '')
) STRICT;
CREATE TABLE retentions (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    why TEXT NOT NULL CHECK (why IN ('barnutredning', 'placerat barn', 'annat')),
    reason TEXT NOT NULL DEFAULT '',
    noted_on TEXT NOT NULL CHECK (date(noted_on) IS noted_on),
    ended_on TEXT CHECK (date(ended_on) IS ended_on),
    CHECK (why <> 'annat' OR reason <> ''),
    CHECK (ended_on IS NULL OR ended_on >= noted_on)
) STRICT;
CREATE UNIQUE INDEX retentions_current ON retentions (case_id, why) WHERE ended_on IS NULL;
CREATE INDEX retentions_case ON retentions (case_id);
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    archive TEXT NOT NULL CHECK (archive <> ''),
    delivered_on TEXT NOT NULL CHECK (date(delivered_on) IS delivered_on)
) STRICT;
CREATE INDEX deliveries_case ON deliveries (case_id, delivered_on);
CREATE TABLE disposals (
    id INTEGER PRIMARY KEY,
    disposed_on TEXT NOT NULL CHECK (date(disposed_on) IS disposed_on),
    decided_by TEXT NOT NULL CHECK (decided_by <> ''),
    source TEXT NOT NULL CHECK (source <> ''),
    acts INTEGER NOT NULL CHECK (acts >= 0),
    row_count INTEGER NOT NULL CHECK (row_count >= 0),
    last_year INTEGER CHECK (last_year BETWEEN 2008 AND 2100)
) STRICT;
CREATE TABLE tombstones (
    id INTEGER PRIMARY KEY,
    disposal_id INTEGER NOT NULL REFERENCES disposals (id),
    table_name TEXT NOT NULL CHECK (table_name IN ('cases', 'persons')),
    row_id INTEGER NOT NULL,
    made TEXT NOT NULL CHECK (length(made) = 64)
) STRICT;
CREATE TABLE remains (
    id INTEGER PRIMARY KEY,
    first_id INTEGER NOT NULL REFERENCES operations (id),
    last_id INTEGER NOT NULL REFERENCES operations (id),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    CHECK (first_id <= last_id)
) STRICT;
"""


def step(database: Database) -> None:
    """Make the tables."""
    run(database, TABLES)

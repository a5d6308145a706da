"""Meetings of the bodies of the whole county, and forums that have names of their own.

A kind of meeting is checked by the tables, so what they check is written anew, as SQLite tells to
("Making Other Kinds Of Table Schema Changes"): no row is touched. The table of rules, whose rows
are unique by kind, is made anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run
from .s0016_forum import KINDS

if TYPE_CHECKING:
    from sqlite_utils import Database

MORE = (
    f"{KINDS}, 'samverkansstruktur målgrupp barn och unga', 'länsstyrgrupp',"
    " 'politisk samverkansberedning'"
)
COLUMNS = """
ALTER TABLE forums ADD COLUMN forum_name TEXT NOT NULL DEFAULT '';
ALTER TABLE forum_members ADD COLUMN forum_name TEXT NOT NULL DEFAULT '';
DROP INDEX forums_held;
CREATE INDEX forums_held ON forums (kind, forum_name, held_on) WHERE held_on IS NOT NULL;
DROP INDEX forum_members_used;
CREATE UNIQUE INDEX forum_members_used ON forum_members (kind, forum_name, name) WHERE used = 1;
"""
RULES = f"""
CREATE TABLE new_forum_rules (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ({MORE})),
    forum_name TEXT NOT NULL DEFAULT '',
    count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 99),
    period TEXT NOT NULL CHECK (period IN ('termin', 'halvår', 'kvartal', 'år')),
    since TEXT NOT NULL CHECK (date(since) IS since),
    source TEXT NOT NULL CHECK (source <> ''),
    used INTEGER NOT NULL DEFAULT 1 CHECK (used IN (0, 1)),
    UNIQUE (kind, forum_name)
) STRICT;
INSERT INTO new_forum_rules (id, kind, count, period, since, source, used)
    SELECT id, kind, count, period, since, source, used FROM forum_rules;
DROP TABLE forum_rules;
ALTER TABLE new_forum_rules RENAME TO forum_rules;
CREATE INDEX forum_rules_used ON forum_rules (kind, forum_name, count, period, since, source, id)
    WHERE used = 1;
"""


def step(database: Database) -> None:
    """Make the columns, and let the tables take the bodies of the county."""
    run(database, COLUMNS)
    run(database, RULES)
    database.execute("PRAGMA writable_schema = ON")
    database.execute(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?)"
        " WHERE type = 'table' AND name IN ('forums', 'forum_members')",
        [KINDS, MORE],
    )
    database.execute("PRAGMA writable_schema = RESET")

"""A consent taken back for some of the actors that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

COLUMNS = """
ALTER TABLE consent_actors ADD COLUMN withdrawn_on TEXT
    CHECK (date(withdrawn_on) IS withdrawn_on);
ALTER TABLE consent_actors ADD COLUMN withdrawn_by TEXT NOT NULL DEFAULT '';
DROP INDEX consent_actors_open;
CREATE INDEX consent_actors_open ON consent_actors (consent_id, actor_id, withdrawn_on)
    WHERE open = 1;
"""


def step(database: Database) -> None:
    """Make the columns."""
    run(database, COLUMNS)

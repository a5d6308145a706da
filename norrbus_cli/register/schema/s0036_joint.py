"""One meeting for siblings: the meetings of several cases that are held as one say the same here.

A random word, not a reference: a case can go for ever and leave the others whole. The index of what
is open has it, as an actor who is called to several of them is reminded once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

COLUMNS = """
ALTER TABLE meetings ADD COLUMN joint TEXT NOT NULL DEFAULT '';
CREATE INDEX meetings_joint ON meetings (joint, id, case_id, open, cancelled_on, held_on) WHERE joint <> '';
DROP INDEX meetings_open;
CREATE INDEX meetings_open ON meetings (case_id, kind, day, cancelled_on, held_on, booked_on, number, id, lacking, counts_anyway, joint) WHERE open = 1;
"""


def step(database: Database) -> None:
    """Make the column and the indexes."""
    run(database, COLUMNS)

"""What the agreement asks for that could be passed in silence.

A deviation is analysed together at two levels, each perhaps at a meeting that is known here. A
Norrbus meeting keeps what it lacked, and why it counts all the same. A disagreement may be about
the responsibility for the work and for its cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
ALTER TABLE deviations ADD COLUMN joint_forum_id INTEGER REFERENCES forums (id);
ALTER TABLE deviations ADD COLUMN part_analysis TEXT NOT NULL DEFAULT '';
ALTER TABLE deviations ADD COLUMN part_on TEXT CHECK (date(part_on) IS part_on);
ALTER TABLE deviations ADD COLUMN part_forum_id INTEGER REFERENCES forums (id);
ALTER TABLE meetings ADD COLUMN lacking TEXT NOT NULL DEFAULT '';
ALTER TABLE meetings ADD COLUMN counts_anyway TEXT NOT NULL DEFAULT '';
ALTER TABLE disagreements ADD COLUMN cost_too INTEGER NOT NULL DEFAULT 0 CHECK (cost_too IN (0, 1));
DROP INDEX deviations_open;
CREATE INDEX deviations_open ON deviations
    (id, reference, case_id, reported_on, reporter_signed_on, manager_signed_on, level, joint_on, part_on, decided_on, feedback_on, upward_on) WHERE closed_on IS NULL;
DROP INDEX meetings_open;
CREATE INDEX meetings_open ON meetings (case_id, kind, day, cancelled_on, held_on, booked_on, number, id, lacking, counts_anyway) WHERE open = 1;
"""


def step(database: Database) -> None:
    """Make the columns, and the indexes of what is open with them."""
    run(database, TABLES)

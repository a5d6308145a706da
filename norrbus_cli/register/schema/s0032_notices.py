"""When a meeting last moved or was cancelled, and what its papers told of it, to whom.

``changed_on`` is the day of the last move or of the cancellation; ``cancelled_word`` what those who
were to come are told about why, if anything. A meeting's ``sequence`` counts its moves: a summons
has that of the moment when it went out, and so has a letter to one participant. Of what was there
before this step nothing is known, and nothing is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

COLUMNS = """
ALTER TABLE meetings ADD COLUMN changed_on TEXT CHECK (date(changed_on) IS changed_on);
ALTER TABLE meetings ADD COLUMN cancelled_word TEXT NOT NULL DEFAULT '';
ALTER TABLE participants ADD COLUMN summoned_sequence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN participant_id INTEGER REFERENCES participants (id);
ALTER TABLE documents ADD COLUMN meeting_sequence INTEGER;
CREATE INDEX meetings_changed ON meetings (case_id, day, cancelled_on) WHERE open = 1 AND changed_on IS NOT NULL AND held_on IS NULL;
CREATE INDEX documents_participant ON documents (participant_id, meeting_sequence, sent_how) WHERE participant_id IS NOT NULL;
"""


def step(database: Database) -> None:
    """Make the columns and the indexes."""
    run(database, COLUMNS)

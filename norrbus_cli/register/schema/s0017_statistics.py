"""Indexes by the days that the yearly statistics ask for, so that a year's figures do not read
every year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

INDEXES = """
CREATE INDEX cases_opened ON cases (opened_on);
CREATE INDEX closings_closed ON closings (closed_on, case_id);
CREATE INDEX meetings_held ON meetings (held_on, case_id) WHERE held_on IS NOT NULL;
CREATE INDEX participants_summoned ON participants (summoned_on, meeting_id) WHERE actor_id IS NOT NULL;
CREATE INDEX plans_made ON plans (made_on) WHERE version = 1;
CREATE INDEX measures_ends ON measures (ends) WHERE ends IS NOT NULL;
CREATE INDEX followups_held ON followups (held_on);
CREATE INDEX deviations_reported ON deviations (reported_on);
"""


def step(database: Database) -> None:
    """Make the indexes."""
    run(database, INDEXES)

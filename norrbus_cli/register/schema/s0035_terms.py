"""When the school's terms end: on the same day and month each year, until somebody says another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

MONTH_AND_DAY = "{0} = '' OR date('2024-' || {0}) IS '2024-' || {0}"
COLUMNS = f"""
ALTER TABLE register ADD COLUMN spring_ends TEXT NOT NULL DEFAULT ''
    CHECK ({MONTH_AND_DAY.format("spring_ends")});
ALTER TABLE register ADD COLUMN autumn_ends TEXT NOT NULL DEFAULT ''
    CHECK ({MONTH_AND_DAY.format("autumn_ends")});
"""


def step(database: Database) -> None:
    """Make the columns."""
    run(database, COLUMNS)

"""What a meeting is for, in words for the child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

COLUMN = "ALTER TABLE meetings ADD COLUMN child_purpose TEXT NOT NULL DEFAULT ''"


def step(database: Database) -> None:
    """Make the column."""
    run(database, COLUMN)

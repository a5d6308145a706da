"""Who has protected personal data is found without reading everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .s0001_log import run

if TYPE_CHECKING:
    from sqlite_utils import Database

INDEX = "CREATE INDEX persons_protected ON persons (id) WHERE protection <> '';"


def step(database: Database) -> None:
    """Make the index."""
    run(database, INDEX)

"""One linear chain of steps that makes the register's tables.

A step on main is never changed; new ones come after.

``PRAGMA user_version`` is the number of steps applied, so that a daily command can tell in one read
that the file is as new as the program; sqlite-utils keeps the names and moments beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Migrations

    from ..database import Register

STEPS = (
    "s0001_log",
    "s0002_register",
    "s0003_case",
    "s0004_actor",
    "s0005_consent",
    "s0006_meeting",
    "s0007_agreement",
    "s0008_document",
    "s0009_deadlines",
    "s0010_followup",
    "s0011_disagreement",
    "s0012_documents",
    "s0013_deviation",
    "s0014_placement_handover_routine",
    "s0015_evaluation",
    "s0016_forum",
    "s0017_statistics",
    "s0018_published_years",
    "s0019_county_reports",
    "s0020_periods",
    "s0021_copies",
    "s0022_chain",
    "s0023_objections",
    "s0024_reviews",
    "s0025_disposal",
    "s0026_moves",
    "s0027_pdf",
    "s0028_papers",
    "s0029_child_purpose",
    "s0030_narrowing",
    "s0031_bodies",
    "s0032_notices",
    "s0033_words",
    "s0034_rules_said",
    "s0035_terms",
    "s0036_joint",
    "s0037_imports",
    "s0038_protected",
)
NEWEST = len(STEPS)


def _chain() -> Migrations:
    from sqlite_utils import Migrations

    chain = Migrations("norrbus")
    for name in STEPS:
        chain(name=name)(import_module(f"{__name__}.{name}").step)
    return chain


def build(register: Register, fill: Callable[[Register], None]) -> None:
    """All steps, then the first rows (``fill``), in an empty file that nobody else sees yet."""
    from ..database import APPLICATION_ID

    database = register.database
    database.execute("BEGIN IMMEDIATE")
    _chain().apply(database)
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute(f"PRAGMA user_version = {NEWEST}")
    database.execute("COMMIT")
    with register.operation():
        fill(register)


def upgrade(register: Register, version: int) -> None:
    """Bring a register from ``version`` to NEWEST, with a copy beside it before each step.

    A failing step leaves nothing.
    """
    with register.translated():
        _upgrade(register, version)


def _upgrade(register: Register, version: int) -> None:
    from ...words import clock
    from ..copies import copy

    database = register.database
    for number in range(version + 1, NEWEST + 1):
        moment = clock.stamp(clock.now()).replace(".", "")
        copy(
            register, register.path.with_name(f"{register.path.name}.fore-schema-{number}.{moment}")
        )
        database.execute("BEGIN IMMEDIATE")
        try:
            if database.execute("PRAGMA user_version").fetchone()[0] < number:
                _chain().apply(database, stop_before=STEPS[number:])
                database.execute(f"PRAGMA user_version = {number}")
            database.execute("COMMIT")
        except BaseException:
            database.execute("ROLLBACK")
            raise

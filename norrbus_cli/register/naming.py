"""Which rows name which: the foreign keys, as the register itself tells them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from .schema.tables import LOG_TABLES, OUTSIDE

if TYPE_CHECKING:
    from .database import Register

# The columns that name a person, in the log too.
NAMING_PERSONS = ("child_id", "giver_id", "person_id")


def naming_columns(register: Register) -> dict[str, list[tuple[str, str]]]:
    """The columns that name rows of a table, by that table. The ledger of reminders is left out."""
    sql = """SELECT m.name AS "table", f."from" AS "column", f."table" AS named
        FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in register.rows(sql):
        if row["table"] not in {*LOG_TABLES, *OUTSIDE}:
            found[row["named"]].append((row["table"], row["column"]))
    return found

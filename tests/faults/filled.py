"""Rows in every table of a register of any age, found from what the tables themselves say that they take."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

from older import Older
from sqlite_utils import Database

from norrbus_cli.register import cells, schema
from norrbus_cli.register.database import APPLICATION_ID, Register
from norrbus_cli.register.schema.tables import OUTSIDE

# What a column that no list of words decides may hold.
TRIED: dict[str, list[Any]] = {
    "TEXT": [
        *(
            "x",
            "y",
            "",
            "2026-03-30",
            "2026-12-31",
            "2026-03-30T08:00:00.000Z",
            "13:00",
            "2514",
            "a" * 64,
            "a" * 32,
            "[]",
            "{}",
        ),
        "20140903-2388",
    ],
    "INTEGER": [1, 0, 2, 60, 2026],
    "REAL": [1.0],
    "BLOB": [b"x"],
    "ANY": [1, "x"],
}
# The log itself, hashes over it, and what is filled by the program.
UNTOLD = frozenset(
    {"operations", "changes", "looks", "seals", "reversals", "remains", "calendar_days"}
)
# Of these others name two that differ.
TWICE = frozenset({"coordinators", "actors", "persons", "operations"})
MOST = 3000


def tables(database: Database) -> list[str]:
    """The register's own tables, in the order in which they were made."""
    found = database.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    return [
        str(row["name"])
        for row in found
        if not str(row["name"]).startswith(("sqlite_", "_sqlite")) and row["name"] not in UNTOLD
    ]


def _candidates(database: Database, table: str) -> dict[str, list[Any]]:
    sql = str(
        database.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()[0]
    )
    words: list[Any] = list(dict.fromkeys(re.findall(r"'([^']*)'", sql)))
    referring = {
        row["from"]: row["table"] for row in database.query(f"PRAGMA foreign_key_list({table})")
    }
    found: dict[str, list[Any]] = {}
    for column in database.query(f"PRAGMA table_info({table})"):
        name = str(column["name"])
        if name == "id" and column["pk"]:
            continue
        if name in referring:
            ids = database.execute(f"SELECT id FROM {referring[name]}").fetchall()
            found[name] = [each[0] for each in ids]
        else:
            found[name] = [*TRIED[str(column["type"])]]
            found[name] += words if column["type"] == "TEXT" else []
        if not column["notnull"]:
            found[name].append(None)
    return found


def row_for(database: Database, table: str, chance: random.Random) -> dict[str, Any]:
    """A row that the table takes: what it refuses is tried otherwise."""
    candidates = _candidates(database, table)
    row = {name: tried[0] for name, tried in candidates.items()}
    for _ in range(MOST):
        database.execute("SAVEPOINT tried")
        try:
            database.table(table).insert(dict(row))
        except cells.driver().IntegrityError as error:
            named = [name for name in row if re.search(rf"\b{name}\b", str(error))]
            changed = chance.choice(named or list(row))
            row[changed] = chance.choice(candidates[changed])
        else:
            return row
        finally:
            database.execute("ROLLBACK TO tried")
            database.execute("RELEASE tried")
    raise AssertionError(f"no row found for {table}")


class Growing(Older):
    """A register that takes one step after another, with a row in each table as soon as there is one."""

    def __init__(self, path: Path, key: Path) -> None:
        super().__init__(path, key, schema.STEPS[0])
        self.path, self.age = path, 0
        self.chance = random.Random(25)
        self.given: dict[str, dict[str, cells.Value]] = {}

    def step(self) -> None:
        """The next step, with what there is, and then a row in what is new."""
        self.age += 1
        self.database.execute("BEGIN IMMEDIATE")
        schema._chain().apply(self.database, stop_before=schema.STEPS[self.age :])
        self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.connection.execute(f"PRAGMA user_version = {self.age}")
        self.database.execute("COMMIT")

    def fill(self) -> None:
        """A row in each table that has none, those that others name before those."""
        waiting = [table for table in tables(self.database) if table not in self.given]
        while waiting:
            table = next(each for each in waiting if not self._names(each) & {*waiting} - {each})
            self.given[table] = self.add(table)
            waiting.remove(table)

    def _names(self, table: str) -> set[str]:
        return {row["table"] for row in self.database.query(f"PRAGMA foreign_key_list({table})")}

    def add(self, table: str) -> dict[str, cells.Value]:
        """A row, logged as it was at that age; what stands there."""
        if not self.database.table(table).count:
            for _ in range(2 if table in TWICE else 1):
                self._add(table)
        return next(self.database.query(f"SELECT * FROM {table}"))

    def _add(self, table: str) -> None:
        row = row_for(self.database, table, self.chance)
        if table in OUTSIDE:
            self.database.table(table).insert(row)
            return
        if "seals" in self.database.table_names():
            register = Register(self.path, self.connection, cells.Author("test", "test"))
            with register.operation():
                register.insert(table, row)
        else:
            self.insert(table, row)

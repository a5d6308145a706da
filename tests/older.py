"""A register as it was before a step of the schema, with rows logged as they were logged then."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlite_utils import Database

from norrbus_cli.register import cells, opening, schema
from norrbus_cli.register.database import APPLICATION_ID
from norrbus_cli.register.key import write_key

KEY = "ab" * 32


class Older:
    """One that is being filled. ``close`` leaves the file and its key."""

    def __init__(self, path: Path, key: Path, before: str) -> None:
        path.touch(mode=0o600)
        write_key(key, KEY)
        self.connection = opening._connect(path, KEY)
        self.database = Database(self.connection, execute_plugins=False)
        number = schema.STEPS.index(before)
        schema._chain().apply(self.database, stop_before=schema.STEPS[number:])
        self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.connection.execute(f"PRAGMA user_version = {number}")

    def insert(self, table: str, values: Mapping[str, cells.Value]) -> int:
        """A row, logged by an operation of its own."""
        row_id = self.database.table(table).insert(dict(values)).last_pk
        operation = self.database.table("operations").insert(
            {"at": "2026-03-30T08:00:00.000Z", "who": "karin", "command": "norrbus"}
        )
        row = next(self.database.query(f"SELECT * FROM {table} WHERE id = ?", [row_id]))
        change = {"operation_id": operation.last_pk, "table_name": table, "row_id": row_id}
        self.database.table("changes").insert({**change, "after": cells.canonical(row)})
        assert isinstance(row_id, int)
        return row_id

    def close(self) -> None:
        """Leave it."""
        self.connection.close()

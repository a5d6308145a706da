"""The one door to the register file: transactions and the log.

Every write goes through :meth:`Register.insert` and :meth:`Register.update` inside
:meth:`Register.operation`, so that no row changes without standing in the log. What a user can meet
leaves this module as a sentence, a broken CHECK as a fault of ours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ..words import clock
from .cells import Author, Row, Value, canonical, driver, stored
from .schema.tables import TABLES
from .trouble import as_sentence

if TYPE_CHECKING:
    # SQLCipher's driver has no types; it has the names of the one in the library.
    from sqlite3 import Connection

    from sqlite_utils import Database
    from sqlite_utils.db import Table

Made = TypeVar("Made")
APPLICATION_ID = 0x4E425553  # "NBUS"


class Register:
    """An open register."""

    def __init__(self, path: Path, connection: Connection, author: Author) -> None:
        self.path = path
        self.author = author
        self._connection = connection
        self._operation: int | None = None

    @cached_property
    def database(self) -> Database:
        """sqlite-utils over the same connection.

        Imported on first use, since it costs more than most reads.
        """
        from sqlite_utils import Database

        return Database(self._connection, execute_plugins=False)

    @contextmanager
    def operation(self, day: str = "", reason: str = "") -> Iterator[None]:
        """One deed: everything inside is saved together with its log row, or not at all.

        ``day`` is the ISO day the deed is done for, ``reason`` the reason given when a rule was
        overridden. Begins IMMEDIATE, so that a number that was read is still the highest when the
        row is written.
        """
        if self._operation is not None:
            raise RuntimeError("an operation is already open")
        with self.translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._operation = self._log(
                    "operations",
                    at=clock.now(),
                    day=day,
                    who=self.author.who,
                    command=self.author.command,
                    reason=reason,
                )
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._operation = None

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Insert a row in one of TABLES and log it. Returns its id."""
        row_id = self._writable(table).insert(dict(values)).last_pk
        assert isinstance(row_id, int)
        self._log_change(table, row_id, None, self._stored(table, row_id))
        return row_id

    def update(self, table: str, row_id: int, values: Mapping[str, Value]) -> None:
        """Change columns of a row and log it before and after.

        Nothing is written when nothing differs.
        """
        before = self._stored(table, row_id)
        if all(before[column] == value for column, value in values.items()):
            return
        self._writable(table).update(row_id, dict(values))
        self._log_change(table, row_id, before, self._stored(table, row_id))

    def keep(self, table: str, key: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> None:
        """Insert rows, or replace those with the same ``key`` columns, outside the log.

        The calendar, and the reminders, which are a log of their own.
        """
        self._require_operation(table)
        wanted = list(rows)
        if wanted:
            columns = list(wanted[0])
            changed = ", ".join(
                f"{column} = excluded.{column}" for column in columns if column not in key
            )
            marks = ", ".join("?" * len(columns))
            sql = (
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT"
                f" ({', '.join(key)}) DO UPDATE SET {changed}"
            )
            self._connection.executemany(
                sql, [[row[column] for column in columns] for row in wanted]
            )

    def fitting(self, table: str, answers: Mapping[str, object]) -> dict[str, Value]:
        """Those of the answers that are columns of a table, as SQLite keeps them."""
        columns = {
            row["name"] for row in self.rows("SELECT name FROM pragma_table_info(?)", [table])
        }
        return stored({name: value for name, value in answers.items() if name in columns})

    def next_number(self, kind: str, year: int) -> int:
        """The next running number of a kind in a year.

        Kept in a row of its own, so that no number is ever reused.
        """
        row = self.row(
            "SELECT id, last FROM reference_counters WHERE kind = ? AND year = ?", [kind, year]
        )
        if row is None:
            self.insert("reference_counters", {"kind": kind, "year": year, "last": 1})
            return 1
        self.update("reference_counters", row["id"], {"last": row["last"] + 1})
        return int(row["last"]) + 1

    def look(self, person_id: int, case_id: int | None, protected: bool = False) -> None:
        """Log that a person has been shown.

        ``protected`` when protected personal data were shown too.
        """
        self._log("looks", person_id=person_id, case_id=case_id, protected=int(protected))

    def rows(self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> list[Row]:
        """All rows of a query."""
        with self.translated():
            cursor = self._connection.cursor()
            cursor.row_factory = driver().Row
            return list(cursor.execute(sql, parameters).fetchall())

    def row(self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> Row | None:
        """The first row of a query, if any."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def save_draft(self, command: str, content: str) -> None:
        """Keep what has been typed so far for a command.

        Encrypted with all the rest, outside the log.
        """
        with self.translated():
            self._connection.execute(
                "INSERT INTO drafts (command, at, content) VALUES (?, ?, ?) ON CONFLICT (command)"
                " DO UPDATE SET at = excluded.at, content = excluded.content",
                [command, clock.now(), content],
            )

    def draft(self, command: str) -> str:
        """The draft of a command, empty when there is none."""
        found = self.row("SELECT content FROM drafts WHERE command = ?", [command])
        return found["content"] if found else ""

    def forget_draft(self, command: str) -> None:
        """Drop the draft of a command."""
        with self.translated():
            self._connection.execute("DELETE FROM drafts WHERE command = ?", [command])

    def close(self) -> None:
        """Close the file."""
        with self.translated():
            self._connection.close()

    def _writable(self, table: str) -> Table:
        self._require_operation(table)
        return self.database.table(table)  # it would make one that it does not know

    def _require_operation(self, table: str) -> None:
        if table not in TABLES:
            raise ValueError(f"no such table: {table}")
        if self._operation is None:
            raise RuntimeError("a write outside an operation")

    def _stored(self, table: str, row_id: int) -> dict[str, Value]:
        row = self.row(f'SELECT * FROM "{table}" WHERE id = ?', [row_id])
        if row is None:
            raise LookupError(f"no row {row_id} in {table}")
        return dict(row)

    def _log_change(self, table: str, row_id: int, before: Row | None, after: Row) -> None:
        self._log(
            "changes",
            table_name=table,
            row_id=row_id,
            before=canonical(before),
            after=canonical(after),
        )

    def _log(self, table: str, **values: Value) -> int:
        # Plain SQL: a look must not cost the import of sqlite-utils.
        if table != "operations":
            if self._operation is None:
                raise RuntimeError("a log row outside an operation")
            values = {"operation_id": self._operation, **values}
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
        row_id = self._connection.execute(sql, list(values.values())).lastrowid
        assert row_id is not None
        return row_id

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn the driver's errors into sentences."""
        errors = driver()
        try:
            yield
        except errors.IntegrityError:
            raise
        except errors.DatabaseError as error:
            if re.match(r"no such|near|no query solution", str(error)):
                raise  # a fault in our own SQL, not in the file
            raise as_sentence(self.path, str(error)) from None


def grouped(rows: Iterable[Row], column: str, made: Callable[[Row], Made]) -> dict[int, list[Made]]:
    """What is made of each row, by the row that ``column`` names; nothing for one without any."""
    found: dict[int, list[Made]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(made(row))
    return found

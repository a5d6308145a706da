"""The one door to the register file: transactions and the log.

Every write goes through :meth:`Register.insert`, :meth:`Register.update` and, where something is
taken back, :meth:`Register.put_back`, inside :meth:`Register.operation`, so that no row changes
without standing in the log. What a user can meet leaves this module as a sentence, a broken CHECK
as a fault of ours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from .cells import Author, Cells, Row, Value, canonical, spelled_by_sqlite
from .journal import Journal
from .key import Unlock, nobody
from .opened import Opened
from .schema.tables import FOLLOWED, PARENTS, TABLES, of_open_case

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils.db import Table

    from ..words.errors import FileTrouble

Made = TypeVar("Made")
APPLICATION_ID = 0x4E425553  # "NBUS"


class Register(Opened):
    """An open register that can be written in."""

    def __init__(
        self,
        path: Path,
        connection: Connection,
        author: Author,
        unwritable: FileTrouble | None = None,
        unlock: Unlock = nobody,
    ) -> None:
        super().__init__(path, connection, author, unlock)
        self.unwritable = unwritable
        self._journal: Journal | None = None
        self.writes = 0  # rows that this run has written; a look is none

    @contextmanager
    def operation(self, day: str = "", reason: str = "") -> Iterator[int]:
        """One deed: everything inside is saved together with its log row, or not at all. Gives the
        number of the operation.

        ``day`` is the ISO day the deed is done for, ``reason`` the reason given when a rule was
        overridden. Begins IMMEDIATE, so that a number that was read is still the highest when the
        row is written. Raises why the register cannot be written, where it cannot.
        """
        if self._journal is not None:
            raise RuntimeError("an operation is already open")
        if self.unwritable is not None:
            raise self.unwritable
        writes = self.writes
        with self.translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._journal = Journal(self._connection, self.author, day, reason, self._run)
                yield self._journal.operation
                self._journal.seal()
                self._connection.execute("COMMIT")
                self._run = self._journal.run
            except BaseException:
                self.writes = writes
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._journal = None

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Insert a row in one of TABLES and log it. Returns its id, which no row has had before."""
        writable = self._writable(table)
        row_id = values.get("id") or self._unused(table)
        assert isinstance(row_id, int)
        writable.insert({**values, "id": row_id})
        self._log_change(table, row_id, None, self._stored(table, row_id))
        return row_id

    def insert_all(self, table: str, names: Sequence[str], rows: Sequence[Cells]) -> range:
        """Insert rows of these columns, no parts of parts, as ``insert`` does. Their ids."""
        self._require_operation(table)
        given = range(first := self._unused(table), first + len(rows))
        self._connection.executemany(
            f"INSERT INTO {table} (id, {', '.join(names)}) VALUES (?{', ?' * len(names)})",
            [(number, *row) for number, row in zip(given, rows, strict=True)],
        )
        columns = self.columns(table)
        assert table not in PARENTS
        case = "id" if table == "cases" else "case_id" if "case_id" in columns else "NULL"
        self._in_operation().made(table, case, spelled_by_sqlite(columns), first)
        self.writes += len(rows)
        return given

    def update(self, table: str, row_id: int, values: Mapping[str, Value]) -> None:
        """Change columns of a row and log it before and after; nothing where nothing differs."""
        before = self._stored(table, row_id)
        if all(before[column] == value for column, value in values.items()):
            return
        self._writable(table).update(row_id, dict(values))
        self._log_change(table, row_id, before, self._stored(table, row_id))

    def put_back(self, table: str, row_id: int, wanted: Mapping[str, Value] | None) -> None:
        """Make a row what it was, or let it be gone (None), and log it.

        ``open``, which triggers keep, stays what the case says.
        """
        self._require_operation(table)
        before = self.stored(table, row_id)
        if wanted is None:
            self._connection.execute(f"DELETE FROM {table} WHERE id = ?", [row_id])
        elif before is None:
            names, marks = '", "'.join(wanted), ", ".join("?" * len(wanted))  # its id among them
            sql = f'INSERT INTO {table} ("{names}") VALUES ({marks})'
            self._connection.execute(sql, list(wanted.values()))
            self._follow(table, row_id)
        else:
            changed = dict(wanted.items() - before.items())
            changed.pop(FOLLOWED, None)
            self._writable(table).update(row_id, changed)
        self._log_change(table, row_id, before, wanted and self.stored(table, row_id))

    def bury(self, table: str, row_id: int) -> None:
        """Log that a row is gone for ever, without a word of what it held."""
        self._in_operation().change(table, row_id, None, None, None)

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

    def next_number(self, kind: str, year: int) -> int:
        """The next running number of a kind in a year: kept in a row, so that none is reused."""
        return self.next_numbers(kind, year, 1)[0]

    def next_numbers(self, kind: str, year: int, count: int) -> range:
        """The next so many numbers."""
        last = self._counted("reference_counters", {"kind": kind, "year": year}, by=count)
        return range(last - count + 1, last + 1)

    def next_within(self, kind: str, whose: int, taken: int) -> int:
        """The next number of a kind (a meeting, a measure) within the case or the deviation with an
        id, where the highest there is ``taken``. None is ever reused.
        """
        return self._counted("part_counters", {"kind": kind, "of_id": whose}, taken)

    def look(self, person_id: int, case_id: int | None, protected: bool = False) -> None:
        """Log that a person has been shown, with ``protected`` personal data or without."""
        self._in_operation().look(person_id, case_id, protected)

    def reverse(self, operation: int) -> None:
        """Log that this operation takes back another, or does again what one took back."""
        self._in_operation().reverse(operation)

    def stored(self, table: str, row_id: int) -> dict[str, Value] | None:
        """The row of a table with an id, if there is one."""
        row = self.row(f'SELECT * FROM "{table}" WHERE id = ?', [row_id])
        return dict(row) if row else None

    def _counted(self, table: str, what: Mapping[str, Value], taken: int = 0, by: int = 1) -> int:
        where = " AND ".join(f"{column} = ?" for column in what)
        row = self.row(f"SELECT id, last FROM {table} WHERE {where}", list(what.values()))
        number = max(int(row["last"]) if row else 0, taken) + by
        if row is None:
            self.insert(table, {**what, "last": number})
        else:
            self.update(table, row["id"], {"last": number})
        return number

    def _unused(self, table: str) -> int:
        """An id that no row has, nor one that was taken back had."""
        sql = (
            "SELECT max((SELECT coalesce(max(row_id), 0) FROM changes WHERE table_name = ?),"
            f' (SELECT coalesce(max(id), 0) FROM "{table}")) AS last'
        )
        return int(self.rows(sql, [table])[0]["last"]) + 1

    def _follow(self, table: str, row_id: int) -> None:
        if open_now := of_open_case(table):
            sql = f"UPDATE {table} SET {FOLLOWED} = ({open_now}) WHERE id = ?"
            self._connection.execute(sql, [row_id])

    def _writable(self, table: str) -> Table:
        self._require_operation(table)
        return self.database.table(table)  # it would make one that it does not know

    def _require_operation(self, table: str) -> None:
        if table not in TABLES:
            raise ValueError(f"no such table: {table}")
        if self._journal is None:
            raise RuntimeError("a write outside an operation")

    def _in_operation(self) -> Journal:
        if self._journal is None:
            raise RuntimeError("a log row outside an operation")
        return self._journal

    def _stored(self, table: str, row_id: int) -> dict[str, Value]:
        row = self.stored(table, row_id)
        if row is None:
            raise LookupError(f"no row {row_id} in {table}")
        return row

    def _log_change(self, table: str, row_id: int, before: Row | None, after: Row | None) -> None:
        self.writes += 1
        case_id = self._case(table, after or before or {})
        self._in_operation().change(table, row_id, case_id, canonical(before), canonical(after))

    def _case(self, table: str, row: Row) -> int | None:
        """The case that a row belongs to."""
        if table == "cases":
            return int(row["id"])
        parent, column = PARENTS.get(table, ("", ""))
        if column and row[column] is not None:
            return self._case(parent, self.stored(parent, row[column]) or {})
        found = row.get("case_id")
        return int(found) if found else None


def grouped(rows: Iterable[Row], column: str, made: Callable[[Row], Made]) -> dict[int, list[Made]]:
    """What is made of each row, by the row that ``column`` names; nothing for one without any."""
    found: dict[int, list[Made]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(made(row))
    return found

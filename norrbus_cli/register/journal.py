"""What one deed writes in the log, and the seal that chains it to all before it.

Each operation's hash is taken over its own row, its rows in ``changes``, ``looks`` and
``reversals`` and the hash of the operation before it. So a row that is changed, added or removed
afterwards is found where it stands, and a line with the last hash, kept elsewhere, finds an end
that has been cut off (``checking.py``).
"""

from __future__ import annotations

# From hashlib it would load OpenSSL, 2 ms at every command that shows a person.
from _blake2 import blake2b
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..words import clock
from .cells import Author, Value

if TYPE_CHECKING:
    from sqlite3 import Connection

# The columns of each table of the log that the seal covers, in the order in which they are hashed.
SEALED = {
    "operations": ("id", "at", "day", "who", "command", "reason"),
    "changes": ("id", "table_name", "row_id", "case_id", "before", "after"),
    "looks": ("id", "person_id", "case_id", "protected"),
    "reversals": ("id", "of_id"),
}
# What changes beside what a user has said.
BESIDE = frozenset({"reference_counters", "part_counters", "reminder_runs"})
BEGINNING = "0" * 64
# The command that takes away what should never have been.
ANNULS = "norrbus makulera"


def done_for(which: str) -> str:
    """The SQL of the day (ISO) that the operation of a name was done for."""
    return f"CASE {which}.day WHEN '' THEN date({which}.at) ELSE {which}.day END"


def taken_back(which: str) -> str:
    """The SQL that says whether the operation in a column is taken back: while the one that took it
    back has not been taken back itself.
    """
    return f"""EXISTS (SELECT 1 FROM reversals r WHERE r.of_id = {which}
    AND NOT EXISTS (SELECT 1 FROM reversals again WHERE again.of_id = r.operation_id))"""


def link(before: str, run: int, rows: Iterable[tuple[str, Sequence[Value]]]) -> str:
    """The hash of an operation: over the hash ``before``, which command it belongs to, and its
    rows, each with its table.

    Every value is written with its kind and length, so that no two operations are spelled alike.
    """
    found = Link(before, run)
    for table, values in rows:
        found.add(table, values)
    return found.hash


class Link:
    """The same, row by row: what a deed wrote need not be remembered.

    Bytes that are spelled already (``_changes_spelled``) come by ``add_spelled``.
    """

    def __init__(self, before: str, run: int) -> None:
        self._found = blake2b(f"{before}{run}".encode(), digest_size=32)

    def add(self, table: str, values: Sequence[Value]) -> None:
        """The next row of the operation, by the order of SEALED."""
        spelled = "".join(
            [
                f"{_KINDS[type(value)]}{len(text := '' if value is None else str(value))}:{text}"
                for value in values
            ]
        )
        self._found.update(f"{table}:{len(values)}:{spelled}".encode())

    def add_spelled(self, rows: Iterable[bytes]) -> None:
        """The next rows, each as ``add`` spells it."""
        self._found.update(b"".join(rows))

    @property
    def hash(self) -> str:
        """The hash so far."""
        return self._found.hexdigest()


# How the kind of a value is spelled.
_KINDS = {kind: kind.__name__[0] for kind in (str, int, float, type(None))}


_TEXTS = ("table_name", "before", "after")


def _changes_spelled() -> str:
    """The SQL of the bytes that ``Link.add`` spells a row of ``changes`` as, so that many are not
    carried over into Python cell by cell. It holds for texts without NUL.
    """
    nothing = f"'{_KINDS[type(None)]}0:'"
    kinds = {cell: _KINDS[str if cell in _TEXTS else int] for cell in SEALED["changes"]}
    cells = [
        f"coalesce('{kind}' || length({cell}) || ':' || {cell}, {nothing})"
        for cell, kind in kinds.items()
    ]
    return f"CAST('changes:{len(cells)}:' || {' || '.join(cells)} AS BLOB)"


class Journal:
    """The log rows of one deed. ``operation`` is its number, ``run`` that of the first deed of the
    same command: one that writes files after its deed has two.
    """

    def __init__(
        self, connection: Connection, author: Author, day: str, reason: str, run: int | None
    ) -> None:
        self._connection = connection
        self._who = author.who
        self._deed = False
        # Hashed after all changes, however early somebody looked.
        self._later: dict[str, list[tuple[Value, ...]]] = {"looks": [], "reversals": []}
        last = connection.execute("SELECT hash FROM seals ORDER BY operation_id DESC LIMIT 1")
        before = last.fetchone()
        said = (clock.now(), day, author.who, author.command, reason)
        self.operation = self._insert("operations", said)
        self.run = run or self.operation
        self._link = Link(before[0] if before else BEGINNING, self.run)
        self._link.add("operations", (self.operation, *said))

    def change(
        self, table: str, row_id: int, case_id: int | None, before: str | None, after: str | None
    ) -> None:
        """A row before and after, as canonical JSON."""
        self._deed = self._deed or table not in BESIDE
        values = (table, row_id, case_id, before, after)
        self._link.add("changes", (self._insert("changes", values), *values))

    def made(self, table: str, case: str, row: str, first: int) -> None:
        """All rows of a table from an id on, which are new; ``case`` is the SQL of the case of one,
        ``row`` of its canonical JSON.
        """
        self._deed = True
        last = self._connection.execute("SELECT coalesce(max(id), 0) FROM changes").fetchone()[0]
        self._connection.execute(
            "INSERT INTO changes (operation_id, table_name, row_id, case_id, before, after)"
            f" SELECT ?, ?, id, {case}, NULL, {row} FROM {table} WHERE id >= ? ORDER BY id",
            [self.operation, table, first],
        )
        sql = f"SELECT {_changes_spelled()} FROM changes WHERE id > ? ORDER BY id"
        self._link.add_spelled(each for (each,) in self._connection.execute(sql, [last]))

    def look(self, person_id: int, case_id: int | None, protected: bool) -> None:
        """A person shown."""
        self._write_later("looks", (person_id, case_id, int(protected)))

    def reverse(self, operation: int) -> None:
        """An operation taken back by this one."""
        self._write_later("reversals", (operation,))

    def seal(self) -> None:
        """Chain what has been written to the operation before.

        Whose deed it is stands beside the hash, so that the last one is found however long the log.
        """
        for table, written in self._later.items():
            for each in written:
                self._link.add(table, each)
        whose = self._who if self._deed and not self._later["reversals"] else ""
        self._connection.execute(
            "INSERT INTO seals (operation_id, run, hash, deed_of) VALUES (?, ?, ?, ?)",
            [self.operation, self.run, self._link.hash, whose],
        )

    def _write_later(self, table: str, values: tuple[Value, ...]) -> None:
        self._later[table].append((self._insert(table, values), *values))

    def _insert(self, table: str, values: tuple[Value, ...]) -> int:
        # Plain SQL: a look must not cost the import of sqlite-utils.
        columns = SEALED[table][1:]
        given = values if table == "operations" else (self.operation, *values)
        names = columns if table == "operations" else ("operation_id", *columns)
        row_id = self._connection.execute(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            list(given),
        ).lastrowid
        assert row_id is not None
        return row_id

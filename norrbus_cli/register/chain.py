"""The chain over the log, gone through from its beginning to the first link that does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..words.record import Record
from .cells import Row, Value
from .journal import BEGINNING, SEALED, link

if TYPE_CHECKING:
    from .database import Register

CHANGED, GONE, ADDED, UNSEALED, UNLOCKED, CUT, OTHER = (
    *("ändrad", "borta", "tillagd", "bruten", "upplåst", "avkortad", "annan"),
)
LAST = 2**62
_SEALED_OPERATIONS = (
    "SELECT o.*, s.hash, s.run FROM operations o LEFT JOIN seals s ON s.operation_id = o.id"
)


class Finding(Record):
    """What does not hold.

    ``what`` is one of the words above, of an ``operation`` or of a row of a table.
    """

    what: str
    operation: int = 0
    table: str = ""
    row_id: int = 0


def remaining(register: Register, first: int, last: int, before: str) -> str:
    """The hash over what stands in the log of some operations, as disposal says it."""
    parts = _parts(register, first, last)
    for operation in register.each(
        f"{_SEALED_OPERATIONS} WHERE o.id BETWEEN ? AND ? ORDER BY o.id", [first, last]
    ):
        before = link(f"{before}{operation['hash']}", operation["run"], _rows_of(operation, parts))
    return before


class _Remains(Record):
    """Operations that lost rows, first to last, and the hash over what is left of them."""

    first: int
    last: int
    hash: str


def _newest_remains(register: Register) -> dict[int, _Remains]:
    """By their first operation; a later one holds all of an earlier one that it touches."""
    found: dict[int, _Remains] = {}
    for row in register.rows("SELECT first_id, last_id, hash FROM remains ORDER BY id DESC"):
        new = _Remains(row["first_id"], row["last_id"], row["hash"])
        if not any(each.first <= new.first <= each.last for each in found.values()):
            found[new.first] = new
    return found


class Chain:
    """The log, operation by operation."""

    def __init__(self, register: Register, after: int = 0, last: str = BEGINNING) -> None:
        """All of it, or what comes after an operation whose hash is ``last``."""
        self.counts = dict.fromkeys(SEALED, 0)
        self.last = ""
        self._register = register
        self._begins = (last, after + 1)
        self._operations = register.each(
            f"{_SEALED_OPERATIONS} WHERE o.id > ? ORDER BY o.id", [after]
        )
        self._parts = _parts(register, after + 1, LAST)

    def first_broken(self) -> list[Finding]:
        """The first operation whose hash is not what its rows say; of those that lost rows by
        disposal, the first whose remains are not what was said then.
        """
        before, expected = self._begins
        remains = _newest_remains(self._register)
        run: _Remains | None = None
        for operation in self._operations:
            number = int(operation["id"])
            if number != expected:
                return [Finding(GONE, expected)]
            if run is None and (run := remains.pop(number, None)):
                before = BEGINNING
            said = f"{before}{operation['hash']}" if run else before
            before = link(said, operation["run"], self._rows(operation))
            if run and number < run.last:
                expected = number + 1
                continue
            if (run.hash if run else operation["hash"]) != before:
                return [Finding(UNSEALED, run.first if run else number)]
            run, before = None, operation["hash"]
            self.last, expected = before, number + 1
        left = [number for part in self._parts.values() for number in part.left()]
        return [Finding(GONE, min(left))] if left else []

    def _rows(self, operation: Row) -> Iterator[tuple[str, tuple[Value, ...]]]:
        for table, row in _rows_of(operation, self._parts):
            self.counts[table] += 1
            yield table, row


def _rows_of(operation: Row, parts: Mapping[str, _Part]) -> Iterator[tuple[str, tuple[Value, ...]]]:
    yield "operations", tuple(operation[each] for each in SEALED["operations"])
    for table, part in parts.items():
        for row in part.of(operation["id"]):
            yield table, row


def _parts(register: Register, first: int, last: int) -> dict[str, _Part]:
    return {
        table: _Part(register, table, columns, first, last)
        for table, columns in SEALED.items()
        if table != "operations"
    }


class _Part:
    """The rows of one table of the log, in the order of their operations."""

    def __init__(
        self, register: Register, table: str, columns: tuple[str, ...], first: int, last: int
    ) -> None:
        self._columns = columns
        self._rows = register.each(
            f"SELECT * FROM {table} WHERE operation_id BETWEEN ? AND ? ORDER BY operation_id, id",
            [first, last],
        )
        self._next = next(self._rows, None)

    def of(self, operation: int) -> Iterator[tuple[Value, ...]]:
        """The rows of an operation, and those of any before it that are left."""
        while self._next is not None and self._next["operation_id"] <= operation:
            yield tuple(self._next[each] for each in self._columns)
            self._next = next(self._rows, None)

    def left(self) -> list[int]:
        """The operation of the next row, if there is one."""
        return [] if self._next is None else [int(self._next["operation_id"])]

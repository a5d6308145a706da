"""The changes of operations: read some hundreds at a time, or counted where they stand."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Reversible

from ...register.cells import Row, Value, ids
from ...register.database import Register
from ...words.record import Record
from ..model import Cells, Change

AT_ONCE = 500  # rows
_ONES = "operation_id IN (SELECT value FROM json_each(?))"
# Of a row that several changed what it was at first and is at last; one that came and went is none.
# A row that was disposed of stands there without a word.
_KINDS = f"""WITH rows AS (SELECT table_name, min(id) AS first, max(id) AS last FROM changes
    WHERE {_ONES} AND coalesce(before, after) IS NOT NULL GROUP BY table_name, row_id)
    SELECT rows.table_name AS "table", f.before IS NOT NULL AS was, l.after IS NOT NULL AS stands,
    count(*) AS count FROM rows JOIN changes f ON f.id = first JOIN changes l ON l.id = last
    WHERE f.before IS NOT l.after GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""


class Counted(Record):
    """How many rows of a table some operations left as they did: ``was`` there before the first,
    ``stands`` after the last.
    """

    table: str
    was: bool
    stands: bool
    count: int


class Logged(Reversible[Change]):
    """The changes of one operation, in their order and backwards, as often as they are asked for;
    no more than AT_ONCE of them are held.
    """

    def __init__(self, register: Register, number: int) -> None:
        self._register, self._number = register, number

    def __iter__(self) -> Iterator[Change]:
        return self._walk("id > ? ORDER BY id", 0)

    def __reversed__(self) -> Iterator[Change]:
        return self._walk("id < ? ORDER BY id DESC", 1 << 62)

    def _walk(self, beyond: str, place: int) -> Iterator[Change]:
        sql = f"SELECT * FROM changes WHERE operation_id = ? AND {beyond} LIMIT {AT_ONCE}"
        while rows := self._register.rows(sql, [self._number, place]):
            place = rows[-1]["id"]
            yield from (change_of(row) for row in rows if row["before"] or row["after"])


def change_of(row: Row) -> Change:
    """A row of the log."""
    before, after = cells_of(row["before"]), cells_of(row["after"])
    return Change(row["table_name"], row["row_id"], before, after, row["case_id"])


def cells_of(text: str | None) -> Cells | None:
    """A row that was logged; None where there was none."""
    found: Cells | None = json.loads(text) if text else None
    return found


def counted(register: Register, numbers: Iterable[int]) -> list[Counted]:
    """What became of the rows that some operations changed, by table."""
    return [
        Counted(row["table"], bool(row["was"]), bool(row["stands"]), row["count"])
        for row in register.rows(_KINDS, [ids(numbers)])
    ]


def in_tables(register: Register, number: int, tables: Collection[str]) -> list[Change]:
    """What an operation changed in some tables, in its order."""
    marks = ", ".join("?" * len(tables))
    sql = f"""SELECT * FROM changes WHERE operation_id = ? AND table_name IN ({marks})
        AND coalesce(before, after) IS NOT NULL ORDER BY id"""
    parameters: list[Value] = [number, *tables]
    return [change_of(row) for row in register.rows(sql, parameters)]


def tables_made(register: Register, number: int) -> set[str]:
    """The tables in which an operation made rows."""
    sql = """SELECT DISTINCT table_name AS name FROM changes
        WHERE operation_id = ? AND before IS NULL AND after IS NOT NULL"""
    return {row["name"] for row in register.rows(sql, [number])}

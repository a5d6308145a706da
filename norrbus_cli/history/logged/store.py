"""The changes of operations: read some hundreds at a time, or counted where they stand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Reversible

from ...register.cells import Row, Value, ids
from ...register.database import Register
from ...words.record import Record
from ..model import Cells, Change

AT_ONCE = 500  # rows
_ONES = "operation_id IN (SELECT value FROM json_each(?))"
# Most rows are changed once, by one that made them or took them away, and are only counted; of the
# others it is asked what they were at first and are at last. One that came and went is none, and of
# one that was disposed of there is not a word.
_MOST_MADE = f"SELECT 2 * sum(before IS NULL) >= count(*) AS made FROM changes WHERE {_ONES}"
_ODD = f"""odd AS MATERIALIZED (SELECT DISTINCT table_name, row_id FROM changes
    WHERE {_ONES} AND {{once}} IS NOT NULL AND coalesce(before, after) IS NOT NULL)"""
_SEVERAL = f"""WITH {_ODD}, spans AS (SELECT c.table_name, min(c.id) AS first, max(c.id) AS last
    FROM odd CROSS JOIN changes c ON c.table_name = odd.table_name AND c.row_id = odd.row_id
    WHERE c.{_ONES} AND coalesce(c.before, c.after) IS NOT NULL GROUP BY c.table_name, c.row_id)
    SELECT spans.table_name AS "table", f.before IS NOT NULL AS was, l.after IS NOT NULL AS stands
    FROM spans JOIN changes f ON f.id = first JOIN changes l ON l.id = last
    WHERE f.before IS NOT l.after"""
_ONCE = f"""WITH {_ODD} SELECT c.table_name AS "table", c.before IS NOT NULL AS was,
    c.after IS NOT NULL AS stands FROM changes c WHERE c.{_ONES} AND c.{{once}} IS NULL
    AND coalesce(c.before, c.after) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM odd
        WHERE odd.table_name = c.table_name AND odd.row_id = c.row_id)"""


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
    given = ids(numbers)
    once = "before" if register.rows(_MOST_MADE, [given])[0]["made"] else "after"
    found = Counter(
        (row["table"], bool(row["was"]), bool(row["stands"]))
        for sql in (_SEVERAL, _ONCE)
        for row in register.each(sql.format(once=once), [given, given])
    )
    return [Counted(*which, count) for which, count in sorted(found.items())]


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

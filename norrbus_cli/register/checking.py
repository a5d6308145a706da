"""Whether the log holds and the rows are what the log says: read, never written.

The chain is gone through from its beginning and stops at the first link that does not hold. Then
each row of the tables that the log tells of is compared with what was last logged of it, and each
mark that triggers keep with what it stands for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..words.record import Record
from .cells import Row, Value
from .chain import ADDED, CHANGED, CUT, GONE, OTHER, UNLOCKED, Chain, Finding
from .schema.tables import FOLLOWED, FOLLOWING, LOG_TABLES, OUTSIDE, TABLES, of_open_case

if TYPE_CHECKING:
    from .database import Register

FOLLOWED_TABLES = (*FOLLOWING, "cases", "persons")


class Checked(Record):
    """How much was gone through, and what does not hold."""

    operations: int
    changes: int
    looks: int
    rows: int
    findings: tuple[Finding, ...]
    last: str


def check(register: Register) -> Checked:
    """Go through the log and the rows. Nothing is written."""
    with register.still():
        chain = Chain(register)
        broken = chain.first_broken()
        rows = _Rows(register)
        found = [*broken, *_unlocked(register), *rows.findings()]
        counts = chain.counts
        return Checked(
            counts["operations"],
            counts["changes"],
            counts["looks"],
            rows.count,
            tuple(found),
            chain.last,
        )


def continues(register: Register, operation: int, sealed: str) -> bool:
    """Whether all after an operation, whose hash is ``sealed``, follows from it, and the rows that
    were changed since are what was last logged of them. Nothing is written.
    """
    with register.still():
        return not (
            against(register, operation, sealed)
            or Chain(register, operation, sealed).first_broken()
            or _Rows(register).changed_since(operation)
        )


def against(register: Register, operation: int, kept: str) -> list[Finding]:
    """What a line that was kept elsewhere finds: the operation is gone, or another than then."""
    row = register.row("SELECT hash FROM seals WHERE operation_id = ?", [operation])
    if row is None:
        return [Finding(CUT, operation)]
    return [] if row["hash"] == kept else [Finding(OTHER, operation)]


def newest(register: Register) -> Row | None:
    """The last operation with its hash."""
    return register.row("SELECT operation_id, hash FROM seals ORDER BY operation_id DESC LIMIT 1")


def _unlocked(register: Register) -> list[Finding]:
    """Tables of the log whose rows could be changed or removed: their locks are gone."""
    triggers = register.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    names = {row["name"] for row in triggers}
    wanted = {table: {f"{table}_no_UPDATE", f"{table}_no_DELETE"} for table in LOG_TABLES}
    return [Finding(UNLOCKED, table=table) for table, locks in wanted.items() if not locks <= names]


class _Rows:
    """The rows that the log tells of."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.count = 0

    def findings(self) -> Iterator[Finding]:
        """Each row that is not what was last logged of it."""
        for table in sorted(TABLES - {*LOG_TABLES, *OUTSIDE}):
            yield from self._of_table(table)
        for table in FOLLOWED_TABLES:
            sql = f"SELECT id FROM {table} WHERE {FOLLOWED} IS NOT ({of_open_case(table)})"
            for row in self._register.each(sql):
                yield Finding(CHANGED, table=table, row_id=row["id"])

    def _of_table(self, table: str) -> Iterator[Finding]:
        logged = self._logged(table)
        defaults = self._defaults(table)
        for row in self._register.each(f"SELECT * FROM {table} ORDER BY id"):
            self.count += 1
            said = logged.pop(row["id"], None)
            if said is None:
                yield Finding(ADDED, table=table, row_id=row["id"])
            elif _differs(row, said, defaults):
                yield Finding(CHANGED, table=table, row_id=row["id"])
        for row_id in logged:
            yield Finding(GONE, table=table, row_id=row_id)

    def changed_since(self, operation: int) -> bool:
        """Whether any row that was changed after an operation is not what was last logged of it."""
        newest = (
            "SELECT table_name, row_id, after, max(id) FROM changes WHERE operation_id > ?"
            " GROUP BY table_name, row_id"
        )
        for said in self._register.rows(newest, [operation]):
            table = said["table_name"]
            row = self._register.row(f'SELECT * FROM "{table}" WHERE id = ?', [said["row_id"]])
            if (row is None) != (said["after"] is None):
                return True
            if row is not None and _differs(row, said["after"], self._defaults(table)):
                return True
        return False

    def _logged(self, table: str) -> dict[int, str]:
        """What was last logged of each row that is to be there, as JSON."""
        sql = (
            "SELECT row_id, after FROM changes WHERE id IN (SELECT max(id) FROM changes WHERE"
            " table_name = ? GROUP BY row_id) AND after IS NOT NULL"
        )
        return {row["row_id"]: row["after"] for row in self._register.each(sql, [table])}

    def _defaults(self, table: str) -> dict[str, Value]:
        """What a column holds in rows from before it came."""
        sql = "SELECT name, dflt_value AS said FROM pragma_table_info(?) WHERE said IS NOT NULL"
        return {
            row["name"]: self._register.rows(f"SELECT {row['said']} AS value")[0]["value"]
            for row in self._register.rows(sql, [table])
        }


def _differs(row: Row, said: str, defaults: Mapping[str, Value]) -> bool:
    logged = json.loads(said)
    for column in dict(row):
        if column != FOLLOWED and row[column] != logged.get(
            column, defaults.get(column, row[column])
        ):
            return True
    return False

"""Rows taken out of the register and out of its log for ever, with all that hangs on them.

What is left of the log is sealed anew: for each run of operations that lost rows ``remains`` says
what is left of them, in a row that the chain covers, so that a row that goes in any other way is
found still (``checking.py``). That a row was there stays, by its table and id: no id is given
again, and a copy from before loses it when it is restored (``again``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ..words.record import Record
from .cells import Row, Value, ids
from .database import Register
from .naming import NAMING_PERSONS, naming_columns
from .resealing import seal_without

CASES, PERSONS, DOCUMENTS = "cases", "persons", "documents"
# What is kept beside the log under the id of a row.
BESIDE = {"attachments": "attached_pages", DOCUMENTS: "kept_words"}
Doomed = dict[str, set[int]]


class Tombstone(Record):
    """A row that is gone for ever: its table and id, and the hash of the operation that made it,
    which tells it from a row that got the same id in another life of the register.
    """

    table_name: str
    row_id: int
    made: str


class Erased(Record):
    """What was taken out: how many rows, which cases and persons, which files were registered."""

    rows: int
    tombstones: tuple[Tombstone, ...]
    papers: tuple[tuple[str, str], ...]


def erase(register: Register, cases: Iterable[int], persons: Iterable[int] = ()) -> Erased:
    """Take out cases with all rows that name them or name rows that do, the persons whom nothing
    else names, and all that the log says of these; inside an operation.

    ``persons`` go too where nothing else names them. Cases and persons may be gone already, so that
    only the log still holds them. The look that was taken at somebody stays, as a number that
    names nobody. Returns what was taken out; the files of papers are left to who asks.
    """
    wanted = set(cases)
    doomed = hanging_on(register, wanted)
    logged = _logged(register, wanted, doomed)
    people = {*persons, *_people(logged)}
    extracts = _extracts(register, people) - doomed.get(DOCUMENTS, set())
    hanging = _hanging(register, {DOCUMENTS: extracts})
    for table, row_ids in hanging.items():
        doomed.setdefault(table, set()).update(row_ids)
    logged += _logged(register, set(), hanging)
    doomed[PERSONS] = _named_by_nothing_else(register, people, doomed)
    logged += _logged(register, set(), {PERSONS: doomed[PERSONS]})
    stones = [
        *_tombstones(register, CASES, wanted),
        *_tombstones(register, PERSONS, doomed[PERSONS]),
    ]
    papers = {
        (str(row["path"]), str(row["file_hash"])): None
        for each in logged
        if each["table_name"] == DOCUMENTS
        for row in _versions(each)
    }
    references = {row["reference"] for row in _of_cases(logged)}
    _forget(register, papers, references, logged)
    _delete(register, doomed)
    seal_without(register, {each["id"]: each["operation_id"] for each in logged})
    for table, row_ids in {**doomed, CASES: wanted}.items():
        for row_id in sorted(row_ids):
            register.bury(table, row_id)
    return Erased(sum(map(len, doomed.values())), tuple(stones), tuple(papers))


def back(register: Register, stones: Iterable[Tombstone]) -> list[Tombstone]:
    """Those that are there again because a copy from before was restored: only rows that are those
    that went, made by the same operation.
    """
    return [
        each for each in stones if _tombstones(register, each.table_name, {each.row_id}) == [each]
    ]


def again(register: Register, stones: Iterable[Tombstone]) -> int:
    """Take out what is ``back``; inside an operation. Returns how many rows."""
    found = list(stones)
    return erase(register, _of(found, CASES), _of(found, PERSONS)).rows


def _of(stones: Iterable[Tombstone], table: str) -> list[int]:
    return [each.row_id for each in stones if each.table_name == table]


def hanging_on(register: Register, cases: Iterable[int]) -> Doomed:
    """The cases that there are and the rows that name them, or name rows that do: ids by table."""
    there = register.rows(
        "SELECT id FROM cases WHERE id IN (SELECT value FROM json_each(?))", [ids(cases)]
    )
    return _hanging(register, {CASES: {row["id"] for row in there}})


def _hanging(register: Register, doomed: Doomed) -> Doomed:
    """Rows with all that name them, or name rows that do."""
    naming = naming_columns(register)
    waiting = list(doomed)
    while waiting:
        named = waiting.pop()
        for table, column in naming[named]:
            sql = f"SELECT id FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
            found = {row["id"] for row in register.rows(sql, [ids(doomed[named])])}
            if found - doomed.get(table, set()):
                doomed.setdefault(table, set()).update(found)
                waiting.append(table)
    return doomed


def _logged(register: Register, cases: set[int], doomed: Doomed) -> list[Row]:
    """The rows of the log about cases, and about rows."""
    sql = "SELECT * FROM changes WHERE case_id IN (SELECT value FROM json_each(?))"
    found = {row["id"]: row for row in register.rows(sql, [ids(cases)])}
    for table, row_ids in doomed.items():
        sql = (
            "SELECT * FROM changes WHERE table_name = ? AND row_id IN"
            " (SELECT value FROM json_each(?))"
        )
        found |= {row["id"]: row for row in register.rows(sql, [table, ids(row_ids)])}
    return list(found.values())


def _versions(change: Row) -> Iterator[dict[str, Value]]:
    for text in (change["before"], change["after"]):
        if text:
            yield json.loads(text)


def _of_cases(logged: Iterable[Row]) -> Iterator[dict[str, Value]]:
    for each in logged:
        if each["table_name"] == CASES:
            yield from _versions(each)


def _people(logged: Iterable[Row]) -> set[int]:
    """Whom rows name, now or as they once were."""
    return {
        person_id
        for each in logged
        for row in _versions(each)
        for column in NAMING_PERSONS
        if isinstance(person_id := row.get(column), int)
    }


def _named_by_nothing_else(register: Register, people: set[int], doomed: Doomed) -> set[int]:
    left = set(people)
    for table, column in naming_columns(register)[PERSONS]:
        sql = (
            f"SELECT {column} AS person FROM {table} WHERE {column} IN"
            " (SELECT value FROM json_each(?)) AND id NOT IN (SELECT value FROM json_each(?))"
        )
        rows = register.rows(sql, [ids(left), ids(doomed.get(table, set()))])
        left -= {row["person"] for row in rows}
    return left


def _extracts(register: Register, people: set[int]) -> set[int]:
    """The papers that tell all about one of some people, whatever case they are kept with."""
    sql = """SELECT id FROM documents WHERE about IN
        (SELECT 'person-' || value FROM json_each(?))"""
    return {row["id"] for row in register.rows(sql, [ids(people)])}


def _tombstones(register: Register, table: str, row_ids: set[int]) -> list[Tombstone]:
    sql = """SELECT c.row_id, s.hash FROM changes c JOIN seals s ON s.operation_id = c.operation_id
        WHERE c.id IN (SELECT min(id) FROM changes WHERE table_name = ?1
        AND row_id IN (SELECT value FROM json_each(?2)) AND after IS NOT NULL GROUP BY row_id)"""
    rows = register.rows(sql, [table, ids(row_ids)])
    return [Tombstone(table, row["row_id"], row["hash"]) for row in rows]


def _forget(
    register: Register,
    papers: Iterable[tuple[str, str]],
    references: Iterable[Value],
    logged: Iterable[Row],
) -> None:
    """What stands beside the log: papers kept so that they could come back, what they said,
    drafts, scanned pages.
    """
    for table, beside in BESIDE.items():
        of_table = {each["row_id"] for each in logged if each["table_name"] == table}
        sql = f"DELETE FROM {beside} WHERE id IN (SELECT value FROM json_each(?))"
        register.database.execute(sql, [ids(of_table)])
    for path, _ in papers:
        register.database.execute("DELETE FROM kept_papers WHERE path = ?", [path])
    for reference in references:
        register.database.execute("DELETE FROM drafts WHERE instr(content, ?)", [reference])


def _delete(register: Register, doomed: Doomed) -> None:
    # Rows that name each other go together; cases first, so that no trigger opens them again.
    register.database.execute("PRAGMA defer_foreign_keys = ON")
    for table, row_ids in doomed.items():
        sql = f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
        register.database.execute(sql, [ids(row_ids)])

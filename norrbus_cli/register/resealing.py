"""Rows taken out of the log, and what is left of it sealed anew; only for disposal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from .cells import ids
from .chain import remaining
from .database import Register
from .journal import BEGINNING, done_for
from .schema.s0001_log import APPEND_ONLY

_OPENED = {"changes": ("DELETE",), "looks": ("DELETE",), "operations": ("UPDATE",)}


def forget_looks(register: Register, before: str) -> int:
    """Take out who looked at whom before an ISO day; inside an operation. Returns how many looks.

    That a command was run, by whom and when, stays.
    """
    last = last_before(register, before)
    sql = "SELECT min(operation_id) AS first, count(*) AS n FROM looks WHERE operation_id <= ?"
    found = register.rows(sql, [last])[0]
    if found["n"]:
        with _unlocked(register):
            register.database.execute("DELETE FROM looks WHERE operation_id <= ?", [last])
        _seal(register, found["first"], last)
    return int(found["n"])


def last_before(register: Register, day: str) -> int:
    """The number of the operation before the first that was done for an ISO day or a later one."""
    sql = f"""SELECT coalesce(min(id) - 1, (SELECT max(id) FROM operations)) AS last
        FROM operations o WHERE {done_for("o")} >= ?"""
    return int(register.rows(sql, [day])[0]["last"])


def seal_without(register: Register, changes: Mapping[int, int]) -> None:
    """Take rows out of the log, with the reasons given for their operations, and seal what is left
    of these; ``changes`` are the ids of the rows with their operations.
    """
    touched = sorted(set(changes.values()))
    with _unlocked(register):
        database = register.database
        database.execute(
            "DELETE FROM changes WHERE id IN (SELECT value FROM json_each(?))", [ids(changes)]
        )
        database.execute(
            "UPDATE operations SET reason = '' WHERE id IN (SELECT value FROM json_each(?))",
            [ids(touched)],
        )
    for first, last in _runs(touched):
        _seal(register, first, last)


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of numbers without a gap."""
    first = last = 0
    for number in numbers:
        if first and number != last + 1:
            yield first, last
        if not first or number != last + 1:
            first = number
        last = number
    if first:
        yield first, last


def _seal(register: Register, first: int, last: int) -> None:
    """Say what is left of some operations; a run that lay partly among them is drawn in."""
    sql = "SELECT first_id, last_id FROM remains WHERE first_id <= ? AND last_id >= ?"
    while found := register.rows(sql, [last, first]):
        wider = (
            min(first, *(row["first_id"] for row in found)),
            max(last, *(row["last_id"] for row in found)),
        )
        if wider == (first, last):
            break
        first, last = wider
    said = remaining(register, first, last, BEGINNING)
    register.insert("remains", {"first_id": first, "last_id": last, "hash": said})


@contextmanager
def _unlocked(register: Register) -> Iterator[None]:
    """While the body runs the log can lose rows. It is one transaction: no one else sees it open,
    and if it fails the locks were never gone.
    """
    for table, events in _OPENED.items():
        for event in events:
            register.database.execute(f"DROP TRIGGER {table}_no_{event}")
    yield
    for table, events in _OPENED.items():
        for event in events:
            register.database.execute(APPEND_ONLY.format(table=table, event=event))

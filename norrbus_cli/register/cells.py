"""What a cell of the register may hold, and the driver that keeps it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..words.record import Record

if TYPE_CHECKING:
    # SQLCipher's driver has no types; it has the names of the one in the library.
    from sqlite3 import Connection

Value = str | int | float | None
Cells = Sequence[Value]
# Bytes of a page of an encrypted file.
PAGE = 4096
# A row as the driver gives it: what a column holds is known by the schema, not by the type.
Row = Mapping[str, Any]


class Author(Record):
    """Who does what, for the log: the account's name and the command without its values."""

    who: str
    command: str


@cache
def driver() -> Any:
    """SQLCipher's DB-API module, put where sqlite-utils looks for it (it prefers ``pysqlite3`` to
    ``sqlite3``).
    """
    import sqlcipher3
    from sqlcipher3 import dbapi2

    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
    return dbapi2


def encrypted(path: Path, how: str, key: str, patience: float = 5.0) -> Connection:
    """A connection to an encrypted file, opened as SQLite's URI says ``how``, with the key as
    hexadecimal digits. That the key fits is not yet known. It waits for others so many seconds.
    Raises the driver's error.
    """
    uri = f"{path.resolve().as_uri()}?{how}"
    connection: Connection = driver().connect(uri, uri=True, isolation_level=None, timeout=patience)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    connection.execute("PRAGMA cipher_log_level = NONE")
    return connection


def ids(found: Iterable[int]) -> str:
    """Ids as one parameter, for ``json_each``."""
    return str(list(found))


def stored(values: Mapping[str, object]) -> dict[str, Value]:
    """Values as SQLite keeps them: days in ISO, truth as 0 and 1."""
    return {
        name: value if value is None or isinstance(value, str) else _kept(value)
        for name, value in values.items()
    }


def stored_row(values: Iterable[object]) -> list[Value]:
    """The same of values in an order."""
    return [value if value is None or isinstance(value, str) else _kept(value) for value in values]


def _kept(value: object) -> Value:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    assert isinstance(value, int | float)
    return value


def canonical(row: Mapping[str, Value] | None) -> str | None:
    """One row as JSON with one possible spelling, so that a hash over it can be recomputed."""
    return None if row is None else _spelling()(row)


def spelled_by_sqlite(columns: Iterable[str]) -> str:
    """The SQL of the same spelling, of a row whose cells are texts without NUL and whole numbers:
    what many rows are logged with.
    """
    cells = ", ".join(f"'{name}', {name}" for name in sorted(columns))
    return f"json_object({cells})"


@cache
def _spelling() -> Callable[[Mapping[str, Value]], str]:
    import json

    return json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


# Each name and number that people have or have had, with what they are in their cases: one word
# where they are the same everywhere. Of all, or of those whose personal data are protected, also
# who went in the ``run`` that asks.
WHOLE_NAMES = """WITH wanted AS MATERIALIZED (
    SELECT id, name, number FROM persons WHERE protection <> ''
    UNION SELECT id, name, number FROM persons WHERE :everybody),
called AS (SELECT * FROM wanted
    UNION SELECT row_id, before ->> 'name', before ->> 'number' FROM wanted
    CROSS JOIN changes ON table_name = 'persons' AND row_id = wanted.id WHERE before IS NOT NULL
    UNION SELECT row_id, before ->> 'name', before ->> 'number' FROM changes
    WHERE :everybody AND table_name = 'persons' AND after IS NULL AND before IS NOT NULL
    UNION SELECT row_id, before ->> 'name', before ->> 'number' FROM changes
    WHERE operation_id >= :run AND +table_name = 'persons' AND after IS NULL
    AND before ->> 'protection' <> '')
SELECT name, number, (SELECT CASE count(*) WHEN 0 THEN 'någon' WHEN 1 THEN min(role)
    ELSE 'person ' || called.id END FROM (
    SELECT 'barnet' AS role FROM cases WHERE child_id = called.id
    UNION SELECT 'vårdnadshavare ' || (SELECT count(*) FROM guardianships other
        WHERE other.case_id = own.case_id AND other.id <= own.id)
        FROM guardianships own WHERE own.person_id = called.id)) AS role,
    EXISTS (SELECT 1 FROM persons p WHERE p.id = called.id AND protection <> '') AS protected
FROM called"""
SOMEBODY, A_NUMBER = "någon", "[nummer]"


def shielded(role: str) -> str:
    """What somebody is in a case, and that the personal data are protected."""
    return f"{role} (skyddat)" if role == "barnet" else f"{role} (skyddad)"


def hidden(people: Iterable[Row]) -> dict[str, str]:
    """What stands in the place of each name and number of WHOLE_NAMES: ``vårdnadshavare 1``, or
    ``barnet (skyddat)``; of a name that several have, who are not the same,
    ``någon``.
    """
    found: dict[str, str] = {}
    for row in people:
        role = shielded(row["role"]) if row["protected"] else row["role"]
        found[row["name"]] = role if found.get(row["name"], role) == role else SOMEBODY
        day, _, last = (row["number"] or "").partition("-")
        if last:
            spelled = (f"{each}{sign}{last}" for each in (day, day[2:]) for sign in ("-", "+", ""))
            found |= dict.fromkeys(spelled, A_NUMBER)
    return found

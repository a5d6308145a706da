"""Whether a register file is whole: every page, every index, every reference."""

from __future__ import annotations

from ..words.record import Record
from .database import Register
from .schema.tables import TABLES


class Wholeness(Record):
    """What was looked through, and a sentence for each kind of fault; none in a whole file."""

    rows: int
    tables: int
    faults: list[str]


def counted(register: Register, tables: frozenset[str] = TABLES) -> dict[str, int]:
    """How many rows some tables have; one that an older register has not is left out."""
    there = {row["name"] for row in register.rows("SELECT name FROM sqlite_master")}
    return {
        table: int(register.rows(f'SELECT count(*) AS n FROM "{table}"')[0]["n"])
        for table in sorted(tables & there)
    }


def look_through(register: Register) -> Wholeness:
    """Read the whole file: seals of the pages, structure, references. Writes nothing.

    Raises FileTrouble where it cannot be read at all.
    """
    faults = _faults(register)
    rows = {} if faults else counted(register)
    return Wholeness(sum(rows.values()), len(rows), faults)


def _faults(register: Register) -> list[str]:
    unsealed = register.rows("PRAGMA cipher_integrity_check")
    if unsealed and not _written_beside(
        register
    ):  # what stands on such a page cannot be read any further
        return [f"sidor i filen som är ändrade eller skadade: {len(unsealed)}"]
    told = [row["integrity_check"] for row in register.rows("PRAGMA integrity_check")]
    wrong = [each for each in told if each != "ok"]
    loose = register.rows("PRAGMA foreign_key_check")
    return [
        *([f"fel i filens uppbyggnad: {len(wrong)}"] if wrong else []),
        *([f"rader som hänvisar till rader som inte finns: {len(loose)}"] if loose else []),
    ]


def _written_beside(register: Register) -> bool:
    """Whether a log of writes has pages that count instead of those in the file, which may be half
    written: a command was killed while it was emptied.
    """
    beside = register.path.with_name(f"{register.path.name}-wal")
    return beside.exists() and beside.stat().st_size > 0

"""Which copies there are: in a folder, and as the register remembers them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...register.cells import ids, stored
from ...register.database import Register
from ...register.journal import done_for
from ...words import clock
from ...words.errors import FileTrouble, reason
from ...words.record import of_row
from .model import Copy, Deed, Made, moment_in

if TYPE_CHECKING:
    from ...register.erasing import Tombstone


def in_folder(folder: Path, register: Path) -> list[Copy]:
    """The copies of a register in a folder, the newest first. Raises FileTrouble."""
    try:
        found = [
            Copy(each, at, each.stat().st_size)
            for each in folder.iterdir()
            if (at := moment_in(each.name, register))
        ]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise FileTrouble(
            f"Mappen {folder} går inte att läsa: {reason(error)}. Rätta mapp under [kopior] eller"
            " ange en annan mapp."
        ) from None
    return sorted(found, key=lambda each: each.at, reverse=True)


def last(register: Register, deed: str, today: date) -> Made | None:
    """The latest deed of a kind on ``today`` or before."""
    row = register.row(
        "SELECT at, day, path, row_count FROM copies WHERE deed = ? AND day <= ?"
        " ORDER BY day DESC, id DESC LIMIT 1",
        [deed, today.isoformat()],
    )
    return of_row(Made, row) if row else None


def note(register: Register, deed: str, path: Path, rows: int, today: date) -> None:
    """Remember that a copy was made or tried."""
    with register.operation(day=today.isoformat()):
        keep(register, deed, Made(clock.now(), today, str(path), rows))


def keep(register: Register, deed: str, made: Made) -> None:
    """Remember a deed with a copy; inside an operation."""
    register.keep("copies", ("deed", "at"), [{"deed": deed, **stored(vars(made))}])


def uid(register: Register) -> str:
    """What tells a register from every other, also from one under the same key."""
    return str(register.rows("SELECT uid FROM deadline_choices")[0]["uid"])


_DEEDS = "SELECT id, at, who, command FROM operations"


def newest(register: Register) -> Deed:
    """The latest operation; the first one made the register."""
    return of_row(Deed, register.rows(f"{_DEEDS} ORDER BY id DESC LIMIT 1")[0])


def deed(register: Register, number: int) -> Deed | None:
    """The operation of a number."""
    row = register.row(f"{_DEEDS} WHERE id = ?", [number])
    return of_row(Deed, row) if row else None


def after(register: Register, number: int) -> list[Deed]:
    """The operations after a number, the latest first."""
    rows = register.rows(f"{_DEEDS} WHERE id > ? ORDER BY id DESC", [number])
    return [of_row(Deed, row) for row in rows]


def last_year(register: Register, case_ids: list[int]) -> int | None:
    """The last year in which anything was noted in some cases."""
    sql = f"""SELECT max({done_for("o")}) AS day
        FROM changes c JOIN operations o ON o.id = c.operation_id
        WHERE c.case_id IN (SELECT value FROM json_each(?))"""
    day = register.rows(sql, [ids(case_ids)])[0]["day"]
    return int(day[:4]) if day else None


def buried(register: Register) -> list[Tombstone]:
    """The cases and persons that the register has disposed of."""
    from ...register.erasing import Tombstone

    rows = register.rows("SELECT DISTINCT table_name, row_id, made FROM tombstones ORDER BY id")
    return [of_row(Tombstone, row) for row in rows]

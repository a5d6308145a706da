"""Whether the log of writes beside a register (``-wal``) is its own.

SQLite lays it over the file unseen, whose ever it is: one that was left when the file was put there
from a copy by hand would destroy it. A command that was killed leaves one that is needed.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from ..words.errors import FileTrouble
from .cells import Author, driver, encrypted
from .checking import check, continues
from .database import Register
from .wholeness import look_through

_SEALED = "SELECT count(*), max(operation_id) FROM seals"
_SEAL = "SELECT hash FROM seals WHERE operation_id = ?"
_UP_TO = "SELECT count(*) FROM seals WHERE operation_id <= ?"


class NotItsOwn(FileTrouble):
    """What lies beside the register and was to be laid over it belongs to another."""

    def __init__(self, path: Path, beside: Path) -> None:
        super().__init__(
            f"Bredvid registret {path} ligger {beside}, som hör till ett annat register eller till"
            " en annan tid. Registret lämnades orört. Har en kopia lagts dit för hand: flytta undan"
            f" {beside.name} och kör om, och ta fram kopior med norrbus register återställ."
        )


def require_own(path: Path, beside: Path, key: str) -> None:
    """Raise NotItsOwn unless what lies beside continues what the file itself holds, or makes a
    whole register of it (one that is being restored). Nothing is written.

    Says nothing of a file that cannot be read without it: a command was killed while it was
    emptied into the file, and it is needed.
    """
    troubles = driver().Error
    try:
        with closing(encrypted(path, "immutable=1", key)) as alone:
            count, last = alone.execute(_SEALED).fetchone()
            seal = alone.execute(_SEAL, [last]).fetchone()
    except troubles:
        return
    if seal is None:  # a page of two times: it was being emptied into the file
        return
    try:
        with closing(encrypted(path, "mode=ro", key)) as both:
            register = Register(path, both, Author("", ""))
            kept = both.execute(_UP_TO, [last]).fetchone()[0] == count
            own = (kept and continues(register, last, seal[0])) or not (
                look_through(register).faults or check(register).findings
            )
    except (troubles, FileTrouble):
        own = False
    if not own:
        raise NotItsOwn(path, beside)

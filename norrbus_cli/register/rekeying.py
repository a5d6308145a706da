"""Another key for a register: written beside the old one first, so that no moment is without.

The new key lies in a file of its own until the register is encrypted with it. A command that finds
the key wrong tries that one, and finishes what was broken off (``opening.open_register``).
"""

from __future__ import annotations

import os
from pathlib import Path

from ..words.errors import CannotWrite, reason
from . import folders
from .database import Register
from .key import pending, read_key, settle, write_key


def change(register: Register, key_path: Path) -> Path:
    """Encrypt all of a register with a new key, in one transaction; returns where the old key lies.

    Raises Busy when another command has it open, CannotWrite.
    """
    waiting = pending(key_path)
    try:
        folders.drop(waiting)  # of a change that was broken off before it did anything
        write_key(waiting, os.urandom(32).hex())
    except OSError as error:
        raise CannotWrite(waiting, reason(error)) from None
    register.rows("PRAGMA locking_mode = EXCLUSIVE")
    register.rows("BEGIN EXCLUSIVE")
    register.rows("COMMIT")
    register.rows(f"PRAGMA rekey = \"x'{read_key(waiting)}'\"")
    register.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    try:
        return settle(key_path)
    except OSError as error:
        raise CannotWrite(key_path, reason(error)) from None

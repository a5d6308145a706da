"""Another key for a register, or another passphrase on it; no moment is without a key.

A new key lies in a file of its own until the register is encrypted with it. A command that finds
the key wrong tries that one, and finishes what was broken off (``opening.open_register``). Nobody
else has the register meanwhile, so that the passphrase on the key stays the same.
"""

from __future__ import annotations

import os
from pathlib import Path

from ..words.errors import CannotWrite, reason
from . import folders
from .database import Register
from .key import Unlocked, pending, read, read_key, replace_key, settle, write_key


def change(register: Register, key_path: Path) -> Path:
    """Encrypt all of a register with a new key, in one transaction; returns where the old key lies.
    A passphrase on the old key's file is on the new one's.

    Raises Busy when another command has it open, CannotWrite, and what ``unlock`` raises.
    """
    waiting = pending(key_path)
    register.rows("PRAGMA locking_mode = EXCLUSIVE")
    register.rows("BEGIN EXCLUSIVE")
    register.rows("COMMIT")
    words = read(key_path, register.unlock).words
    try:
        folders.drop(waiting)  # of a change that was broken off before it did anything
        write_key(waiting, os.urandom(32).hex(), words)
    except OSError as error:
        raise CannotWrite(waiting, reason(error)) from None
    register.rows(f"PRAGMA rekey = \"x'{read_key(waiting, register.unlock)}'\"")
    register.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    try:
        return settle(key_path)
    except OSError as error:
        raise CannotWrite(key_path, reason(error)) from None


def protect(register: Register, key_path: Path, words: str) -> None:
    """Put a passphrase on the key's file in the place of the one that it has, or take it away with
    an empty one. Nobody else changes the key meanwhile.

    Raises Busy, CannotWrite, and what ``unlock`` raises.
    """
    register.rows("BEGIN IMMEDIATE")
    try:
        replace_key(key_path, Unlocked(read_key(key_path, register.unlock), words))
    except OSError as error:
        raise CannotWrite(key_path, reason(error)) from None
    finally:
        register.rows("ROLLBACK")

"""Whole copies of the register, made while it is in use."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from time import sleep

from ..words.errors import FileTrouble, reason
from . import folders
from .database import Register
from .trouble import BUSY_SECONDS, Busy

# Left to itself the driver tries for ever while another one writes.
_BUSY = frozenset({5, 6})
PAUSE = 0.25
TRIES = 4
# Bytes at a time: what stays in the processor's cache costs a third of what a megabyte does.
PART = 64 * 1024
# Bytes at a time where the system copies: so often it can be interrupted.
HANDED = 64 * 1024 * 1024


def replace_all(source: Register, target: Register) -> None:
    """Put all that ``source`` holds in the place of all that ``target`` holds, in one transaction.

    Raises FileTrouble, Busy; ``target`` is then as it was.
    """
    waited = count(1)

    def wait(status: int, _remaining: int, _total: int) -> None:
        if status in _BUSY and next(waited) * PAUSE > BUSY_SECONDS:
            raise Busy(target.path)

    with target.translated():
        source.database.conn.backup(target.database.conn, progress=wait, sleep=PAUSE)


def copy(register: Register, target: Path, look: Callable[[Path], None] | None = None) -> None:
    """Write a whole copy of the register, with the same key and mode 600, while it is in use.

    It has its name only when it is whole: all of it on the disk, and ``look``, which may read it
    meanwhile under another name, raised nothing. Raises FileTrouble, and what ``look`` raises.
    """
    beside = target.with_name(register.path.name)
    with _named_when_whole(target, beside, "säkerhetskopian") as unfinished:
        if not _copied_as_it_is(register, unfinished):
            register.rows("VACUUM INTO ?", [str(unfinished)])
        if look is not None:
            with folders.settling(unfinished):
                look(unfinished)


@contextmanager
def _named_when_whole(target: Path, beside: Path, called: str) -> Iterator[Path]:
    """An empty file for the body to fill, which then gets its name; nothing may have it. What is
    unfinished lies beside ``beside``. Raises FileTrouble.
    """
    unfinished = folders.unfinished(beside, folders.mark(), "kopia")
    try:
        folders.create(unfinished)
        yield unfinished
        folders.put(unfinished, target)
    except OSError as error:
        raise FileTrouble(
            f"Det går inte att skriva {called} {target}: {reason(error)}. Registret är oförändrat."
        ) from None
    finally:
        folders.drop(unfinished)
        folders.sweep(beside)


def _copied_as_it_is(register: Register, target: Path) -> bool:
    """Copy the register's bytes; not where others write or read so much that its file never rests,
    nor where a locked file cannot be read (Windows).
    """
    if sys.platform == "win32":  # pragma: no cover
        return False
    for _ in range(TRIES):
        with register.unmoved() as descriptor:
            if descriptor is not None:
                _copy_bytes(descriptor, target)
                return True
        sleep(PAUSE)
    return False


def _copy_bytes(descriptor: int, target: Path) -> None:
    """Copy a file by the system where it can (Linux; within one file system), else part by part."""
    with target.open("wb", buffering=0) as file:
        if sys.platform == "linux":  # pragma: no branch - others have no such call
            with suppress(OSError):  # what hinders it hinders the next line too
                while os.copy_file_range(descriptor, file.fileno(), HANDED, file.tell()):
                    pass
        while os.lseek(descriptor, file.tell(), os.SEEK_SET) >= 0 and (
            part := os.read(descriptor, PART)
        ):
            file.write(part)


def copy_unencrypted(register: Register, target: Path) -> None:
    """Write all that the register holds as a plain SQLite file, mode 600, which nothing may be in
    the place of. It has its name only when it is whole. Raises FileTrouble.
    """
    with _named_when_whole(target, target, "kopian") as unfinished:
        register.rows("ATTACH DATABASE ? AS plain KEY ''", [str(unfinished)])
        try:
            register.rows("SELECT sqlcipher_export('plain')")
        finally:
            register.rows("DETACH DATABASE plain")

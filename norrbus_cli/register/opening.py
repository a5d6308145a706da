"""Making a register and opening it: the file, its key, its schema."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..words.errors import FileTrouble, reason
from . import folders, schema
from . import key as key_file
from .cells import Author, driver, encrypted
from .database import APPLICATION_ID, Register
from .key import Unlock, nobody
from .trouble import (
    BUSY_SECONDS,
    DiskFull,
    InTheWay,
    NoRegister,
    NotARegister,
    ReadOnly,
    TooNew,
    WrongKey,
    as_sentence,
)

if TYPE_CHECKING:
    from sqlite3 import Connection

# The most of the file that is kept in memory, in KiB: what is open is read once a run, not once a
# question.
CACHE = 48 * 1024


def create(path: Path, key_path: Path, author: Author, fill: Callable[[Register], None]) -> None:
    """Make a new register at ``path`` with a new key at ``key_path``, both of mode 600.

    All of it or nothing.

    ``fill(register)`` writes the first rows. Raises InTheWay when either
    file stands there, FileTrouble when a place cannot be written.
    """
    try:
        for taken in (path, key_path):
            if taken.exists():
                raise InTheWay(taken)
            folders.make(taken.parent)
        _create(path, key_path, author, fill)
    except OSError as error:
        raise FileTrouble(
            f"Det går inte att skapa registret {path} med nyckeln {key_path}: {reason(error)}."
            " Ingenting skapades."
        ) from None


def _create(path: Path, key_path: Path, author: Author, fill: Callable[[Register], None]) -> None:
    unfinished = folders.unfinished(path, folders.mark(), "ny")
    key = os.urandom(32).hex()
    try:
        folders.create(unfinished)
        register = Register(path, _connect(unfinished, key), author)
        try:
            with register.translated():
                schema.build(register, fill)
        finally:
            register.close()
        key_file.write_key(key_path, key)
        try:
            folders.put(unfinished, path)
        except OSError:
            key_path.unlink()
            raise
    finally:
        for rest in ("", "-wal", "-shm", "-journal"):
            folders.drop(unfinished.with_name(unfinished.name + rest))
        folders.sweep(path)


def open_register(path: Path, key_path: Path, author: Author, unlock: Unlock = nobody) -> Register:
    """Open an existing register; one of an older schema is copied and brought up step by step.

    One that cannot be written is opened to be read: what must be logged is refused when it comes.

    Raises NoRegister, NotARegister, NoKey, WrongKey, TooNew, ReadOnly, and what ``unlock`` raises
    for a key file that has a passphrase.
    """
    key = _key_for(path, key_path, unlock)
    if not os.access(path, os.R_OK | os.W_OK) or not os.access(path.parent, os.W_OK):
        return _open_to_read(path, key_path, author, ReadOnly(path), unlock)
    _require_its_own_log(path, key, key_path)
    try:
        connection = _connected(path, key, key_path, unlock)
    except DiskFull as full:
        return _open_to_read(path, key_path, author, full, unlock)
    register = Register(path, connection, author, unlock=unlock)
    try:
        version = _version(connection, path)
        if version > schema.NEWEST:
            raise TooNew(path, version, schema.NEWEST)
        if version < schema.NEWEST:
            schema.upgrade(register, version)
    except BaseException:
        connection.close()
        raise
    return register


def _require_its_own_log(path: Path, key: str, key_path: Path) -> None:
    """Look at what lies beside the file and is to be laid over it, but where the key is being
    changed: then it may be encrypted with the new one.
    """
    beside = path.with_name(f"{path.name}-wal")
    if _has_content(beside) and not key_file.pending(key_path).is_file():
        from .beside import require_own

        require_own(path, beside, key)


def _has_content(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except OSError:
        return False


def _connected(path: Path, key: str, key_path: Path, unlock: Unlock) -> Connection:
    """A connection; a change of key that was broken off after all was encrypted is finished."""
    try:
        return _connect(path, key, key_path)
    except WrongKey:
        waiting = key_file.pending(key_path)
        if not waiting.is_file():
            raise
        connection = _connect(path, key_file.read_key(waiting, unlock), key_path)
        key_file.settle(key_path)
        return connection


def _open_to_read(
    path: Path, key_path: Path, author: Author, trouble: FileTrouble, unlock: Unlock
) -> Register:
    """Open a register that cannot be written, for the ``trouble`` that is raised at every attempt;
    at once where it must be written: an older schema, or what was written last does not stand in
    the file yet.
    """
    beside = path.with_name(f"{path.name}-wal")
    if not os.access(path, os.R_OK) or _has_content(beside):
        raise trouble
    register = open_copy(path, key_path, author, trouble, unlock)
    if int(register.rows("PRAGMA user_version")[0]["user_version"]) != schema.NEWEST:
        register.close()
        raise trouble
    return register


def open_copy(
    path: Path,
    key_path: Path,
    author: Author | None = None,
    trouble: FileTrouble | None = None,
    unlock: Unlock = nobody,
) -> Register:
    """Open a copy that nobody works in, to look into it: nothing can be written, for ``trouble``.

    Raises NoRegister, NotARegister, NoKey, WrongKey, and what ``unlock`` raises.
    """
    key = _key_for(path, key_path, unlock)
    errors = driver()
    connection = encrypted(path, "immutable=1", key)
    try:
        _version(connection, path)
    except errors.DatabaseError:
        connection.close()
        raise WrongKey(path, key_path) from None
    return Register(path, connection, author or Author("", ""), trouble or ReadOnly(path), unlock)


def _key_for(path: Path, key_path: Path, unlock: Unlock) -> str:
    if not path.is_file():
        raise NoRegister(path)
    key = key_file.read_key(key_path, unlock)
    with path.open("rb") as file:
        beginning = file.read(16)
    if len(beginning) < 16 or beginning == b"SQLite format 3\0":
        raise NotARegister(path)
    return key


def _connect(path: Path, key: str, key_path: Path | None = None) -> Connection:
    errors = driver()
    connection: Connection | None = None
    try:
        connection = encrypted(path, "mode=rw", key, BUSY_SECONDS)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _set_up(connection)
    except errors.DatabaseError as error:
        if connection is not None:
            connection.close()
        if "not a database" in str(error) and key_path is not None:
            raise WrongKey(path, key_path) from None
        raise as_sentence(path, str(error)) from None
    return connection


def _set_up(connection: Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    connection.execute("PRAGMA trusted_schema = OFF")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")


def _version(connection: Connection, path: Path) -> int:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotARegister(path)
    return int(connection.execute("PRAGMA user_version").fetchone()[0])

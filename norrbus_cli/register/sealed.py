"""One text in one file, sealed with words: a small SQLCipher database.

The key is made of the words by scrypt with a salt of the file's own, which SQLCipher keeps as the
first bytes of the file. Each page has its own checksum under the key, so that a file that has been
changed is found out, and nothing in it can be read without the words.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..words.errors import NorrbusError, NotFound, reason
from ..words.record import Record
from . import folders
from .cells import PAGE, driver, encrypted

if TYPE_CHECKING:
    from sqlite3 import Connection

VERSION = 1
# No letter or digit that is heard or read as another (0 and O, 1, I and L).
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
GROUPS, GROUP = 5, 4  # 20 signs of 31: 99 bits
SALT = 16
# scrypt: 32 MiB of memory and a tenth of a second for each guess.
_COST, _BLOCK, _MEMORY = 2**15, 8, 64 * 1024 * 1024
_PLAIN = b"SQLite format 3\0"


class NoSuchFile(NotFound):
    """There is nothing to open."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"Det går inte att läsa {path}: {why}. Kontrollera sökvägen.")


class Kind(Record):
    """What is sealed: the mark that its file bears, which of what is typed counts, and the refusal
    of a file that is none (``not_sealed``), that other words open (``wrong``), that was changed
    (``damaged``) or that is newer than this program.
    """

    application_id: int
    plain: Callable[[str], str]
    not_sealed: Callable[[Path], NorrbusError]
    wrong: Callable[[Path], NorrbusError]
    damaged: Callable[[Path], NorrbusError]
    newer: Callable[[Path], NorrbusError]


class Sealed(Record):
    """A text to seal, and the words that open it."""

    text: str
    words: str


def words() -> str:
    """New words that can be told by telephone: ``K7QM-2XPD-…``."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def as_told(typed: str) -> str:
    """Words however they were written down: with or without hyphens, in small letters."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def content(path: Path, sealed: Sealed, kind: Kind) -> bytes:
    """The bytes of a file that holds a text, made beside ``path``. Raises OSError."""
    unfinished = folders.unfinished(path, folders.mark(), "lås")
    try:
        folders.make(path.parent)
        folders.create(unfinished)
        _write(unfinished, sealed, kind)
        return unfinished.read_bytes()
    except driver().DatabaseError as error:
        number = errno.ENOSPC if "full" in str(error) else errno.EIO
        raise OSError(number, "not written") from None
    finally:
        folders.drop(unfinished)


def _write(path: Path, sealed: Sealed, kind: Kind) -> None:
    connection = _connect(path, kind.plain(sealed.words), os.urandom(SALT), "rw")
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute(f"PRAGMA application_id = {kind.application_id}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("CREATE TABLE sealed (content TEXT NOT NULL) STRICT")
        connection.execute("INSERT INTO sealed VALUES (?)", [sealed.text])
    finally:
        connection.close()


def read(path: Path, typed: str, kind: Kind) -> str:
    """The text in a sealed file. Raises NoSuchFile, and the refusals of its kind."""
    try:
        found = folders.read(path)
    except OSError as error:
        raise NoSuchFile(path, reason(error)) from None
    if len(found) < PAGE or len(found) % PAGE or found.startswith(_PLAIN):
        raise kind.not_sealed(path)
    connection = _connect(path, kind.plain(typed), found[:SALT], "ro&immutable=1")
    try:
        return _read(connection, path, kind)
    finally:
        connection.close()


def _read(connection: Connection, path: Path, kind: Kind) -> str:
    errors = driver()
    try:
        known = connection.execute("PRAGMA application_id").fetchone()[0] == kind.application_id
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except errors.DatabaseError as error:
        wrong = "not a database" in str(error)
        raise (kind.wrong if wrong else kind.damaged)(path) from None
    if not known:
        raise kind.not_sealed(path)
    if version > VERSION:
        raise kind.newer(path)
    try:
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise kind.damaged(path)
        return str(connection.execute("SELECT content FROM sealed").fetchone()[0])
    except errors.DatabaseError:
        raise kind.damaged(path) from None


def _connect(path: Path, words: str, salt: bytes, mode: str) -> Connection:
    """A connection with the key that the words make with a salt."""
    key = f"{_key(words, salt)}{salt.hex()}"
    connection: Connection = encrypted(path, f"mode={mode}", key)
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _key(words: str, salt: bytes) -> str:
    return hashlib.scrypt(
        words.encode("utf-8", "surrogatepass"),
        salt=salt,
        n=_COST,
        r=_BLOCK,
        p=1,
        maxmem=_MEMORY,
        dklen=32,
    ).hex()

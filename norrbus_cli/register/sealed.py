"""One text in one file, sealed with words that are told: a small SQLCipher database.

The key is made of the words by scrypt with a salt of the file's own, which SQLCipher keeps as the
first bytes of the file. Each page has its own checksum under the key, so that a file that has been
changed is found out, and nothing in it can be read without the words.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from ..words.errors import FileTrouble, NotFound, WrongUsage, reason
from ..words.record import Record
from . import folders
from .cells import driver, encrypted

if TYPE_CHECKING:
    from sqlite3 import Connection

APPLICATION_ID = 0x4E425346  # "NBSF"
VERSION = 1
# No letter or digit that is heard or read as another (0 and O, 1, I and L).
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
GROUPS, GROUP = 5, 4  # 20 signs of 31: 99 bits
SALT = 16
PAGE = 4096
# scrypt: 32 MiB of memory and a tenth of a second for each guess.
_COST, _BLOCK, _MEMORY = 2**15, 8, 64 * 1024 * 1024
_PLAIN = b"SQLite format 3\0"


class NoSuchFile(NotFound):
    """There is nothing to open."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"Det går inte att läsa {path}: {why}. Kontrollera sökvägen.")


class NotSealed(FileTrouble):
    """The file is of another kind, or a part of it is missing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} är ingen hel fil från norrbus ärende flytta-ut. Hämta den på nytt, eller be"
            " avsändaren om den."
        )


class WrongWords(WrongUsage):
    """The words do not open the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Lösenordet öppnar inte {path}. Det är fem grupper om fyra tecken; 0, O, 1, I och L"
            " finns inte bland dem. Stämmer det med vad avsändaren säger är filen skadad: be om"
            " den på nytt. Ingenting har ändrats."
        )


class DamagedSeal(FileTrouble):
    """The words are right, and the file is not as it was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} är skadad eller ändrad sedan den skrevs. Be avsändaren om den på nytt."
            " Ingenting har ändrats."
        )


class NewerSeal(FileTrouble):
    """The file is written by a newer norrbus."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} är skriven av en nyare norrbus. Uppdatera norrbus och kör om. Ingenting har"
            " ändrats."
        )


class Sealed(Record):
    """A text to seal, and the words that open it."""

    text: str
    words: str


def words() -> str:
    """New words that can be told by telephone: ``K7QM-2XPD-…``."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def content(path: Path, sealed: Sealed) -> bytes:
    """The bytes of a file that holds a text, made beside ``path``. Raises OSError."""
    unfinished = folders.unfinished(path, folders.mark(), "lås")
    try:
        folders.make(path.parent)
        folders.create(unfinished)
        _write(unfinished, sealed)
        return unfinished.read_bytes()
    except driver().DatabaseError as error:
        number = errno.ENOSPC if "full" in str(error) else errno.EIO
        raise OSError(number, "not written") from None
    finally:
        folders.drop(unfinished)


def _write(path: Path, sealed: Sealed) -> None:
    connection = _connect(path, sealed.words, os.urandom(SALT), "rw")
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("CREATE TABLE sealed (content TEXT NOT NULL) STRICT")
        connection.execute("INSERT INTO sealed VALUES (?)", [sealed.text])
    finally:
        connection.close()


def read(path: Path, typed: str) -> str:
    """The text in a sealed file. Raises NoSuchFile, NotSealed, WrongWords, NewerSeal,
    DamagedSeal.
    """
    try:
        found = folders.read(path)
    except OSError as error:
        raise NoSuchFile(path, reason(error)) from None
    if len(found) < PAGE or len(found) % PAGE or found.startswith(_PLAIN):
        raise NotSealed(path)
    connection = _connect(path, typed, found[:SALT], "ro&immutable=1")
    try:
        return _read(connection, path)
    finally:
        connection.close()


def _read(connection: Connection, path: Path) -> str:
    errors = driver()
    try:
        known = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except errors.DatabaseError as error:
        wrong = "not a database" in str(error)
        raise (WrongWords if wrong else DamagedSeal)(path) from None
    if not known:
        raise NotSealed(path)
    if version > VERSION:
        raise NewerSeal(path)
    try:
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise DamagedSeal(path)
        return str(connection.execute("SELECT content FROM sealed").fetchone()[0])
    except errors.DatabaseError:
        raise DamagedSeal(path) from None


def _connect(path: Path, typed: str, salt: bytes, mode: str) -> Connection:
    """A connection with the key that the words make with a salt."""
    key = f"{_key(typed, salt)}{salt.hex()}"
    connection: Connection = encrypted(path, f"mode={mode}", key)
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _key(typed: str, salt: bytes) -> str:
    """The key, however the words were written down: with or without hyphens, in small letters."""
    plain = "".join(sign for sign in typed.upper() if sign.isalnum())
    return hashlib.scrypt(
        plain.encode(), salt=salt, n=_COST, r=_BLOCK, p=1, maxmem=_MEMORY, dklen=32
    ).hex()

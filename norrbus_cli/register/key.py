"""The register's key: 32 random bytes in a file of its own, for its owner only.

The file says the key as it is, or is sealed with a passphrase (``passphrase.py``): then it opens
with what ``unlock`` knows or asks for.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from ..words import clock
from ..words.record import Record
from . import folders
from .cells import PAGE
from .trouble import NoKey, NoPassphrase

HEADER = "norrbus-nyckel-1"
PENDING = ".byte"


class Unlocked(Record):
    """A key, as 64 hexadecimal digits, and the passphrase on its file; empty where it has none."""

    key: str
    words: str = ""


Unlock = Callable[[Path], Unlocked]


def nobody(path: Path) -> Unlocked:
    """Who opens no key file that has a passphrase. Raises NoPassphrase."""
    raise NoPassphrase(path)


def pending(path: Path) -> Path:
    """Where a new key waits until the register is encrypted with it."""
    return path.with_name(path.name + PENDING)


def write_key(path: Path, key: str, words: str = "") -> None:
    """Write a new key file, sealed where there are words. Raises FileExistsError, OSError."""
    unfinished = folders.unfinished(path, folders.mark(), "ny")
    try:
        folders.write(unfinished, _content(path, key, words))
        folders.put(unfinished, path)
    finally:
        folders.drop(unfinished)
        folders.sweep(path)


def replace_key(path: Path, new: Unlocked) -> None:
    """Put another file of the same key in the place of one; at each moment there is one of them.

    It is read back before it gets the name. Raises OSError.
    """
    place = path.resolve()
    unfinished = folders.unfinished(place, folders.mark(), "ny")
    try:
        folders.write(unfinished, _content(place, new.key, new.words))
        if read(unfinished, lambda file: unsealed(file, new.words)) != new:
            raise OSError("not as it was written")
        unfinished.replace(place)
        folders.settle(place.parent)
    finally:
        folders.drop(unfinished)
        folders.sweep(place)


def _content(path: Path, key: str, words: str) -> bytes:
    text = f"{HEADER}\n{key}\n"
    if not words:
        return text.encode("ascii")
    from .passphrase import content

    return content(path, text, words)


def unsealed(path: Path, words: str) -> Unlocked:
    """The key in a file that has a passphrase. Raises WrongPassphrase, NoKey, NewerKey."""
    from .passphrase import opened

    try:
        return Unlocked(_key_in(opened(path, words)), words)
    except ValueError:
        raise NoKey(path) from None


def settle(path: Path) -> Path:
    """Let a waiting key take the old one's place, which is put aside; returns where.

    At each moment there is a key at ``path``. Raises OSError.
    """
    old = path.with_name(f"{path.name}.gammal.{clock.stamp(clock.now())}")
    os.link(path, old)
    pending(path).replace(path)
    folders.settle(path.parent)
    return old


def read_key(path: Path, unlock: Unlock = nobody) -> str:
    """The key in a key file, 64 hexadecimal digits. Raises as ``read``."""
    return read(path, unlock).key


def read(path: Path, unlock: Unlock = nobody) -> Unlocked:
    """What a key file holds. Raises NoKey, and where it has a passphrase what ``unlock`` raises."""
    try:
        content = folders.read(path)
    except OSError:
        raise NoKey(path) from None
    if _is_sealed(content):
        return unlock(path)
    try:
        return Unlocked(_key_in(content.decode("ascii")))
    except ValueError:
        raise NoKey(path) from None


def _key_in(text: str) -> str:
    header, key, *rest = text.split("\n")
    hexadecimal = all(digit in "0123456789abcdef" for digit in key)
    if header != HEADER or len(key) != 64 or not hexadecimal or any(rest):
        raise ValueError("no key")
    return key


def has_passphrase(path: Path) -> bool:
    """Whether a key file opens with a passphrase only; not where it cannot be read."""
    try:
        return _is_sealed(folders.read(path))
    except OSError:
        return False


def _is_sealed(content: bytes) -> bool:
    """Sealed it is whole pages, which look like nothing."""
    return bool(content) and len(content) % PAGE == 0 and not content.startswith(HEADER.encode())


def is_own(path: Path) -> bool:
    """Whether who runs this owns a file. Raises OSError."""
    return sys.platform == "win32" or path.stat().st_uid == os.geteuid()


def tighten(path: Path) -> bool:
    """Close a file to others than its owner. Returns whether it had stood open."""
    mode = stat.S_IMODE(path.stat().st_mode)
    if os.name != "posix" or not mode & 0o077:
        return False
    path.chmod(mode & 0o700)
    return True

"""The register's key: 32 random bytes in a file of its own, for its owner only."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from ..words import clock
from . import folders
from .trouble import NoKey

HEADER = "norrbus-nyckel-1"
PENDING = ".byte"


def pending(path: Path) -> Path:
    """Where a new key waits until the register is encrypted with it."""
    return path.with_name(path.name + PENDING)


def write_key(path: Path, key: str) -> None:
    """Write a new key file. Raises FileExistsError, OSError."""
    unfinished = folders.unfinished(path, folders.mark(), "ny")
    try:
        folders.write(unfinished, f"{HEADER}\n{key}\n".encode("ascii"))
        folders.put(unfinished, path)
    finally:
        folders.drop(unfinished)
        folders.sweep(path)


def settle(path: Path) -> Path:
    """Let a waiting key take the old one's place, which is put aside; returns where.

    At each moment there is a key at ``path``. Raises OSError.
    """
    old = path.with_name(f"{path.name}.gammal.{clock.stamp(clock.now())}")
    os.link(path, old)
    pending(path).replace(path)
    folders.settle(path.parent)
    return old


def read_key(path: Path) -> str:
    """The key in a key file, 64 hexadecimal digits. Raises NoKey."""
    try:
        header, key, *rest = folders.read(path).decode("ascii").split("\n")
    except (OSError, ValueError):
        raise NoKey(path) from None
    if (
        header != HEADER
        or len(key) != 64
        or any(digit not in "0123456789abcdef" for digit in key)
        or any(rest)
    ):
        raise NoKey(path)
    return key


def tighten(path: Path) -> bool:
    """Close a file to others than its owner. Returns whether it had stood open."""
    mode = stat.S_IMODE(path.stat().st_mode)
    if os.name != "posix" or not mode & 0o077:
        return False
    path.chmod(mode & 0o700)
    return True

"""Showing the key, putting it back from paper, changing it, a passphrase on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...register import folders, opening, rekeying
from ...register import key as key_file
from ...register.trouble import Busy, WrongKey
from ...words.errors import CannotWrite, reason
from .model import key_of, lines_of
from .refusals import AnotherKey, AnothersKey, InUse, KeyThere, NoPassphraseThere, PassphraseThere

if TYPE_CHECKING:
    from ...register.config import Settings
    from ...register.database import Register


def show(register: Register, path: Path, today: date) -> list[str]:
    """The key as lines for paper; that it was shown stands in the log. Raises NoKey."""
    lines = lines_of(key_file.read_key(path, register.unlock))
    with register.operation(day=today.isoformat()):
        pass
    return lines


def put_back(settings: Settings, typed: Sequence[str]) -> bool:
    """Write the key file anew from the lines on paper; whether it was tried on the register.

    Raises WrongLine, KeyThere, AnotherKey, CannotWrite; then no file is written.
    """
    path, key = settings.nyckel, key_of(typed)
    if path.exists():
        raise KeyThere(path)
    aside = folders.unfinished(path, folders.mark(), "prov")
    try:
        folders.make(path.parent)
        key_file.write_key(aside, key)
        tried = settings.register.is_file()
        if tried:
            _try(settings.register, aside)
        folders.put(aside, path)
    except OSError as error:
        raise CannotWrite(path, reason(error)) from None
    finally:
        folders.drop(aside)
    return tried


def _try(register: Path, key: Path) -> None:
    try:
        opening.open_copy(register, key).close()
    except WrongKey:
        raise AnotherKey(register) from None


def change(register: Register, settings: Settings, today: date) -> Path:
    """Encrypt the register with a new key; returns where the old one is put aside.

    Nobody else may have it open. Killed at any moment it is encrypted with the one or the other,
    and the next command opens it. Raises InUse, FileTrouble.
    """
    with register.operation(day=today.isoformat()):
        pass
    try:
        return rekeying.change(register, settings.nyckel)
    except Busy:
        raise InUse(register.path) from None


def require_passphrase(path: Path, *, there: bool) -> None:
    """Raises PassphraseThere, NoPassphraseThere where it is otherwise."""
    if key_file.has_passphrase(path) != there:
        raise (NoPassphraseThere if there else PassphraseThere)(path)


def require_changeable(path: Path, *, there: bool) -> None:
    """Raises as ``require_passphrase``, and AnothersKey."""
    require_passphrase(path, there=there)
    if not key_file.is_own(path):
        raise AnothersKey(path)


def protect(register: Register, path: Path, words: str, today: date) -> None:
    """Put a passphrase on the key file, another one, or, with an empty one, none; that it is done,
    by whom, is logged before it is. Killed at any moment the file is the one or the other.

    Raises Busy, CannotWrite.
    """
    with register.operation(day=today.isoformat()):
        pass
    rekeying.protect(register, path, words)


def without_passphrase(path: Path) -> list[Path]:
    """Older keys beside a key file that open what they open without a passphrase."""
    older = sorted(path.parent.glob(f"{path.name}.gammal.*"))
    return [each for each in older if not key_file.has_passphrase(each)]

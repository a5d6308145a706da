"""Whole copies of the register, made while it is in use."""

from __future__ import annotations

from pathlib import Path

from ..words.errors import FileTrouble, reason
from . import folders
from .database import Register


def copy(register: Register, target: Path) -> None:
    """Write a whole copy of the register, with the same key and mode 600, while it is in use.

    It has its name only when it is whole. Raises FileTrouble.
    """
    beside = target.with_name(register.path.name)
    unfinished = folders.unfinished(beside, folders.mark(), "kopia")
    try:
        folders.create(unfinished)
        register.rows("VACUUM INTO ?", [str(unfinished)])
        folders.put(unfinished, target)
    except OSError as error:
        raise FileTrouble(
            f"Det går inte att skriva säkerhetskopian {target}: {reason(error)}. Registret är"
            " oförändrat."
        ) from None
    finally:
        folders.drop(unfinished)
        folders.sweep(beside)

"""The deed of writing a list as a file: for those who may see the cases, and logged."""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from ...paper.files import placed, require_folder
from ...register.database import Register
from ...register.folders import expand
from .choices import CSV, FORMATS
from .files import WRITE
from .form import WriteOut
from .gathering import GATHER
from .refusals import WhichFormat

WITHOUT_NAMES = "utan namn"  # in the reason in the log
KEY = 32  # bytes


def where(wanted: WriteOut, documents: Path) -> tuple[Path, str]:
    """The file, and its format: as its name ends, or as it is said. Raises WhichFormat,
    NoSuchFolder.
    """
    if not wanted.target:
        form = wanted.form or CSV
        return documents / "export" / f"{wanted.what}-internt.{form}", form
    path = expand(wanted.target).absolute()
    require_folder(path)
    ending = path.suffix.lstrip(".").lower()
    form = wanted.form or ending
    if form not in FORMATS or (ending in FORMATS and ending != form):
        raise WhichFormat
    return path, form


def write(register: Register, wanted: WriteOut, documents: Path, today: date) -> Path:
    """Write a list, whole or not at all, for its owner only; the file.

    Without names under pseudonyms of a key that is forgotten. With them each person who is shown
    is logged. Raises WhichFormat, NoParquet, NoSuchFolder, AlreadyThere, CannotWrite.
    """
    path, form = where(wanted, documents)
    key = None if wanted.named else os.urandom(KEY)
    reason = f"{wanted.what} {f'med namn: {wanted.named}' if wanted.named else WITHOUT_NAMES}"
    with ExitStack() as placing, register.operation(day=today.isoformat(), reason=reason):
        found = GATHER[wanted.what](register, today, key)
        content = WRITE[form](found.table)
        for each in sorted(found.seen if wanted.named else (), key=lambda one: one.person):
            register.look(each.person, each.case)
        placing.enter_context(placed({path: content}, wanted.overwrite))
    return path

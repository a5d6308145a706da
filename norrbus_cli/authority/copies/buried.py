"""That those who were disposed of stay gone when a copy from before is restored.

The register knows which rows are gone, by table and id and nothing else. It may itself be lost, so
the same list lies beside it and among its copies. What a restored copy brings back goes again
before it takes the register's place.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...register import erasing, folders
from ...register.erasing import Tombstone
from ...words.errors import CannotWrite, reason
from ..disposal import store as disposals
from ..disposal.model import Disposal
from . import store

if TYPE_CHECKING:
    from ...register.config import Settings
    from ...register.copy_settings import CopySettings
    from ...register.database import Register

AGAIN = "återställd säkerhetskopia"
_FIELDS = 4


def note(register: Register, disposal_id: int, stones: Iterable[Tombstone]) -> None:
    """Keep what has been disposed of in mind; inside an operation."""
    for each in stones:
        register.insert("tombstones", {"disposal_id": disposal_id, **vars(each)})


def write_list(register: Register, folder: Path | None) -> None:
    """Write in a folder which rows the register has disposed of, if any. Raises CannotWrite."""
    gone = store.buried(register)
    if folder is None or not gone:
        return
    path = _list(register.path, folder)
    uid = store.uid(register)
    lines = [f"{uid} {each.table_name} {each.row_id} {each.made}\n" for each in gone]
    unfinished = folders.unfinished(path, folders.mark(), "ny")
    try:
        folders.write(unfinished, "".join(lines).encode())
        unfinished.replace(path)
        folders.settle(folder)
    except OSError as error:
        raise CannotWrite(path, reason(error)) from None
    finally:
        folders.drop(unfinished)


def listed(register: Path, uid: str, beside: Iterable[Path]) -> list[Tombstone]:
    """What the lists in some folders say of a register; what cannot be read says nothing."""
    found: dict[Tombstone, None] = {}
    for folder in beside:
        try:
            lines = folders.read(_list(register, folder)).decode().splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        for parts in map(str.split, lines):
            if len(parts) == _FIELDS and parts[0] == uid and parts[2].isdecimal():
                found[Tombstone(parts[1], int(parts[2]), parts[3])] = None
    return list(found)


def bury_again(restored: Register, stones: Iterable[Tombstone], today: date) -> int:
    """Dispose again of what is back; inside an operation. Returns how many cases and persons."""
    wanted = list(dict.fromkeys(stones))
    back = erasing.back(restored, wanted)
    if back:
        cases = [each.row_id for each in back if each.table_name == erasing.CASES]
        year = store.last_year(restored, cases)
        rows = erasing.again(restored, back)
        number = disposals.note(restored, Disposal(today, AGAIN, AGAIN, len(cases), rows, year))
        note(restored, number, back)
    return len(back)


def older(settings: Settings, rule: CopySettings) -> list[Path]:
    """The copies there are in the folder that is set."""
    return (
        [each.path for each in store.in_folder(rule.folder, settings.register)]
        if rule.folder
        else []
    )


def _list(register: Path, folder: Path) -> Path:
    return folder / f"{register.stem}.gallrat.txt"

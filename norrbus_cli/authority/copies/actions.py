"""Making copies of the register, and keeping them by the rule."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...register import copies, folders, opening
from ...register.trouble import Damaged, DiskFault, NotARegister, WrongKey
from ...register.wholeness import counted
from ...words import clock
from ...words.errors import AlreadyThere, CannotWrite, FileTrouble, reason
from ...words.record import Record
from . import buried, store
from .model import COPIED, Copy, kept, name_of
from .refusals import BesideTheKey, NoFolder, NotMade, SameFolder

if TYPE_CHECKING:
    from ...register.config import Settings
    from ...register.copy_settings import CopySettings
    from ...register.database import Register
    from ...register.key import Unlock


# What only grows, so that a copy has at least as many.
LOGGED = frozenset({"operations", "changes"})


class Result(Record):
    """A copy that was made, how many rows it has, and the older ones that were removed."""

    copy: Copy
    rows: int
    removed: list[Copy]
    same_disk: bool


def make(
    register: Register, settings: Settings, rule: CopySettings, typed: str, today: date
) -> Result:
    """Make a copy, look into it, and in the folder that is set remove what the rule does not keep.

    The register may be in use meanwhile. Nothing is removed unless the new copy is whole. Raises
    NoFolder, SameFolder, BesideTheKey, NotMade, FileTrouble.
    """
    folder = _folder(settings, rule, typed)
    moment = clock.now()
    path = folder / name_of(settings.register, moment)
    rows = _copied(register, path, settings.nyckel)
    buried.write_list(register, folder)
    store.note(register, COPIED, path, rows, today)
    removed = _forget(folder, settings.register, rule) if folder == rule.folder else []
    made = path.stat()
    same_disk = made.st_dev == settings.register.stat().st_dev
    return Result(Copy(path, moment, made.st_size), rows, removed, same_disk)


def make_daily(register: Register, settings: Settings, rule: CopySettings, today: date) -> None:
    """The first copy of a day in the folder that is set; raises as ``make``."""
    made = store.last(register, COPIED, today)
    if made is None or made.day < today or not Path(made.path).exists():
        make(register, settings, rule, "", today)


def copy_unencrypted(register: Register, path: Path, why: str, today: date) -> None:
    """Write all of the register where anybody can read it, for other tools; that it was done, by
    whom and why, is logged before it is. Raises AlreadyThere, FileTrouble.
    """
    if path.exists():
        raise AlreadyThere(path)
    with register.operation(day=today.isoformat(), reason=why):
        pass
    copies.copy_unencrypted(register, path)


def chosen(rule: CopySettings, typed: str) -> Path:
    """The folder that is named, else the one that is set. Raises NoFolder."""
    folder = folders.expand(typed) if typed else rule.folder
    if folder is None:
        raise NoFolder
    return folder


def _folder(settings: Settings, rule: CopySettings, typed: str) -> Path:
    folder = chosen(rule, typed)
    place = folder.resolve()
    if place == settings.register.parent.resolve():
        raise SameFolder(folder)
    if place == settings.nyckel.parent.resolve():
        raise BesideTheKey(folder)
    try:
        folders.make(folder)
    except OSError as error:
        raise CannotWrite(folder, reason(error)) from None
    return folder


def _copied(register: Register, path: Path, key: Path) -> int:
    """Make a copy; how many rows it has. It has its name when it has been opened with the key and
    counted. Raises NotMade, FileTrouble.
    """
    before = counted(register, LOGGED)
    found: dict[str, int] = {}

    def look(unfinished: Path) -> None:
        try:
            found.update(_counted_in(unfinished, key, register.unlock))
        except (Damaged, DiskFault, NotARegister, WrongKey):
            raise NotMade(path, "den gick inte att öppna och läsa rätt") from None
        require_all(path, before, found)

    copies.copy(register, path, look)
    return sum(found.values())


def require_all(path: Path, before: Mapping[str, int], found: Mapping[str, int]) -> None:
    """Raise NotMade when a copy has fewer rows of some tables than the register had before it."""
    # What the log has stays; other tables may change while the copy is made.
    if any(found[table] < rows for table, rows in before.items()):
        raise NotMade(path, "den hade färre rader än registret")


def _counted_in(path: Path, key: Path, unlock: Unlock) -> dict[str, int]:
    made = opening.open_copy(path, key, unlock=unlock)
    try:
        return counted(made)
    finally:
        made.close()


def _forget(folder: Path, register: Path, rule: CopySettings) -> list[Copy]:
    found = store.in_folder(folder, register)
    why = kept(found, rule)
    superfluous = [each for each in found if each.path not in why]
    for each in superfluous:
        try:
            each.path.unlink()
        except OSError as error:
            raise FileTrouble(
                f"Säkerhetskopian är gjord, men den gamla {each.path} går inte att ta bort:"
                f" {reason(error)}. Ta bort den, eller ge rättigheter till mappen."
            ) from None
    return superfluous

"""Trying a copy, and putting it in the register's place.

A copy is never worked on itself: it is copied beside the register, brought up to this program's
schema and looked through there. Only then is the register touched, in one transaction.
"""

from __future__ import annotations

import shutil
from bisect import bisect
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...register import copies, folders, opening
from ...register.trouble import Damaged, NotARegister, WrongKey
from ...register.wholeness import Wholeness, look_through
from ...words import clock
from ...words.errors import CannotWrite, FileTrouble, reason
from ...words.record import Record
from . import buried, store
from .model import COPIED, TRIED, Deed, Made, moment_in
from .refusals import AnotherRegister, NoCopy, NotWhole

if TYPE_CHECKING:
    from ...register.cells import Author
    from ...register.config import Settings
    from ...register.database import Register
    from ...register.erasing import Tombstone
    from ...register.key import Unlock


class Trial(Record):
    """A copy that has been opened beside the register and found whole."""

    path: Path
    register: Register
    wholeness: Wholeness
    last_at: str


@contextmanager
def tried(path: Path, settings: Settings, author: Author, unlock: Unlock) -> Iterator[Trial]:
    """Open a copy as it would be restored, in a place of its own that is removed afterwards.

    Raises NoCopy, NotWhole, WrongKey, TooNew, FileTrouble, and what ``unlock`` raises; the register
    is not touched.
    """
    if not path.is_file():
        raise NoCopy(path)
    place = folders.unfinished(settings.register, folders.mark(), "prov")
    inside = place / settings.register.name
    try:
        try:
            folders.make(place)
            folders.create(inside)
            shutil.copyfile(path, inside)
        except OSError as error:
            raise CannotWrite(place, reason(error)) from None
        register = None
        try:
            register = opening.open_register(inside, settings.nyckel, author, unlock)
            whole = look_through(register)
        except WrongKey:
            raise WrongKey(path, settings.nyckel) from None
        except NotARegister:
            raise NotARegister(path) from None
        except Damaged:
            whole = Wholeness(0, 0, ["den går inte att läsa rätt"])
        try:
            if register is None or whole.faults:
                raise NotWhole(path, whole.faults)
            yield Trial(path, register, whole, store.newest(register).at)
        finally:
            if register:
                register.close()
    finally:
        folders.drop(place)
        folders.sweep(settings.register)


def note(register: Register, trial: Trial, today: date) -> None:
    """Remember that a restore has been tried."""
    store.note(register, TRIED, trial.path, trial.wholeness.rows, today)


def lost(register: Register, trial: Trial) -> list[Deed]:
    """What has been done in the register and is not in the copy, the latest first.

    Raises AnotherRegister.
    """
    if store.uid(register) != store.uid(trial.register):
        raise AnotherRegister(trial.path)
    newest = min(store.newest(each).id for each in (register, trial.register))
    # A restore may have parted them: all that is the same comes first.
    same = bisect(
        range(1, newest + 1),
        0,
        key=lambda number: store.deed(register, number) != store.deed(trial.register, number),
    )
    return store.after(register, same)


def restore(trial: Trial, present: Register, today: date) -> Path:
    """Put a copy in the place of a register that is in use; returns where the present one lies.

    Other commands that have it open go on with what is restored. Raises FileTrouble.
    """
    aside = _aside(present.path, "fore-aterstallning")
    copies.copy(present, aside)
    _log(trial, present.path, store.buried(present), today)
    copies.replace_all(trial.register, present)
    return aside


def restore_file(trial: Trial, path: Path, today: date) -> Path | None:
    """Put a copy where there is no register that can be opened.

    Returns where what lay there was put aside. Raises FileTrouble.
    """
    _log(trial, path, [], today)
    trial.register.close()
    aside = _aside(path, "skadat") if path.exists() else None
    try:
        folders.make(path.parent)
        if aside:
            _move(path, aside)
        try:
            folders.put(trial.register.path, path)
        except OSError:
            if aside:
                _move(aside, path)
            raise
    except OSError as error:
        raise FileTrouble(
            f"Det går inte att lägga säkerhetskopian som {path}: {reason(error)}. Det som låg där"
            " ligger kvar. Ge plats och rättigheter, och kör om."
        ) from None
    return aside


def _move(path: Path, target: Path) -> None:
    """Rename a register file with what SQLite keeps beside it."""
    for rest in ("-wal", "-shm", ""):
        beside = path.with_name(path.name + rest)
        if beside.exists():
            beside.rename(target.with_name(target.name + rest))


def _log(trial: Trial, path: Path, gone: list[Tombstone], today: date) -> None:
    """Write that it is restored, and dispose again of what is back, before it takes the place of
    the register at ``path``: none that is restored lacks the one or has the other.
    """
    reason_given = f"återställt från {trial.path.name}, senaste åtgärd {trial.last_at}"
    uid = store.uid(trial.register)
    beside = buried.listed(path, uid, (path.parent, trial.path.parent))
    with trial.register.operation(day=today.isoformat(), reason=reason_given):
        buried.bury_again(trial.register, [*gone, *beside], today)
        if at := moment_in(trial.path.name, path):  # the copy does not know of itself
            day = min(date.fromisoformat(at[:10]), today)
            made = Made(at, day, str(trial.path), trial.wholeness.rows)
            store.keep(trial.register, COPIED, made)
    trial.register.settle()


def _aside(path: Path, why: str) -> Path:
    return path.with_name(f"{path.name}.{why}.{clock.stamp(clock.now())}")

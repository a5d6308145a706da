"""The deed of letting a case go: the file, the closing and the note of it, or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...case import store as case_store
from ...case.actor import store as actor_store
from ...case.choices import MOVED
from ...case.refusals import NoIdentity
from ...paper.files import placed
from ...register import folders, sealed
from ...words.errors import CannotWrite, reason
from ...words.record import Record, replace
from . import packing, store, written
from .model import Package
from .refusals import IsOtherwise
from .seal import SEAL

if TYPE_CHECKING:
    from ...register.database import Register
    from .form import MoveOut

ENDING = "norrbus-flytt"


class Gone(Record):
    """What went, in which file, and the words that open it."""

    package: Package
    path: Path
    words: str


def packed(register: Register, wanted: MoveOut, today: date) -> Package:
    """What would go; nothing is written.

    Raises UnknownReference, IsClosed, NoIdentity, UnknownActor, and what ``pack`` raises.
    """
    case = case_store.find(register, wanted.reference)
    case.require_open()
    if case.anonymous:
        raise NoIdentity(case.reference)
    receiver = actor_store.named(register, wanted.to)
    return packing.pack(register, wanted, receiver, today)


def let_go(
    register: Register, wanted: MoveOut, package: Package, folder: Path, today: date
) -> Gone:
    """Seal what was shown of a case in a file, and close it. That its people were shown is logged.

    Raises what ``packed`` raises, IsOtherwise, AlreadyThere, CannotWrite.
    """
    words = sealed.words()
    because = "; ".join(filter(None, (wanted.despite_consent, wanted.unmask)))
    with register.operation(day=today.isoformat(), reason=because):
        if replace(packed(register, wanted, today), id=package.id) != package:
            raise IsOtherwise(wanted.reference)
        case = case_store.find(register, wanted.reference)
        path = (folder / f"flytt-{case.reference}-{package.id[:8]}.{ENDING}").absolute()
        text = sealed.Sealed(written.text(package), words)
        try:
            content = sealed.content(path, text, SEAL)
        except OSError as error:
            raise CannotWrite(path, reason(error)) from None
        _sweep(path.parent)
        with placed({path: content}, overwrite=False):
            closed_on = today.isoformat()
            case_store.close(
                register, case.id, {"closed_on": closed_on, "reason": MOVED, "note": wanted.note}
            )
            store.went(register, case.id, package.id, package.receiver, today, str(path))
            for person in case.attending(today):
                protected = bool(wanted.unmask) and person.protected
                register.look(person.id, case.id, protected=protected)
    return Gone(package, path, words)


def _sweep(folder: Path) -> None:
    """Remove what killed moves left half written: their files had other names."""
    for each in folder.glob(f".flytt-*.{ENDING}.*"):
        folders.sweep(folder / (each.name[1:].partition(f".{ENDING}.")[0] + f".{ENDING}"))

"""The deeds of keeping a scanned page with a paper, and of taking it out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ....case import store as case_store
from ....case.people import people_ids
from ....paper.files import placed, require_folder
from ....register import folders
from ....register.cells import Value
from ....register.database import Register
from ....words.errors import reason
from ....words.events import check_event
from .. import store as papers
from . import store
from .model import MOST, AlreadyAttached, Attachment, CannotBeRead, StandsThere, TooLarge, format_of

if TYPE_CHECKING:
    from .form import AttachPage


def attach(register: Register, number: int, path: Path, note: str, today: date) -> int:
    """Keep a scanned page with the paper that has a number; the attachment's own number.

    At most MOST bytes. Raises UnknownPaper, CannotBeRead, TooLarge, NotAPage, AlreadyAttached.
    """
    page = _Page(path, note, today)
    with register.operation(day=today.isoformat()):
        paper = papers.find(register, number)
        there = store.of_papers(register, [paper.number])
        return page.keep(register, there, f"papper {paper.number}", {"document_id": paper.number})


def receive(register: Register, new: AttachPage, path: Path, today: date) -> tuple[int, str]:
    """Keep what has come in to a case, with what a register must say of it: when it came, from
    whom, what it is about in short (OSL 5 kap. 2 §). The attachment's number and the case.

    Raises UnknownReference, InTheFuture, TooEarly and what ``attach`` raises of the file.
    """
    came_on = new.came_on or today
    check_event("Dagen då det kom in", came_on, today)
    page = _Page(path, new.note, today)
    with register.operation(day=today.isoformat()):
        case = case_store.find(register, new.reference)
        of_case: dict[str, Value] = {
            "case_id": case.id,
            "what": new.what,
            "sender": new.sender,
            "came_on": came_on.isoformat(),
        }
        there = store.come_in(register, case.id)
        return page.keep(register, there, case.reference, of_case), case.reference


class _Page:
    """A page that is to be kept. Raises CannotBeRead, TooLarge, NotAPage."""

    def __init__(self, path: Path, note: str, today: date) -> None:
        self._content = _read(path)
        self._values: dict[str, Value] = {
            "format": format_of(self._content, path),
            "size": len(self._content),
            "file_hash": hashlib.sha256(self._content).hexdigest(),
            "attached_on": today.isoformat(),
            "note": note,
        }

    def keep(
        self, register: Register, there: Iterable[Attachment], to: str, more: Mapping[str, Value]
    ) -> int:
        """Keep it beside those that are ``there``; its number. Raises AlreadyAttached."""
        for each in there:
            if each.file_hash == self._values["file_hash"]:
                raise AlreadyAttached(to, each.id)
        return store.add(register, {**self._values, **more}, self._content)


def _read(path: Path) -> bytes:
    """Raises CannotBeRead, TooLarge."""
    try:
        size = path.stat().st_size
        if size > MOST:
            raise TooLarge(path, size)
        return folders.read(path)
    except OSError as error:
        raise CannotBeRead(path, reason(error)) from None


def fetch(register: Register, number: int, path: Path, today: date) -> None:
    """Put an attachment in a file that only its owner can read; that everybody in the case was
    shown is logged. Raises UnknownAttachment, StandsThere, NoSuchFolder, CannotWrite.
    """
    with register.operation(day=today.isoformat()):
        found = store.find(register, number)
        if path.exists():
            raise StandsThere(path)
        require_folder(path)
        case_id = found.case_id
        if found.document_id is not None:
            case_id = papers.find(register, found.document_id).first.case_id
        with placed({path.absolute(): store.content(register, number)}, overwrite=False):
            if case_id is not None:
                for person_id in people_ids(case_store.by_id(register, case_id)):
                    register.look(person_id, case_id, protected=True)

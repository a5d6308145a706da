"""The deeds of keeping a scanned page with a paper, and of taking it out."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from ....case import store as case_store
from ....case.people import people_ids
from ....paper.files import placed
from ....register import folders
from ....register.database import Register
from ....words.errors import reason
from .. import store as papers
from . import store
from .model import MOST, AlreadyAttached, CannotBeRead, StandsThere, TooLarge, format_of


def attach(register: Register, number: int, path: Path, note: str, today: date) -> int:
    """Keep a scanned page with the paper that has a number; the attachment's own number.

    At most MOST bytes. Raises UnknownPaper, CannotBeRead, TooLarge, NotAPage, AlreadyAttached.
    """
    content = _read(path)
    found = format_of(content, path)
    digest = hashlib.sha256(content).hexdigest()
    with register.operation(day=today.isoformat()):
        paper = papers.find(register, number)
        for each in store.of_papers(register, [paper.number]):
            if each.file_hash == digest:
                raise AlreadyAttached(paper.number, each.id)
        return store.add(
            register,
            {
                "document_id": paper.number,
                "format": found,
                "size": len(content),
                "file_hash": digest,
                "attached_on": today.isoformat(),
                "note": note,
            },
            content,
        )


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
    shown is logged. Raises UnknownAttachment, StandsThere, CannotWrite.
    """
    with register.operation(day=today.isoformat()):
        found = store.find(register, number)
        if path.exists():
            raise StandsThere(path)
        case_id = papers.find(register, found.document_id).first.case_id
        with placed({path.absolute(): store.content(register, number)}, overwrite=False):
            if case_id is not None:
                for person_id in people_ids(case_store.by_id(register, case_id)):
                    register.look(person_id, case_id, protected=True)

"""A line of ``norrbus dokument lista``: a paper, or what has come in to a case."""

from __future__ import annotations

from datetime import date

from ...paper.model import Document
from ...register.database import Register
from ...words.record import Record
from . import store
from .attachment import store as attachments
from .attachment.model import Attachment
from .model import SIGNED, Paper


class Listed(Record):
    """What is listed; ``number`` is a paper's, ``came_on`` and ``sender`` are of what came in."""

    number: int | None
    reference: str
    kind: str
    written_on: date | None
    recipient: str
    came_on: date | None
    sender: str
    attachments: tuple[Attachment, ...]
    notes: tuple[str, ...]
    sent: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    replaced_by: int | None = None
    files: tuple[Document, ...] = ()


def about(register: Register, reference: str) -> list[tuple[int | None, Listed]]:
    """The papers about a case or another thing, the oldest first, and then what has come in to the
    case; all of it for no reference. Each with the id of its case.
    """
    papers = [(each.first.case_id, of_paper(each)) for each in store.about(register, reference)]
    pages = attachments.received(register, reference)
    return [*papers, *((page.case_id, of_page(page, of)) for page, of in pages)]


def of_paper(paper: Paper) -> Listed:
    """The line of a paper."""
    first = paper.first
    return Listed(
        number=paper.number,
        reference=first.reference,
        kind=first.kind,
        written_on=first.written_on,
        recipient=first.recipient,
        came_on=None,
        sender="",
        attachments=paper.attachments,
        notes=tuple(each.note for each in paper.steps if each.note),
        sent=tuple(each.spoken for each in paper.sent()),
        signed=tuple(each.spoken for each in paper.done(SIGNED)),
        replaced_by=paper.replaced_by,
        files=paper.files,
    )


def of_page(page: Attachment, reference: str) -> Listed:
    """The line of what has come in to the case with a reference."""
    return Listed(
        number=None,
        reference=reference,
        kind=page.what,
        written_on=None,
        recipient="",
        came_on=page.came_on,
        sender=page.sender,
        attachments=(page,),
        notes=(page.note,) if page.note else (),
    )

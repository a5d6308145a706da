"""A paper with its files and what became of it: sent, signed, replaced by a newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from ...meeting.notice.kinds import KINDS as NOTICES
from ...paper.model import Document
from ...words.dates import short
from ...words.errors import NotFound, Refused
from ...words.record import Record, replace
from .attachment.model import Attachment

SENT, SIGNED = "skickat", "underskrivet"


class UnknownPaper(NotFound):
    """No paper has a number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Det finns inget papper {number}. Numren står i: norrbus dokument lista")


class AlreadyNoted(Refused):
    """The same has been said of a paper before."""

    def __init__(self, number: int, what: str, on: date) -> None:
        super().__init__(
            f"Papper {number} är redan antecknat som {what} {short(on)}, samma väg och person."
            " Inget ändrades."
        )


class Step(Record):
    """What became of a paper: that it was sent to somebody, or signed by."""

    document_id: int
    what: str
    day: date
    how: str
    who: str
    note: str

    @property
    def spoken(self) -> str:
        """On a line, with a day in ISO."""
        towards = "av" if self.what == SIGNED else "till"
        who = f"{towards} {self.who}" if self.who else ""
        return " ".join(part for part in (self.day.isoformat(), self.how, who) if part)


class Paper(Record):
    """Files that were written together, the same in several formats, with their steps.

    ``replaced_by`` is the number of a newer one of the same kind to the same recipient about the
    same thing.
    """

    files: tuple[Document, ...]
    steps: tuple[Step, ...] = ()
    replaced_by: int | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def first(self) -> Document:
        """The file that says what all say."""
        return self.files[0]

    @property
    def number(self) -> int:
        """What a user calls it."""
        return self.first.id

    def done(self, what: str) -> list[Step]:
        """When it was sent or signed, the oldest first."""
        return sorted((each for each in self.steps if each.what == what), key=lambda it: it.day)

    def sent(self) -> list[Step]:
        """When it was sent, the oldest first."""
        return self.done(SENT)


def papers(documents: Iterable[Document], steps: Iterable[Step] = ()) -> list[Paper]:
    """Files as papers, the oldest first, with their steps and what replaced them.

    Files from before they were numbered are one paper when they say the same, each in a format of
    its own.
    """
    found: dict[int, list[Document]] = {}
    unnumbered: dict[tuple[object, ...], int] = {}
    for each in documents:
        number = each.paper_id
        if number is None and each.stem is None:
            said = (each.written_on, _thing(each), each.sent_how)
            number = unnumbered.get(said)
            if number is None or each.path in {other.path for other in found[number]}:
                number = unnumbered[said] = each.id
        found.setdefault(number or each.id, []).append(each)
    said_of = list(steps)
    made = [Paper(tuple(files), tuple(_steps(files, said_of))) for files in found.values()]
    return list(_replaced(made))


def _steps(files: list[Document], steps: Iterable[Step]) -> Iterator[Step]:
    first, ids = files[0], {each.id for each in files}
    if first.sent_how:
        yield Step(first.id, SENT, first.written_on, first.sent_how, first.recipient, "")
    yield from (each for each in steps if each.document_id in ids)


def _replaced(made: list[Paper]) -> Iterator[Paper]:
    newer: dict[tuple[object, ...], int] = {}
    found = []
    for each in reversed(made):
        thing = _thing(each.first)
        found.append(replace(each, replaced_by=newer.get(thing)))
        newer[thing] = each.number
    yield from reversed(found)


def _thing(each: Document) -> tuple[object, ...]:
    """What a paper is about and to whom. A name that was registered tells to whom."""
    if each.kind in NOTICES:  # each tells of the move before it
        return (each.kind, each.reference, each.participant_id)
    stem, to = each.stem, ""
    if stem is None:
        stem, to = Path(each.path).stem.removesuffix("-skyddat"), each.recipient
    return (each.kind, each.reference, stem, to, each.protected)

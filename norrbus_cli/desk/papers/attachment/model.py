"""A scanned page: what it may be, and what is known of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ....words.errors import FileTrouble, NotFound, Refused
from ....words.record import Record

# Own choice: some twenty pages scanned in colour; the register is copied whole each morning.
MOST = 10_000_000
_BEGINS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}


class NotAPage(FileTrouble):
    """A file that is no scanned page, by what it holds."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} är varken PDF, PNG eller JPEG. Inget bifogades. Skanna till något av dem."
        )


class TooLarge(FileTrouble):
    """A file that is larger than what is kept."""

    def __init__(self, path: Path, size: int) -> None:
        megabytes = f"{size / 1_000_000:.1f}".replace(".", ",")
        super().__init__(
            f"{path} är {megabytes} MB, och högst {MOST // 1_000_000} MB bifogas. Inget"
            " bifogades. Skanna med lägre upplösning eller i gråskala."
        )


class CannotBeRead(FileTrouble):
    """A file that cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"Det går inte att läsa {path}: {why}. Inget bifogades.")


class StandsThere(FileTrouble):
    """A file stands where one was to be put."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Det finns redan en fil {path}. Inget skrevs. Välj ett annat namn.")


class UnknownAttachment(NotFound):
    """No attachment has a number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Det finns ingen bilaga {number}. Numren står i: norrbus dokument lista")


class AlreadyAttached(Refused):
    """The same page is attached to the paper, or the case, already."""

    def __init__(self, to: str, attachment: int) -> None:
        super().__init__(f"Filen är redan bifogad {to}, som bilaga {attachment}. Inget ändrades.")


class Attachment(Record):
    """A page that is kept: with which paper or case, in which format, how large, since when.

    ``what`` it is, ``sender`` whom it is from and ``came_on`` are of one that came in to a case.
    """

    id: int
    document_id: int | None
    case_id: int | None
    format: str
    size: int
    file_hash: str
    attached_on: date
    note: str
    what: str
    sender: str
    came_on: date | None

    @property
    def spoken(self) -> str:
        """On a line, with its number and a day in ISO."""
        return f"{self.id} {self.format} {self.attached_on.isoformat()}"


def format_of(content: bytes, path: Path) -> str:
    """What a file is, by what it holds. Raises NotAPage."""
    for name, begins in _BEGINS.items():
        if content.startswith(begins):
            return name
    raise NotAPage(path)

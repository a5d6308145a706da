"""Rows of written documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..register import folders
from ..register.cells import Row, Value
from ..register.database import Register
from ..words.hashed import sha256
from .kept import store as kept_store
from .model import Document, File, Letter

if TYPE_CHECKING:
    from .kept.model import Words


def add(
    register: Register,
    about: tuple[str, str, str],
    files: Iterable[File],
    day: date,
    values: Mapping[str, Value],
    *,
    words: Words | None = None,
) -> None:
    """Register the files of a paper that is written on a day, and keep what it said, once.

    ``about`` is its kind, what it is about and its name (``Letter.name``), ``values`` are those
    that not every paper has.
    """
    kind, of, stem = about
    first: int | None = None
    content = kept_store.packed_with_logo(register, words) if words else b""
    for file in files:
        keeps = bool(content) and first is None
        of_file: dict[str, Value] = {
            "paper_id": first,
            "words_hash": sha256(content) if keeps else None,
            "kind": kind,
            "about": of,
            "stem": stem,
            **_of_file(file, day),
        }
        number = register.insert("documents", {**of_file, **values})
        if keeps:
            register.keep_words(number, content)
        first = first or number


def add_to(
    register: Register, number: int, files: Iterable[File], day: date, *, protected: bool
) -> None:
    """Register more files of the paper with a number, written on a day; ``protected``: they have
    protected personal data. Nothing is said of how they are sent.
    """
    first = register.stored("documents", number) or {}
    for file in files:
        more: dict[str, Value] = {"paper_id": number, "words_hash": None, "sent_how": ""}
        of_file = {**_of_file(file, day), "protected": int(protected)}
        same = {name: value for name, value in first.items() if name != "id"}
        register.insert("documents", {**same, **more, **of_file})


def _of_file(file: File, day: date) -> dict[str, Value]:
    return {
        "written_on": day.isoformat(),
        "path": str(file.path),
        "format": file.format,
        "file_hash": sha256(file.content),
        "template": file.template,
        "template_hash": file.template_hash,
    }


def is_another(register: Register, path: Path, letter: Letter) -> bool:
    """Whether what was last registered under a path is not what a letter takes the place of: it is
    of another kind or to somebody else. The name tells to whom, in numbers that stay; before it
    was registered, what the recipient was called.
    """
    row = register.row(_LAST_AT, [str(path)])
    if row is None:
        return False
    same = (
        row["recipient"] == letter.recipient if row["stem"] is None else row["stem"] == letter.name
    )
    return not same or row["kind"] != letter.kind


def stands(register: Register, path: Path, letter: Letter) -> bool:
    """Whether a file stands under a path and what was last registered there is what a letter says,
    of the same of the meeting's moves.
    """
    row = register.row(_LAST_AT, [str(path)])
    return (
        row is not None
        and not is_another(register, path, letter)
        and row["meeting_sequence"] == letter.meeting_sequence
        and path.exists()
    )


_LAST_AT = "SELECT * FROM documents WHERE path = ? ORDER BY id DESC LIMIT 1"


def keeping(register: Register, files: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """The files that are to be written; a registered paper that stands where one goes is kept in
    the register first, so that it can come back; one that a killed command put there goes. Inside
    an operation."""
    for path in files:
        _take_up(register, path)
        content = _read(path)
        if content is not None:
            found = sha256(content)
            if is_registered(register, path, found):
                register.keep_paper(path, found, content, leaving=False)
    return dict(files)


def tidy(register: Register, folder: Path) -> None:
    """Take back what commands that were killed did to papers in a folder, and what they left."""
    for path in folders.left_in(folder):
        take_up(register, path)


def take_up(register: Register, path: Path) -> None:
    """Take back what a command that was killed did to a file, and what it left beside it."""
    _take_up(register, path)
    folders.sweep(path)


def _take_up(register: Register, path: Path) -> None:
    from .files import take_up

    def finished() -> bool:
        content = _read(path)
        found = sha256(content or b"")
        return is_registered(register, path, found)

    take_up(path, finished)


def _read(path: Path) -> bytes | None:
    try:
        return folders.read(path)
    except OSError:
        return None


def is_registered(register: Register, path: Path, file_hash: str) -> bool:
    """Whether a file with a content is registered under its path."""
    sql = "SELECT 1 FROM documents WHERE path = ? AND file_hash = ?"
    return register.row(sql, [str(path), file_hash]) is not None


def newest_hash(register: Register, path: Path) -> str:
    """The content of what was last registered under a path; empty when nothing is."""
    row = register.row(_LAST_AT, [str(path)])
    return row["file_hash"] if row else ""


def newest_paper(register: Register, path: Path) -> int:
    """The number of the paper that was last registered under a path; 0 when none is."""
    row = register.row(_LAST_AT, [str(path)])
    return int(row["paper_id"] or row["id"]) if row else 0


def kept(register: Register, path: Path, file_hash: str) -> bytes:
    """What a paper that left, or was written over, held; nothing when it was not kept."""
    sql = "SELECT content FROM kept_papers WHERE path = ? AND file_hash = ?"
    row = register.row(sql, [str(path), file_hash])
    return bytes(row["content"]) if row else b""


def leaving(register: Register) -> list[tuple[str, str]]:
    """Path and content of the files that are to be removed."""
    rows = register.rows("SELECT path, file_hash FROM kept_papers WHERE leaving = 1")
    return [(row["path"], row["file_hash"]) for row in rows]


# About it, or about something that belongs to the case: a deviation's report.
_ABOUT = """SELECT * FROM documents WHERE ?1 = '' OR about = ?1 COLLATE NOCASE
    OR case_id = (SELECT id FROM cases WHERE reference = ?1 COLLATE NOCASE) ORDER BY id"""


def about(register: Register, reference: str) -> list[Document]:
    """The documents about a case or another thing, the oldest first; all of them for no
    reference."""
    return [_document(row) for row in register.rows(_ABOUT, [reference])]


def of_case(register: Register, case_id: int) -> list[Document]:
    """The documents of a case, the oldest first."""
    sql = "SELECT * FROM documents WHERE case_id = ? ORDER BY id"
    return [_document(row) for row in register.rows(sql, [case_id])]


def _document(row: Row) -> Document:
    return Document(
        id=row["id"],
        paper_id=row["paper_id"],
        stem=row["stem"],
        case_id=row["case_id"],
        meeting_id=row["meeting_id"],
        reference=row["about"],
        kind=row["kind"],
        format=row["format"],
        written_on=date.fromisoformat(row["written_on"]),
        path=row["path"],
        recipient=row["recipient"],
        sent_how=row["sent_how"],
        protected=row["protected"],
        template=row["template"],
        template_hash=row["template_hash"],
        file_hash=row["file_hash"],
        participant_id=row["participant_id"],
        words_hash=row["words_hash"],
    )


def calendar_folder(register: Register, meeting_id: int) -> str:
    """The path of the newest calendar file of a meeting, empty when none has been written."""
    row = register.row(
        "SELECT path FROM documents WHERE meeting_id = ? AND format = 'ics' ORDER BY id DESC"
        " LIMIT 1",
        [meeting_id],
    )
    return row["path"] if row else ""

"""Rows of attachments; what they hold stands beside the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....register.cells import Value, ids
from ....register.database import Register
from ....words.hashed import sha256
from ....words.record import of_row
from .model import Attachment, UnknownAttachment


def of_papers(register: Register, numbers: Iterable[int]) -> list[Attachment]:
    """The attachments of some papers, the oldest first."""
    sql = """SELECT * FROM attachments WHERE document_id IN (SELECT value FROM json_each(?))
        ORDER BY id"""
    return [of_row(Attachment, row) for row in register.rows(sql, [ids(numbers)])]


def come_in(register: Register, case_id: int) -> list[Attachment]:
    """What has come in to a case, the oldest first."""
    sql = "SELECT * FROM attachments WHERE case_id = ? ORDER BY came_on, id"
    return [of_row(Attachment, row) for row in register.rows(sql, [case_id])]


def received(register: Register, reference: str) -> list[tuple[Attachment, str]]:
    """What has come in to the case with a reference, or to any for none, with its reference."""
    sql = """SELECT a.*, c.reference FROM attachments a JOIN cases c ON c.id = a.case_id
        WHERE ?1 = '' OR c.reference = ?1 COLLATE NOCASE ORDER BY a.came_on, a.id"""
    rows = register.rows(sql, [reference])
    return [(of_row(Attachment, row), row["reference"]) for row in rows]


def find(register: Register, number: int) -> Attachment:
    """The attachment with a number. Raises UnknownAttachment."""
    row = register.row("SELECT * FROM attachments WHERE id = ?", [number])
    if row is None:
        raise UnknownAttachment(number)
    return of_row(Attachment, row)


def of_case(register: Register, case_id: int) -> list[Attachment]:
    """The attachments of a case's papers, the oldest first, and what has come in to it."""
    rows = register.rows("SELECT id FROM documents WHERE case_id = ?", [case_id])
    return [*of_papers(register, [row["id"] for row in rows]), *come_in(register, case_id)]


def add(register: Register, values: dict[str, Value], content: bytes) -> int:
    """Keep a page; its number. Inside an operation."""
    number = register.insert("attachments", values)
    register.keep_page(number, content)
    return number


def content(register: Register, number: int) -> bytes:
    """What an attachment holds; empty when it is gone."""
    row = register.row("SELECT content FROM attached_pages WHERE id = ?", [number])
    return bytes(row["content"]) if row else b""


def damaged(register: Register) -> Iterator[int]:
    """The numbers of those that are not what was attached."""
    for row in register.rows("SELECT id, file_hash FROM attachments ORDER BY id"):
        if sha256(content(register, row["id"])) != row["file_hash"]:
            yield row["id"]

"""What has been noted of papers."""

from __future__ import annotations

from collections.abc import Iterable

from ...paper import store as documents
from ...paper.model import Document
from ...register.cells import Value, ids
from ...register.database import Register
from ...words.record import of_row, replace
from .attachment import store as attachments
from .model import Paper, Step, UnknownPaper, papers


def about(register: Register, reference: str) -> list[Paper]:
    """The papers about a case or another thing, the oldest first; all for no reference."""
    return _papers(register, documents.about(register, reference))


def of_case(register: Register, case_id: int) -> list[Paper]:
    """The papers about a case and what belongs to it, the oldest first."""
    return _papers(register, documents.of_case(register, case_id))


def find(register: Register, number: int) -> Paper:
    """The paper with a number. Raises UnknownPaper."""
    row = register.row("SELECT about FROM documents WHERE id = ?", [number])
    found = about(register, row["about"]) if row else []
    for each in found:
        if each.number == number:
            return each
    raise UnknownPaper(number)


def _papers(register: Register, written: Iterable[Document]) -> list[Paper]:
    files = list(written)
    sql = """SELECT * FROM paper_steps WHERE document_id IN (SELECT value FROM json_each(?))
        ORDER BY id"""
    rows = register.rows(sql, [ids(each.id for each in files)])
    found = papers(files, [of_row(Step, row) for row in rows])
    pages = attachments.of_papers(register, [each.number for each in found])
    return [
        replace(each, attachments=tuple(it for it in pages if it.document_id == each.number))
        for each in found
    ]


def add_step(register: Register, values: dict[str, Value]) -> None:
    """Note what became of a paper."""
    register.insert("paper_steps", values)

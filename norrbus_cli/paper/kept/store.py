"""What is kept of papers, beside the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...register.cells import ids
from ...register.database import Register
from ...words.hashed import sha256

if TYPE_CHECKING:
    from ..model import Document
    from .model import Words


def packed_with_logo(register: Register, words: Words) -> bytes:
    """What is kept of a paper; its logo is kept beside it. Inside an operation."""
    from .model import logo_hash, packed

    if words.rendered and words.rendered.house.logo:
        house = words.rendered.house
        register.keep_logo(logo_hash(house), house.logo)
    return packed(words)


def find(register: Register, document: Document) -> Words | None:
    """What a paper said, by its first file; None when nothing of it is kept, or not as it was."""
    from .model import unpacked

    content = _kept_words(register, document.id)
    if document.words_hash != sha256(content):
        return None

    def logo(file_hash: str) -> bytes:
        row = register.row("SELECT content FROM kept_logos WHERE file_hash = ?", [file_hash])
        return bytes(row["content"]) if row else b""

    return unpacked(content, logo)


def _kept_words(register: Register, number: int) -> bytes:
    row = register.row("SELECT content FROM kept_words WHERE id = ?", [number])
    return bytes(row["content"]) if row else b""


def damaged(register: Register) -> Iterator[int]:
    """The numbers of the papers whose words are not what was kept."""
    sql = "SELECT id, words_hash FROM documents WHERE words_hash IS NOT NULL ORDER BY id"
    for row in register.rows(sql):
        if sha256(_kept_words(register, row["id"])) != row["words_hash"]:
            yield row["id"]


def protected_now(register: Register, people: Iterable[int], case_id: int | None) -> frozenset[int]:
    """Who has protected personal data, of some people and of all who are or have been in a case or
    in any case of theirs.
    """
    named = {"people": ids(people), "case": case_id}
    return frozenset(row["id"] for row in register.rows(_PROTECTED, named))


_PROTECTED = """WITH these AS (SELECT value AS id FROM json_each(:people)), of AS (
    SELECT :case AS id UNION SELECT id FROM cases WHERE child_id IN (SELECT id FROM these)
    UNION SELECT case_id FROM guardianships WHERE person_id IN (SELECT id FROM these))
    SELECT id FROM persons WHERE protection <> '' AND id IN (SELECT id FROM these
    UNION SELECT child_id FROM cases WHERE id IN (SELECT id FROM of)
    UNION SELECT person_id FROM guardianships WHERE case_id IN (SELECT id FROM of))"""

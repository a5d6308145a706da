"""Whether each written paper lies where it was put, as it was written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ...paper.model import Document
from ...register import folders
from ...statistics.kinds import again
from .model import WARNING, Finding

MISSING, UNREADABLE = "finns inte längre", "går inte att läsa"


def changed(documents: list[Document]) -> Iterator[Finding]:
    """What is not as it was written."""
    by_id = {each.id: each for each in documents}
    for each, wrong in states(documents):
        if wrong:
            yield finding(each, wrong, by_id)


def states(documents: list[Document]) -> Iterator[tuple[Document, str]]:
    """The newest at each place, and what is wrong with it; empty for nothing.

    What it overwrote is no longer there to be looked for.
    """
    for each in {each.path: each for each in documents}.values():
        yield each, _wrong(each)


def finding(document: Document, wrong: str, by_id: Mapping[int, Document]) -> Finding:
    """A paper that is not as it was written, and how it is had again: from its words where they
    are kept with its first file, among all ``by_id``, else from the facts of today.
    """
    return Finding(
        WARNING,
        "dokument",
        f"{document.path} {wrong}.",
        _from_words(document, wrong, by_id)
        or again(document)
        or f'norrbus dokument skriv "{document.kind}" {document.reference} --skriv-över',
    )


def _from_words(document: Document, wrong: str, by_id: Mapping[int, Document]) -> str:
    """The command that makes it again of its words; empty where none are kept."""
    number = document.paper_id or document.id
    first = by_id.get(number)
    if first is None or not first.words_hash:
        return ""
    folder = Path(document.path).parent
    there = folder == Path(first.path).parent
    where = "" if there else f' --format {document.format} --mapp "{folder}"'
    over = "" if wrong == MISSING else " --skriv-över"
    return f"norrbus dokument återskapa {number}{where}{over}"


def _wrong(document: Document) -> str:
    try:
        content = folders.read(Path(document.path))
    except FileNotFoundError:
        return MISSING
    except OSError:
        return UNREADABLE
    if hashlib.sha256(content).hexdigest() != document.file_hash:
        return f"är ändrat sedan det skrevs {document.written_on}"
    return ""

"""Whether each written paper lies where it was put, as it was written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ...paper.model import Document
from ...register import folders
from ...statistics.kinds import again
from .model import WARNING, Finding

MISSING, UNREADABLE = "finns inte längre", "går inte att läsa"


def changed(documents: list[Document]) -> Iterator[Finding]:
    """What is not as it was written."""
    for each, wrong in states(documents):
        if wrong:
            yield finding(each, wrong)


def states(documents: list[Document]) -> Iterator[tuple[Document, str]]:
    """The newest at each place, and what is wrong with it; empty for nothing.

    What it overwrote is no longer there to be looked for.
    """
    for each in {each.path: each for each in documents}.values():
        yield each, _wrong(each)


def finding(document: Document, wrong: str) -> Finding:
    """A paper that is not as it was written."""
    return Finding(
        WARNING,
        "dokument",
        f"{document.path} {wrong}.",
        again(document)
        or f'norrbus dokument skriv "{document.kind}" {document.reference} --skriv-över',
    )


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

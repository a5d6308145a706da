"""Whether each written paper lies where it was put, as it was written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ...paper.model import Document
from ...register import folders
from ...statistics.kinds import again
from .model import WARNING, Finding


def changed(documents: list[Document]) -> Iterator[Finding]:
    """The newest at each place: what it overwrote is no longer there to be looked for."""
    newest = {each.path: each for each in documents}
    for each in newest.values():
        wrong = _wrong(each)
        if wrong:
            yield Finding(
                WARNING,
                "dokument",
                f"{each.path} {wrong}.",
                again(each)
                or f'norrbus dokument skriv "{each.kind}" {each.reference} --skriv-över',
            )


def _wrong(document: Document) -> str:
    try:
        content = folders.read(Path(document.path))
    except FileNotFoundError:
        return "finns inte längre"
    except OSError:
        return "går inte att läsa"
    if hashlib.sha256(content).hexdigest() != document.file_hash:
        return f"är ändrat sedan det skrevs {document.written_on}"
    return ""

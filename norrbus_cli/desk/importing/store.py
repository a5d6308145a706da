"""Rows of files that have been read in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from ...register.cells import Value
from ...register.database import Register
from ...words.record import Record


class Remembered(Record):
    """What the rows of a file with some headings were, and what each heading meant; empty for a
    column that was skipped.
    """

    kind: str
    meaning: Mapping[str, str]


def remembered(register: Register, headings: Iterable[str], kind: str | None) -> Remembered | None:
    """How the newest file with just these headings was understood, of that kind if one is said."""
    wanted = set(headings)
    for row in register.each("SELECT kind, headings FROM imports ORDER BY id DESC"):
        meaning = json.loads(row["headings"])
        if meaning.keys() == wanted and kind in {None, row["kind"]}:
            return Remembered(row["kind"], meaning)
    return None


def add(
    register: Register, kind: str, meaning: Mapping[str, str], file_hash: str, count: int
) -> None:
    """A file has been read in."""
    headings = json.dumps(meaning, ensure_ascii=False)
    row: dict[str, Value] = {"kind": kind, "headings": headings, "file_hash": file_hash}
    register.insert("imports", {**row, "count": count})

"""A row of a file, and how much of one is read."""

from __future__ import annotations

from ...words.record import Record

LARGEST = 100_000_000  # bytes of a file: some 300,000 cases; own choice


class Line(Record):
    """A row and its number, as Excel counts."""

    number: int
    cells: list[str]

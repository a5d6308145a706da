"""A row of a file, and how much of one is read."""

from __future__ import annotations

from typing import NamedTuple

SHOWN = 5  # rows of each sort in a preview
LARGEST = 100_000_000  # bytes of a file: some 300,000 cases; own choice


class Line(NamedTuple):
    """A row and its number, as Excel counts. A tuple: there are many, and a record takes longer."""

    number: int
    cells: list[str]

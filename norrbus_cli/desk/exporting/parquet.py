"""A list as Parquet, where pyarrow is installed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from ...terminal.columns import Cell
from .model import Table

# What a column holds.
DAY, TRUTH, NUMBER, WORD, WORDS = "dag", "ja eller nej", "tal", "ord", "flera ord"


def written(table: Table) -> bytes:
    """The file, whole. Raises ImportError."""
    import pyarrow
    from pyarrow import parquet

    columns = list(zip(*table.rows, strict=True)) or [() for _ in table.keys]
    kinds = {
        DAY: pyarrow.date32(),
        TRUTH: pyarrow.bool_(),
        NUMBER: pyarrow.int64(),
        WORDS: pyarrow.list_(pyarrow.string()),
        WORD: pyarrow.string(),
    }
    arrays = [pyarrow.array(each, type=kinds[_kind(each)]) for each in columns]
    found = pyarrow.table(arrays, names=list(table.keys))
    buffer = io.BytesIO()
    parquet.write_table(found.replace_schema_metadata({"norrbus": table.note}), buffer)
    return buffer.getvalue()


def _kind(cells: Sequence[Cell]) -> str:
    """What a column holds: days, yes or no, whole numbers, lists of words, else words."""
    known = next((each for each in cells if each is not None), "")
    if isinstance(known, bool):
        return TRUTH
    if isinstance(known, date):
        return DAY
    if isinstance(known, int):
        return NUMBER
    return WORD if isinstance(known, str) else WORDS

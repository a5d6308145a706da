"""CSV for a Swedish Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# What a spreadsheet takes for the beginning of a formula or a command.
_FORMULA = ("=", "+", "-", "@", "|", "%")


def for_excel(rows: Iterable[Iterable[str]]) -> str:
    """Rows as text: semicolons, a byte order mark first, no cell that could run as a formula."""
    buffer = io.StringIO("\ufeff")
    buffer.seek(0, io.SEEK_END)
    csv.writer(buffer, delimiter=";", lineterminator="\n").writerows(
        [_guarded(cell) for cell in row] for row in rows
    )
    return buffer.getvalue()


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell

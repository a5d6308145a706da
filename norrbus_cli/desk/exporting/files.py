"""A list as the bytes of a file, in each format."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date

from ...terminal.columns import Cell, iso, json_value
from ...words.csv_form import for_excel
from .choices import CSV, JSON, PARQUET, XLSX
from .model import Table
from .refusals import NoParquet


def as_csv(table: Table) -> bytes:
    """For a Swedish Excel; no cell can run as a formula. That it is internal stands on each row."""
    rows = [table.keys, *([iso(cell) for cell in row] for row in table.rows)]
    return for_excel(rows).encode()


def as_json(table: Table) -> bytes:
    """An object: what it is, and the rows."""
    rows = [
        {key: json_value(cell) for key, cell in zip(table.keys, row, strict=True)}
        for row in table.rows
    ]
    content = {"lista": table.name, "internt": table.note, "rader": rows}
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def as_xlsx(table: Table) -> bytes:
    """A workbook: the rows, days as days, and a sheet that says what it is."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    # Text is text, whatever it begins with.
    text = dict.fromkeys(("strings_to_formulas", "strings_to_numbers", "strings_to_urls"), False)
    with Workbook(buffer, {"in_memory": True, **text}) as book:
        book.set_properties({"title": f"{table.name}, internt", "comments": table.note})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(table.name)
        sheet.write_row(0, 0, table.keys, book.add_format({"bold": True}))
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(table.rows, 1):
            for place, cell in enumerate(row):
                sheet.write(number, place, _xlsx(cell), day if isinstance(cell, date) else None)
        book.add_worksheet("Internt").write_string(0, 0, table.note)
    return buffer.getvalue()


def _xlsx(cell: Cell) -> str | int | float | date | None:
    return (
        cell if isinstance(cell, date | int | float) and not isinstance(cell, bool) else iso(cell)
    )


def as_parquet(table: Table) -> bytes:
    """Columns with their types; what it is stands in the metadata of the file. Raises NoParquet."""
    from .parquet import written

    try:
        return written(table)
    except ImportError:
        raise NoParquet from None


WRITE: dict[str, Callable[[Table], bytes]] = {
    CSV: as_csv,
    XLSX: as_xlsx,
    JSON: as_json,
    PARQUET: as_parquet,
}

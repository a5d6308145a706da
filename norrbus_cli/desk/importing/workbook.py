"""A sheet of a workbook (XLSX), read row by row; what could swell, hide or run is refused."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zipfile import BadZipFile, ZipFile

from .model import LARGEST, Line
from .refusals import Merged, NoSheet, NotReadable, TooLarge, TooWide

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

UNPACKED = 10 * LARGEST  # bytes: an honest sheet is packed to a tenth; own choice
WORDS = LARGEST  # bytes of the words that all cells share, which are held in memory
WIDEST = 300  # columns: no kind of row has fifty; own choice
_PIECE = 1024 * 1024
_MERGED = b"<mergeCell "
FORMULA = "="


@contextmanager
def read(
    path: Path, file: BinaryIO, wanted: str
) -> Iterator[tuple[str, tuple[str, ...], Iterator[Line]]]:
    """The name of the sheet that is wanted, or of the first; those of the others; its rows.

    Raises TooLarge, NotReadable, Merged, NoSheet, TooWide; also while the rows are read.
    """
    _require_small(path, file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what in a workbook is no cell
        with _understood(path):
            book = _book(file)
        try:
            name = _chosen(book.sheetnames, wanted)
            with _understood(path):
                _require_single(file, book[name])
            others = tuple(each for each in book.sheetnames if each != name)
            yield name, others, _lines(path, book[name])
        finally:
            book.close()


def _book(file: BinaryIO) -> Workbook:
    from openpyxl import load_workbook

    file.seek(0)
    return load_workbook(file, read_only=True, data_only=False, keep_links=False)


@contextmanager
def _understood(path: Path) -> Iterator[None]:
    """What a workbook that is none raises comes from four libraries: it becomes one sentence."""
    try:
        yield
    except (Merged, NoSheet, TooWide, OSError):
        raise
    except Exception:  # noqa: BLE001 - see above
        raise NotReadable(path, "arbetsboken är trasig eller skyddad med lösenord") from None


def _require_small(path: Path, file: BinaryIO) -> None:
    """Raises TooLarge, NotReadable, by what is said of each part; no more is ever unpacked."""
    try:
        with ZipFile(file) as packed:
            sizes = {each.filename: each.file_size for each in packed.infolist()}
            kinds = [_begins(packed, name) for name in sizes if name.endswith((".xml", ".rels"))]
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise NotReadable(path, "arbetsboken är avklippt eller trasig") from None
    if sum(sizes.values()) > UNPACKED:
        raise TooLarge(path, UNPACKED)
    if sizes.get("xl/sharedStrings.xml", 0) > WORDS:
        raise TooLarge(path, WORDS)
    if any(b"<!DOCTYPE" in each or b"<!ENTITY" in each for each in kinds):
        raise NotReadable(path, "den har delar som ingen arbetsbok ska ha")


def _begins(packed: ZipFile, name: str) -> bytes:
    with packed.open(name) as part:
        return part.read(1024)


def _chosen(names: list[str], wanted: str) -> str:
    found = [each for each in names if not wanted or each.casefold() == wanted.casefold()]
    if not found:
        raise NoSheet(wanted, names)
    return found[0]


def _require_single(file: BinaryIO, sheet: ReadOnlyWorksheet) -> None:
    """Raises Merged: read row by row a sheet does not tell of it itself."""
    with ZipFile(file) as packed, packed.open(sheet._worksheet_path.lstrip("/")) as part:
        end = b""
        for piece in iter(lambda: part.read(_PIECE), b""):
            if _MERGED in end + piece:
                raise Merged(sheet.title)
            end = piece[-len(_MERGED) :]


def _lines(path: Path, sheet: ReadOnlyWorksheet) -> Iterator[Line]:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    width = 0
    with _understood(path):
        for number, row in enumerate(sheet.iter_rows(), 1):
            if len(row) > WIDEST:
                _require_empty(number, row)
            cells = [_text(cell) for cell in row[:WIDEST]]
            if any(cell.strip() for cell in cells):
                width = width or len(cells)  # empty cells at the end of a row are not written
                yield Line(number, cells + [""] * (width - len(cells)))


def _require_empty(number: int, row: tuple[ReadOnlyCell, ...]) -> None:
    """Raises TooWide where something stands to the right of what is read."""
    from openpyxl.cell.read_only import EMPTY_CELL
    from openpyxl.utils import get_column_letter

    for cell in [each for each in row[WIDEST:] if each is not EMPTY_CELL]:
        if _text(cell).strip():
            raise TooWide(number, get_column_letter(cell.column), WIDEST)


def _text(cell: ReadOnlyCell) -> str:
    """What a cell shows, as it is typed: a day in ISO, a formula with its sign."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return {None: "", True: "ja", False: "nej"}[value]
    if cell.data_type == "f":
        return FORMULA
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return re.sub("_x000D_", "", str(value))

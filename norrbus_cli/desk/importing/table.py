"""A file as headings and rows, row by row: CSV here, workbooks in ``workbook``.

Its bytes are read whole before a row is: so it is what its hash says though somebody saves it
meanwhile, and a slow disk keeps nobody from the register, which is held while rows are taken.
"""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from ...words.csv_form import LONGEST, Broken, rows_of, unguarded
from ...words.errors import reason
from ...words.record import Record
from .model import Line
from .refusals import BrokenTable, LongCell, NoRows, NotReadable, Unreadable
from .source import Source

_PIECE = 1024 * 1024
_WORKBOOK, _OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Table(Record):
    """A file that is open: what its columns are called, the hash of what it holds, the sheet that
    is read and those that are not; ``rows`` are read once.
    """

    headings: list[str]
    file_hash: str
    rows: Iterable[Line]
    sheet: str = ""
    others: tuple[str, ...] = ()


@contextmanager
def opened(source: Source, sheet: str) -> Iterator[Table]:
    """A file as a table.

    Raises Unreadable, TooLarge, NotReadable, BrokenTable, LongCell, TooWide, Merged, NoSheet,
    NoRows; also while the rows are read.
    """
    path = source.path
    try:
        with source.content() as file:
            file_hash = hashlib.sha256(file.getbuffer()).hexdigest()
            begins = file.getvalue()[:4]
            if begins == _OLD_WORKBOOK:
                raise NotReadable(path, "det är en arbetsbok av äldre slag (.xls)")
            if begins == _WORKBOOK:
                from .workbook import read

                with read(path, file, sheet) as (name, others, rows):
                    yield _table(rows, file_hash, name, others)
            else:
                encoding = _encoding(path, file)
                with io.TextIOWrapper(file, encoding=encoding, newline="") as stream:
                    yield _table(_rows(stream), file_hash)
    except OSError as error:
        raise Unreadable(path, reason(error)) from None


def _table(
    rows: Iterator[Line], file_hash: str, sheet: str = "", others: tuple[str, ...] = ()
) -> Table:
    first = next(rows, None)
    if first is None:
        raise NoRows
    last = max(place for place, cell in enumerate(first.cells, 1) if cell.strip())
    headings = [" ".join(cell.split()) for cell in first.cells[:last]]
    return Table(headings, file_hash, rows, sheet, others)


def _rows(stream: TextIO) -> Iterator[Line]:
    try:
        for number, cells in rows_of(stream):
            guarded = "'" in "".join(cells)
            yield Line(number, [unguarded(cell) for cell in cells] if guarded else cells)
    except Broken as broken:
        if broken.long:
            raise LongCell(broken.row, LONGEST) from None
        raise BrokenTable(broken.row) from None


def _encoding(path: Path, file: BinaryIO) -> str:
    """How the text of a file is written: by its mark, else UTF-8 where all of it is, else as Excel
    for Windows writes in Swedish. Raises NotReadable.
    """
    marks = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    if marked := marks.get(file.read(2)):
        if not _is(marked, file):
            raise NotReadable(path, "den är ingen text")
        file.seek(0)
        return marked
    for encoding in ("utf-8-sig", "cp1252"):
        if _is(encoding, file):
            file.seek(0)
            return encoding
    raise NotReadable(path, "den är ingen text")


def _is(encoding: str, file: BinaryIO) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in iter(lambda: file.read(_PIECE), b""):
            if "\0" in decoder.decode(piece):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True

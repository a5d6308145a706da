"""What is read of a file before the register is held, so that others wait as little as can be."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from ...words.errors import NotFound, Refused, WrongUsage
from .cells import RowReader, Values
from .model import LARGEST, Line
from .refusals import TooLarge

ROWS = 2_000  # that are understood before; all of them in memory would be too many
WRONG = (WrongUsage, Refused, NotFound)
Wrong = WrongUsage | Refused | NotFound
# A row, and what it means or why it means nothing.
Read = tuple[Line, Values | Wrong]


def read_ahead(
    path: Path, lines: Iterable[Line], reader: RowReader, *, slow: bool
) -> Iterator[Read]:
    """The rows of a file as they are understood, of which the first ROWS are so at once; of one
    whose rows are ``slow`` to get (a workbook) all have been got. Raises TooLarge, and what getting
    them raises.
    """
    rows = _understood(_held(path, lines) if slow else lines, reader)
    return chain(list(islice(rows, ROWS)), rows)


def _understood(lines: Iterable[Line], reader: RowReader) -> Iterator[Read]:
    for line in lines:
        found: Values | Wrong
        try:
            found = reader.values(line)
        except WRONG as error:
            found = error
        yield line, found


def _held(path: Path, lines: Iterable[Line]) -> Iterator[Line]:
    """The same rows out of memory, each as a line of JSON."""
    held = io.BytesIO()
    for line in lines:
        held.write(f"{json.dumps(line)}\n".encode())
        if held.tell() > LARGEST:  # the words of a workbook are shared, and may stand anywhere
            raise TooLarge(path, LARGEST)
    held.seek(0)
    return (Line(*json.loads(each)) for each in held)


def right(found: Values | Wrong) -> Values:
    """What a row means. Raises why it means nothing."""
    if isinstance(found, WRONG):
        raise found
    return found

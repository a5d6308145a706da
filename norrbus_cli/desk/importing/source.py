"""Where a table comes from: a file, or standard input and what else the shell has opened."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import BinaryIO

from ...register import folders
from ...words.errors import reason
from ...words.record import Record
from .failed import beside
from .model import LARGEST
from .refusals import NobodyToAsk, TooLarge, Unreadable

STANDARD_INPUT = "-"
_SAME = frozenset({STANDARD_INPUT, "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"})
# What a table is called that has no name, and the rows of it that were not taken are named after.
_CALLED, _NAMED_AFTER = Path("standard in"), Path("importera")


class Source(Record):
    """A table before it is read. ``path`` is what it is called, ``held`` all that came where it can
    be read but once.
    """

    path: Path
    held: bytes | None = None

    @property
    def failed(self) -> Path:
        """Where the rows go that are not taken."""
        return beside(self.path if self.held is None else _NAMED_AFTER)

    def content(self) -> io.BytesIO:
        """All of it. Raises TooLarge, OSError."""
        if self.held is not None:
            return io.BytesIO(self.held)
        with folders.reading(self.path) as file:
            return io.BytesIO(_within(self.path, file))


def check_agreed(typed: str, agreed: bool) -> None:
    """Raises NobodyToAsk where what comes by standard input is neither agreed to nor only tried."""
    if typed in _SAME and not agreed:
        raise NobodyToAsk


def source_of(typed: str) -> Source:
    """The table that was named. What the shell has opened for us (``-``, ``/dev/stdin``,
    ``<(command)``) is read to its end, and the rows of it that are not taken go in the folder where
    one stands. Raises TooLarge, Unreadable.
    """
    path = folders.expand(typed)
    try:
        if typed == STANDARD_INPUT:
            held = _within(_CALLED, sys.stdin.buffer) if sys.stdin is not None else b""
        elif folders.is_handed(path):
            with folders.handed(path) as stream:
                held = _within(_CALLED, stream)
        else:
            return Source(path)
    except OSError as error:
        raise Unreadable(_CALLED, reason(error)) from None
    return Source(_CALLED, held)


def _within(path: Path, stream: BinaryIO) -> bytes:
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise TooLarge(path, LARGEST)
    return content

"""The rows that were not taken, in a file beside the one that was read: always there, whole."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ...register import folders
from ...words.csv_form import MARK, line
from ...words.errors import CannotWrite, reason
from .refusals import NotOurFile

if TYPE_CHECKING:
    from types import TracebackType

# The last column, by which a list that norrbus has written is known.
REASON = "Fel enligt norrbus"


def beside(path: Path) -> Path:
    """Where the rows of a file that were not taken go: ``barn-fel.csv`` of ``barn.xlsx``."""
    return path.absolute().parent / f"{path.stem}-fel.csv"


def drop_proof(path: Path) -> None:
    """Take away an earlier list without rows: it says that all is right of a file that has yet to
    be read. One with rows stays until it is replaced; what cannot be read is not ours.
    """
    with suppress(OSError):
        with folders.reading(path) as file:
            first, second = (file.readline(1_000_000) for _ in "12")
        if _is_ours(path, first) and not second:
            path.unlink()


def _is_ours(path: Path, first: bytes) -> bool:
    told = first.decode("utf-8", "replace").rstrip()
    return told.endswith(REASON) and not path.is_symlink()


class Failed:
    """The list while it is written: it gets its name when the body ends well, and is gone
    otherwise. An earlier list of ours is replaced.

    Raises NotOurFile when another file has the name, CannotWrite.
    """

    def __init__(self, path: Path, headings: Sequence[str]) -> None:
        self.path, self.count = path, 0
        self._width = len(headings)
        self._unfinished = folders.unfinished(path, folders.mark(), "ny")
        self._require_ours()
        try:
            folders.sweep(path)
            folders.create(self._unfinished)
            self._file = self._unfinished.open("a", encoding="utf-8", newline="")
        except OSError as error:
            raise CannotWrite(path, reason(error)) from None
        self._write(MARK + line([*headings, REASON]))

    def __enter__(self) -> Failed:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._file.close()
            if kind is None:
                self._put()
        except OSError as trouble:
            raise CannotWrite(self.path, reason(trouble)) from None
        finally:
            folders.drop(self._unfinished)

    def add(self, cells: Sequence[str], why: str) -> None:
        """A row that is not taken, and why. Raises CannotWrite."""
        padded = [*cells, *[""] * (self._width - len(cells))]
        self._write(line([*padded, why]))
        self.count += 1

    def _write(self, text: str) -> None:
        try:
            self._file.write(text)
        except OSError as error:
            raise CannotWrite(self.path, reason(error)) from None

    def _put(self) -> None:
        self._require_ours()
        folders.settle(self._unfinished)
        if self.path.exists():
            self._unfinished.replace(self.path)
        else:
            os.link(self._unfinished, self.path)

    def _require_ours(self) -> None:
        try:
            with folders.reading(self.path) as file:
                ours = _is_ours(self.path, file.readline(1_000_000))
        except FileNotFoundError:
            return
        except OSError:
            raise NotOurFile(self.path) from None
        if not ours:
            raise NotOurFile(self.path)

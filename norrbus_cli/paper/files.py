"""Files put in place whole, several together, and taken back if what follows fails."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..register import folders
from ..words.errors import AlreadyThere, CannotWrite, NoSuchFolder, reason


@contextmanager
def placed(files: dict[Path, bytes], overwrite: bool) -> Iterator[None]:
    """Put files in place with mode 600.

    If the body fails they are gone and what stood there is back.

    Raises AlreadyThere when a file stands there and ``overwrite`` is not said, CannotWrite when one
    cannot be written.
    """
    mark = folders.mark()
    done: list[Path] = []
    try:
        for path, content in files.items():
            _write_beside(path, content, mark)
        for path in files:
            _move_in(path, overwrite, mark)
            done.append(path)
        yield
    except BaseException:
        for path in done:
            _take_back(path, mark)
        raise
    finally:
        for path in files:
            folders.drop(_new(path, mark))
            folders.drop(_old(path, mark))
            folders.sweep(path)


def require_folder(path: Path) -> None:
    """That the folder of a file that somebody has named is there: a folder that is named is made, a
    misspelt one in the name of a file is not. Raises NoSuchFolder.
    """
    folder = path.absolute().parent
    with suppress(OSError):  # told when it is written there
        if not folder.is_dir():
            raise NoSuchFolder(folder)


def take_up(path: Path, finished: Callable[[], bool]) -> None:
    """Take back what a command that was killed did to a file, unless it was ``finished``: what it
    put there is gone, what stood there is back.
    """
    left = folders.left(path)
    with suppress(OSError):
        old = [each for each in left if each.suffix == ".gammal"]
        new = [each for each in left if each.suffix == ".ny" and each.samefile(path)]
        if (old or new) and not finished():
            if old:
                old[0].replace(path)
            else:
                path.unlink()


def _new(path: Path, mark: str) -> Path:
    return folders.unfinished(path, mark, "ny")


def _old(path: Path, mark: str) -> Path:
    return folders.unfinished(path, mark, "gammal")


def _write_beside(path: Path, content: bytes, mark: str) -> None:
    try:
        folders.make(path.parent)
        folders.write(_new(path, mark), content)
    except OSError as error:
        raise CannotWrite(path, reason(error)) from None


def _move_in(path: Path, overwrite: bool, mark: str) -> None:
    try:
        if overwrite and path.exists():
            os.link(path, _old(path, mark))
            _new(path, mark).replace(path)
        else:
            os.link(_new(path, mark), path)
    except FileExistsError:
        raise AlreadyThere(path) from None
    except OSError as error:
        raise CannotWrite(path, reason(error)) from None


def _take_back(path: Path, mark: str) -> None:
    if _old(path, mark).exists():
        _old(path, mark).replace(path)
    else:
        folders.drop(path)

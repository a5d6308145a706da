"""Folders for their owner only, reading what is named, and what a killed command may have left."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

OWNER_ONLY = 0o700
# No system takes them in a name.
_NAMELESS = "[\0\ud800-\udc7f\udd00-\udfff]"
_OPENED = r"(?a)/(?:dev|proc/self)/fd/\d+|/dev/stdin"


def expand(typed: str) -> Path:
    """A typed path with ``~`` as the home folder; one that cannot be resolved stays as it is.

    Raises ControlCharacter.
    """
    if found := re.search(_NAMELESS, typed):
        from ..words.text import ControlCharacter

        raise ControlCharacter(found[0])
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def read(path: Path, *, opened: bool = False) -> bytes:
    """The content of a file. Raises OSError, also for a pipe or a device that could make us wait.

    With ``opened`` a name of what the shell has opened for us (``/dev/stdin``, ``<(command)``) is
    read to its end, as standard input is.
    """
    with handed(path) if opened and is_handed(path) else reading(path) as file:
        return file.read()


def is_handed(path: Path) -> bool:
    """Whether a path is the name of what the shell has opened for us."""
    return re.fullmatch(_OPENED, str(path)) is not None


def handed(path: Path) -> BinaryIO:
    """What the shell has opened for us under such a name, to be read to its end. Raises OSError."""
    number = re.sub(r"\D", "", path.name) or 0
    return open(os.dup(int(number)), "rb")  # noqa: PTH123 - has no path


def reading(path: Path) -> BinaryIO:
    """A file to be read piece by piece. Raises OSError as ``read``."""
    file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - whoever asks closes it
    kind = os.fstat(file.fileno())
    if stat.S_ISREG(kind.st_mode) or os.path.samestat(kind, os.stat(os.devnull)):  # noqa: PTH116
        return file
    file.close()
    raise OSError(errno.ENXIO, "not a file")


def _without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def make(folder: Path) -> None:
    """Make a folder and those above it that are missing, closed to others. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        with contextlib.suppress(FileExistsError):
            each.mkdir(mode=OWNER_ONLY)
    if not folder.is_dir():
        raise NotADirectoryError(20, "not a folder")


def mark() -> str:
    """A mark for unfinished files that tells which process they belong to."""
    return f"{os.getpid()}-{os.urandom(4).hex()}"


def unfinished(path: Path, mark: str, what: str) -> Path:
    """The hidden file beside ``path`` that a process works on before it is whole."""
    return path.with_name(f".{path.name}.{mark}.{what}")


def create(path: Path) -> None:
    """Make an empty file for its owner only. Raises FileExistsError, OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def write(path: Path, content: bytes) -> None:
    """Write a new file for its owner only, all the way to the disk. Raises FileExistsError,
    OSError.
    """
    create(path)
    path.write_bytes(content)
    settle(path)


def put(unfinished: Path, path: Path) -> None:
    """Give a whole file its name, which nothing may have. Raises FileExistsError, OSError."""
    settle(unfinished)
    os.link(unfinished, path)
    unfinished.unlink()
    settle(path.parent)


def settle(path: Path) -> None:
    """Wait until what has been written to a file or a folder is on the disk. Raises OSError."""
    how = opened_to_settle(os.name, path.is_dir())
    if how is None:  # pragma: no cover - Windows
        return
    descriptor = os.open(path, how)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def opened_to_settle(system: str, folder: bool) -> int | None:
    """How a file or a ``folder`` is opened for ``settle`` on a ``system`` (``os.name``); None where
    it cannot be: Windows opens no folder, and settles only what may be written.
    """
    if system != "nt":
        return os.O_RDONLY
    return None if folder else os.O_RDWR


@contextlib.contextmanager
def settling(path: Path) -> Iterator[None]:
    """While the body reads a file, what has been written to it goes to the disk, so that little is
    left to ``settle``. Raises OSError when the disk did not take it.
    """
    from threading import Thread

    refused: list[OSError] = []
    descriptor = os.open(path, os.O_RDWR)

    def send() -> None:
        try:
            os.fsync(descriptor)
        except OSError as error:  # told once: a later ``settle`` need not hear of it
            refused.append(error)

    beside = Thread(target=send)
    beside.start()
    try:
        yield
    finally:
        beside.join()
        os.close(descriptor)
    if refused:
        raise refused[0]


def drop(path: Path) -> None:
    """Remove a file, or a folder with all in it, if it is there and can be removed."""
    if path.is_dir() and not path.is_symlink():
        import shutil

        shutil.rmtree(path, ignore_errors=True)
    with contextlib.suppress(OSError):
        path.unlink()


def left(path: Path) -> list[Path]:
    """What processes that are no longer running left beside ``path``."""
    pattern = re.compile(re.escape(f".{path.name}.") + r"(\d+)-[0-9a-f]{8}\..*")
    found: list[Path] = []
    with contextlib.suppress(OSError):
        for other in path.parent.iterdir():
            match = pattern.fullmatch(other.name)
            if match and not _runs(int(match[1])):
                found.append(other)
    return found


def left_in(folder: Path) -> list[Path]:
    """The files in a folder, and in those in it, that something was left beside."""
    pattern = re.compile(r"\.(.+)\.\d+-[0-9a-f]{8}\.\w+")
    found = ((each, pattern.fullmatch(each.name)) for each in sorted(folder.rglob(".*")))
    beside = (each.with_name(match[1]) for each, match in found if match)
    return [path for path in dict.fromkeys(beside) if left(path)]


def sweep(path: Path) -> None:
    """Remove what processes that are no longer running left beside ``path``."""
    for other in left(path):
        drop(other)


def _runs(process: int) -> bool:
    if os.name != "posix":  # pragma: no cover - Windows would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

"""The files of papers whose registration is taken back, or comes back.

A file leaves only when what says so is saved, and its content stays in the register; so a command
that is killed in between leaves a file, never a registration without one, and the next removes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..register import folders
from ..register.database import Register
from ..words.errors import Refused
from ..words.record import Record
from . import store
from .files import placed


class PaperChanged(Refused):
    """A paper that is to leave is no longer as it was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} har ändrats sedan den skrevs. Inget togs bort. Flytta undan filen om den ska"
            " vara kvar, och kör om."
        )


class Paper(Record):
    """A registered file: where it stands, and the SHA-256 of what it holds."""

    path: Path
    file_hash: str


@contextmanager
def moved(register: Register, leaving: Iterable[Paper], coming: Iterable[Paper]) -> Iterator[None]:
    """Inside an operation whose rows are put back already: files that come are put in place, what
    those that leave hold is kept. If the body fails all is as it was. ``finish`` comes after.

    Raises PaperChanged, AlreadyThere, CannotWrite.
    """
    left = list(leaving)
    there = [each for each in left if _stands(register, each, left)]
    # What has been written over since stays under what is newer.
    newest = [each for each in coming if store.newest_hash(register, each.path) == each.file_hash]
    wanted = [*newest, *_before(register, there)]
    files = {each.path: content for each in wanted if (content := _kept(register, each))}
    for each in there:
        content = folders.read(each.path)
        register.keep_paper(each.path, each.file_hash, content, leaving=True)
    ours = {each.path for each in there}
    over = store.keeping(register, files)
    with placed(over, overwrite=all(each in ours or _registered(register, each) for each in over)):
        yield


def finish(register: Register) -> None:
    """Remove the files that were to leave, also those that a killed command did not come to."""
    for paper in (Paper(Path(path), file_hash) for path, file_hash in store.leaving(register)):
        if hash_of(paper.path) == paper.file_hash and not store.is_registered(
            register, paper.path, paper.file_hash
        ):
            folders.drop(paper.path)
        register.paper_stays(paper.path, paper.file_hash)


def leave_for_ever(register: Register, papers: Iterable[tuple[str, str]]) -> list[Path]:
    """Inside an operation that has taken papers out of the register: their files are to go and
    nothing of them is kept; ``finish`` comes after. Returns the files that stand there with another
    content, which stay.
    """
    known: dict[str, set[str]] = {}
    for name, file_hash in papers:
        known.setdefault(name, set()).add(file_hash)
    changed = []
    for name, hashes in known.items():
        path = Path(name)
        now = hash_of(path)
        if now in hashes:
            register.keep_paper(path, now, b"", leaving=True)
        elif now and not store.is_registered(register, path, now):
            changed.append(path)
    return changed


def hash_of(path: Path) -> str:
    """The SHA-256 of what a file holds; empty for one that is not there."""
    try:
        return hashlib.sha256(folders.read(path)).hexdigest()
    except OSError:
        return ""


def _stands(register: Register, paper: Paper, leaving: Sequence[Paper]) -> bool:
    """Whether the file of a paper that leaves is there, as it was written. Raises PaperChanged.

    One that was written over by another is not; that one leaves too, or stays.
    """
    now = hash_of(paper.path)
    if not now or store.is_registered(register, paper.path, now):
        return False
    if now != paper.file_hash and Paper(paper.path, now) not in leaving:
        raise PaperChanged(paper.path)
    return now == paper.file_hash


def _before(register: Register, leaving: Iterable[Paper]) -> list[Paper]:
    """What stood where papers that leave stand, and is registered still."""
    found = [(each.path, store.newest_hash(register, each.path)) for each in leaving]
    return [Paper(path, file_hash) for path, file_hash in found if file_hash]


def _kept(register: Register, paper: Paper) -> bytes:
    return (
        b""
        if hash_of(paper.path) == paper.file_hash
        else store.kept(register, paper.path, paper.file_hash)
    )


def _registered(register: Register, path: Path) -> bool:
    now = hash_of(path)
    return not now or store.is_registered(register, path, now)

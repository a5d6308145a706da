"""The deed of making a paper again from what it said."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from hashlib import sha256
from pathlib import Path

from ....case import store as case_store
from ....paper import store as documents
from ....paper.files import placed
from ....paper.kept import store as kept
from ....paper.kept.model import Words
from ....paper.model import Document, File
from ....paper.writer import FORMATS
from ....register import folders
from ....register.database import Register
from ....words.record import Record
from .. import store
from ..model import Paper
from .refusals import HoldsProtected, NewerStands, NotInFormat, NoWords, WordsDamaged


class How(Record):
    """How a paper is made again: in which ``formats`` (empty for those it was written in), in which
    folder (None for where it was written), over changed files or not, and why protected data are
    shown, where they are.
    """

    formats: str = ""
    folder: Path | None = None
    overwrite: bool = False
    because: str = ""


def remake(register: Register, number: int, how: How, today: date) -> list[Path]:
    """Write a paper again as it was first written; the paths of its files.

    The Markdown is the same to the byte, HTML and PDF where what a page is made of is the same. A
    file that stands there as it was is left. What is not registered yet is, as another file of the
    same paper, with the hash of the templates of its words. That the people in it were shown is
    logged. Raises UnknownPaper, NoWords, WordsDamaged, NotInFormat, HoldsProtected, NewerStands,
    AlreadyThere, CannotWrite, NoPdf, NotSet.
    """
    with ExitStack() as placing, register.operation(day=today.isoformat(), reason=how.because):
        paper = store.find(register, number)
        words = words_of(register, paper.first)
        if not how.because:
            _require_nothing_hidden(register, paper.first, words)
        files = _files(paper, words, how)
        _require_its_own_place(register, paper, files)
        for path in files:
            documents.take_up(register, path)
        lacking = {path: each for path, each in files.items() if not _stands(path, each.content)}
        contents = documents.keeping(
            register, {path: each.content for path, each in lacking.items()}
        )
        placing.enter_context(placed(contents, how.overwrite))
        new = [each for path, each in files.items() if not _is_registered(register, path, each)]
        protected = bool(paper.first.protected or how.because)
        documents.add_to(register, paper.number, new, today, protected=protected)
        for person_id in case_store.persons(register, words.people):
            register.look(person_id, paper.first.case_id, protected=bool(how.because))
    return list(files)


def words_of(register: Register, first: Document) -> Words:
    """What a paper said, by its first file. Raises NoWords, WordsDamaged."""
    if first.words_hash is None:
        raise NoWords(first)
    words = kept.find(register, first)
    if words is None:
        raise WordsDamaged(first.id)
    return words


def _require_nothing_hidden(register: Register, first: Document, words: Words) -> None:
    """Raises HoldsProtected where the paper has what its own day, or today, protects."""
    now = kept.protected_now(register, words.people, first.case_id)
    since = now - words.protected
    if since or first.protected:
        names = [each.name for each in case_store.persons(register, since).values()]
        raise HoldsProtected(first.id, names)


def _files(paper: Paper, words: Words, how: How) -> dict[Path, File]:
    """The files to be, by their paths. Raises NotInFormat, NoPdf, NotSet."""
    written: dict[str, Document] = {}
    for each in paper.files:
        written.setdefault(each.format, each)
    wanted = FORMATS.get(how.formats, (how.formats,)) if how.formats else tuple(written)
    if lacking := [each for each in wanted if each not in words.formats]:
        raise NotInFormat(paper.number, lacking, words.formats)
    found: dict[Path, File] = {}
    for form in wanted:
        of = written.get(form, paper.first)
        path = Path(paper.first.path).with_suffix(f".{form}")
        if how.folder is not None:
            path = how.folder.absolute() / path.name
        found[path] = File(path, form, words.content(form), of.template, of.template_hash)
    return found


def _require_its_own_place(register: Register, paper: Paper, files: Mapping[Path, File]) -> None:
    """Raises NewerStands where another paper was registered last."""
    for path in files:
        number = documents.newest_paper(register, path)
        if number not in {0, paper.number}:
            raise NewerStands(path, number)


def _stands(path: Path, content: bytes) -> bool:
    try:
        return folders.read(path) == content
    except OSError:
        return False


def _is_registered(register: Register, path: Path, file: File) -> bool:
    return documents.is_registered(register, path, sha256(file.content).hexdigest())

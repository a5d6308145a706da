"""The deed of writing a paper of the statistics: all its files or none, registered as others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ..paper import store as document_store
from ..paper.files import placed
from ..paper.letterhead import Head
from ..paper.model import File
from ..paper.render import PLAIN, render, render_page, template_hash
from ..paper.template.own import OwnTemplates
from ..register.database import Register
from ..register.folders import expand
from ..register.house import House
from ..words.record import Record
from . import gate, papers
from .form import HTML, MARKDOWN, Merge, WriteYear
from .papers import Paper
from .refusals import OnePageIsForReading, OnePageIsHandedOut, OnePageIsOfAYear
from .span import Years


class Where(Record):
    """Where a paper is written, in which formats, and over what; ``own``: the municipality's own
    templates, ``house``: its letterhead.
    """

    folder: Path
    formats: Sequence[str]
    overwrite: bool
    own: OwnTemplates | None = None
    house: House = PLAIN

    def files(self, paper: Paper, head: Head | None = None) -> list[File]:
        """The files of a paper. Raises BadTemplate."""
        return [self._file(form, paper, head) for form in self.formats]

    def _file(self, form: str, paper: Paper, head: Head | None) -> File:
        path = (self.folder / f"{paper.name}.{form}").absolute()
        template = paper.templates.get(form)
        if template is None:
            return File(path, form, paper.forms[form]())
        if form == MARKDOWN:
            text = render(template, "", paper.data, head, self.house, own=self.own)
            return File(path, form, text.markdown, text.template, text.template_hash)
        content = render_page(template, paper.data, head, self.house)
        return File(path, form, content, template, template_hash(template))


def where(
    wanted: WriteYear | Merge,
    documents: Callable[[], Path],
    own: OwnTemplates | None = None,
    house: House = PLAIN,
) -> Where:
    """Where a paper is to be written: among the documents and as a page, if nothing is said."""
    folder = expand(wanted.folder) if wanted.folder else documents()
    return Where(
        folder, list(dict.fromkeys(wanted.formats)) or [HTML], wanted.overwrite, own, house
    )


def require_one_page(wanted: WriteYear, years: Years) -> None:
    """Raises OnePageIsHandedOut, OnePageIsForReading, OnePageIsOfAYear for what the one page cannot
    be.
    """
    if years.is_period:
        raise OnePageIsOfAYear(years)
    if wanted.internal:
        raise OnePageIsHandedOut
    others = [each for each in wanted.formats if each not in (HTML, MARKDOWN)]
    if others:
        raise OnePageIsForReading(others)


def write(
    register: Register, paper: Paper, where: Where, recipient: str, today: date
) -> list[Path]:
    """Write and register a paper; all its files or none. What is handed out stands in the ledger.

    Returns the paths. Raises AlreadyThere, CannotWrite, BadTemplate.
    """
    files = where.files(paper, papers.letterhead_of(register, paper, today))
    contents = {file.path: file.content for file in files}
    with (
        register.operation(day=today.isoformat(), reason=gate.INTERNAL if paper.internal else ""),
        placed(document_store.keeping(register, contents), where.overwrite),
    ):
        about = (paper.kind, paper.about, paper.name)
        document_store.add(register, about, files, today, {"recipient": recipient})
        if not paper.internal:
            papers.handed_out(register, paper, recipient, today)
    return list(contents)


def write_sum(paper: Paper, where: Where) -> list[Path]:
    """Write the report of the county, which no register knows of; all its files or none.

    Raises AlreadyThere, CannotWrite, BadTemplate.
    """
    contents = {file.path: file.content for file in where.files(paper)}
    with placed(contents, where.overwrite):
        return list(contents)

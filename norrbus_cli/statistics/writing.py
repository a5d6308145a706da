"""The deed of writing a paper of the statistics: all its files or none, registered as others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ..paper import store as document_store
from ..paper.files import placed
from ..paper.model import File
from ..paper.render import render, template_hash
from ..paper.template.own import OwnTemplates
from ..register.database import Register
from ..register.folders import expand
from ..words.record import Record
from . import gate, papers
from .form import HTML, MARKDOWN, Merge, WriteYear
from .papers import Paper
from .refusals import OnePageIsForReading, OnePageIsHandedOut, OnePageIsOfAYear
from .span import Years


class Where(Record):
    """Where a paper is written, in which formats, and over what; ``own``: the municipality's own
    templates.
    """

    folder: Path
    formats: Sequence[str]
    overwrite: bool
    own: OwnTemplates | None = None

    def files(self, paper: Paper) -> list[File]:
        """The files of a paper. Raises BadTemplate."""
        return [
            _file((self.folder / f"{paper.name}.{form}").absolute(), form, paper, self.own)
            for form in self.formats
        ]


def where(
    wanted: WriteYear | Merge, documents: Callable[[], Path], own: OwnTemplates | None = None
) -> Where:
    """Where a paper is to be written: among the documents and as a page, if nothing is said."""
    folder = expand(wanted.folder) if wanted.folder else documents()
    return Where(folder, list(dict.fromkeys(wanted.formats)) or [HTML], wanted.overwrite, own)


def _file(path: Path, form: str, paper: Paper, own: OwnTemplates | None) -> File:
    template = paper.templates.get(form)
    if form == MARKDOWN and template:
        text = render(template, "", paper.data, own=own)
        return File(path, form, text.markdown, text.template, text.template_hash)
    content = paper.forms[form]()
    return (
        File(path, form, content, template, template_hash(template))
        if template
        else File(path, form, content)
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
    files = where.files(paper)
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

"""The deeds of showing and writing: small numbers are seen only by a deed that stands in the
log."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from ..case.actor.model import file_name
from ..paper import store as document_store
from ..paper.files import placed
from ..paper.model import File
from ..paper.render import render_page, template_hash
from ..register.database import Register
from ..register.folders import expand
from ..words.dates import plain
from ..words.record import Record, replace
from ..words.swedish import listed
from . import gate, store
from .counting.gaps import missing
from .counting.years import count
from .form import CSV, HTML, JSON, MARKDOWN, XLSX, Merge, WriteYear
from .json_file import as_json
from .paper import TEMPLATE_HTML, TEMPLATE_MD, page
from .refusals import NotEarlier
from .report import Report, report
from .rows import as_csv
from .store import Published, Release
from .unhidden import unhidden
from .workbook import as_xlsx

KIND = "årsrapport"
NOT_OVER = "Preliminärt: året är inte slut."
NOT_PUBLISHED = "Preliminärt: {} är inte fastställt, och talen kan ändras."
WRITERS: dict[str, Callable[[Report], bytes]] = {
    HTML: lambda found: render_page(TEMPLATE_HTML, page(found)),
    MARKDOWN: lambda found: render_page(TEMPLATE_MD, page(found)),
    CSV: lambda found: as_csv(found).encode(),
    JSON: as_json,
    XLSX: as_xlsx,
}
TEMPLATES = {HTML: TEMPLATE_HTML, MARKDOWN: TEMPLATE_MD}


def of_year(
    register: Register, year: int, compared: Iterable[int], internal: bool, today: date
) -> Report:
    """The report of a year beside earlier ones, as they were published.

    ``internal`` counts now and shows all, which is logged. Raises NotEarlier, NotPublishedYet.
    """
    years = sorted({year, *compared})
    if years[-1] != year or year in compared:
        raise NotEarlier(year, years[-1])
    if not internal:
        return _public([gate.published(register, each, today) for each in years])
    found = _internal(register, years, today)
    notes = found.notes
    if found.empty_columns and not found.empty:
        notes += (
            (
                f"Inget är registrerat för {listed(found.empty_columns)}, så nollorna där säger"
                " inget om hur det var."
            ),
        )
    # What is missing tells whether a held back number is zero: it is for those who complete it.
    return replace(found, notes=notes, gaps=tuple(_gaps(register, year, today)))


def _internal(register: Register, years: Sequence[int], today: date) -> Report:
    with gate.internal(register, today):
        counted = [count(register, each, today) for each in years]
        published = store.published(register, years[-1])
    found = replace(
        report([unhidden(each) for each in counted], internal=True), counted=counted[-1]
    )
    if published is None:
        note = NOT_OVER if found.year >= today.year else NOT_PUBLISHED.format(found.year)
        return replace(found, preliminary=True, notes=(note,))
    # What is handed over is what was published, so that the sum of it is too.
    note = f"Talen är räknade nu. {spoken(published)}"
    others = tuple(each.shown for each in store.newest_of_others(register, years[-1]))
    return replace(
        found, counted=published.counted, handed_over=published.shown, others=others, notes=(note,)
    )


def _public(published: Sequence[Published]) -> Report:
    newest = published[-1]
    late = [str(each.year) for each in published if each.shown.late]
    notes = (
        f"Uppgifter om tiden före {listed(late)} har ändrats sedan det året fastställdes. Årets"
        " början står som förra året slutade när det fastställdes."
    )
    return replace(
        report([each.shown for each in published], internal=False),
        published=spoken(newest),
        version=newest.version,
        notes=(notes,) if late else (),
    )


def preview(published: Published) -> Report:
    """What a report would show, to be seen inside the authority only."""
    return replace(
        report([published.shown], internal=True),
        preliminary=True,
        notes=(f"Förhandsvisning: så skulle {published.year} fastställas nu.",),
    )


def spoken(published: Published) -> str:
    """``2026 är fastställt den 15 januari 2027. Kontrollsumma 3f2a…``."""
    version = f", rättad version {published.version}" if published.version > 1 else ""
    return (
        f"{published.year} är fastställt den {plain(published.published_on)}{version}."
        f" Kontrollsumma {published.checksum}."
    )


def _gaps(register: Register, year: int, today: date) -> Iterable[str]:
    """What is missing, by kind, and how many."""
    kinds = [each.kind for each in missing(register, year, today)]
    return (f"{kind} ({kinds.count(kind)})" for kind in dict.fromkeys(kinds))


class Where(Record):
    """Where a report is written, in which formats, and over what."""

    folder: Path
    formats: Sequence[str]
    overwrite: bool

    def files(self, found: Report, name: str) -> list[File]:
        """The files of a report. Raises BadTemplate."""
        return [
            _file((self.folder / f"{name}.{form}").absolute(), form, found) for form in self.formats
        ]


def where(wanted: WriteYear | Merge, documents: Callable[[], Path]) -> Where:
    """Where a report is to be written: among the documents and as a page, if nothing is said."""
    folder = expand(wanted.folder) if wanted.folder else documents()
    return Where(folder, list(dict.fromkeys(wanted.formats)) or [HTML], wanted.overwrite)


def _file(path: Path, form: str, found: Report) -> File:
    template = TEMPLATES.get(form)
    content = WRITERS[form](found)
    return (
        File(path, form, content, template, template_hash(template))
        if template
        else File(path, form, content)
    )


def write(
    register: Register, found: Report, where: Where, recipient: str, today: date
) -> list[Path]:
    """Write and register a report; all its files or none. What is handed out stands in the ledger.

    Returns the paths. Raises AlreadyThere, CannotWrite, BadTemplate.
    """
    files = where.files(found, _name(found, found.owner))
    contents = {file.path: file.content for file in files}
    with (
        register.operation(day=today.isoformat(), reason=gate.INTERNAL if found.internal else ""),
        placed(contents, where.overwrite),
    ):
        for file in files:
            document_store.add(register, KIND, "register", file, today)
        if not found.internal:
            store.release(register, Release(found.year, found.version, KIND, today, recipient))
    return list(contents)


def _name(found: Report, who: str) -> str:
    """``statistik-2026-kalix-kommun-skola-preliminart``.

    So that the files of all registers can lie in one folder, and none is taken for another.
    """
    beside = () if found.of_areas else found.columns[:-1]
    parts = (
        f"statistik-{found.year}",
        re.sub("-+", "-", file_name(who))[:80].rstrip("-"),
        "-".join(("jamfort-med", *dict.fromkeys((*beside[:1], *beside[-1:])))) if beside else "",
        f"version-{found.version}" if found.version > 1 else "",
        "preliminart" if found.preliminary else "",
        "internt" if found.internal else "",
    )
    return "-".join(filter(None, parts))


def write_sum(found: Report, where: Where) -> list[Path]:
    """Write the report of the county, which no register knows of; all its files or none.

    Raises AlreadyThere, CannotWrite, BadTemplate.
    """
    contents = {file.path: file.content for file in where.files(found, _name(found, "länet"))}
    with placed(contents, where.overwrite):
        return list(contents)

"""The deeds of counting and writing: small numbers are seen only by a deed that stands in the log."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..database import Register
from ..documents import store as document_store
from ..documents.files import placed
from ..documents.render import render_page, template_hash
from ..errors import Refused
from .counting import count
from .document import TEMPLATE_HTML, TEMPLATE_MD, page
from .form import CSV, HTML, JSON, MARKDOWN, XLSX
from .json_file import as_json
from .report import Report, report, unhidden
from .rows import as_csv
from .workbook import as_xlsx


class NotForOthersYet(Refused):
    """A report for others must hold small numbers back, which norrbus cannot do yet."""

    def __init__(self) -> None:
        super().__init__(
            "Statistik att lämna ut, där små tal är dolda, kan norrbus inte göra än. Lägg till --internt för alla tal, för bruk inom myndigheten; det loggas."
        )


INTERNAL = "statistik med små tal"
KIND = "årsrapport"
WRITERS: dict[str, Callable[[Report], bytes]] = {
    HTML: lambda found: render_page(TEMPLATE_HTML, page(found)),
    MARKDOWN: lambda found: render_page(TEMPLATE_MD, page(found)),
    CSV: as_csv,
    JSON: as_json,
    XLSX: as_xlsx,
}
TEMPLATES = {HTML: TEMPLATE_HTML, MARKDOWN: TEMPLATE_MD}


def of_year(register: Register, year: int, compared: Iterable[int], internal: bool, today: date) -> Report:
    """The report of a year beside earlier ones, with small numbers shown, which is logged. Raises NotForOthersYet unless ``internal`` is said."""
    if not internal:
        raise NotForOthersYet
    years = sorted({year, *(each for each in compared if each < year)})
    with register.operation(day=today.isoformat(), reason=INTERNAL):
        return report([unhidden(count(register, each, today)) for each in years], internal=True)


@dataclass(frozen=True)
class Where:
    """Where a report is written, in which formats, and over what."""

    folder: Path
    formats: Sequence[str]
    overwrite: bool


def write(register: Register, found: Report, where: Where, today: date) -> list[Path]:
    """Write and register a report; all its files or none. Returns the paths. Raises AlreadyThere, CannotWrite, BadTemplate."""
    files = {(where.folder / f"statistik-{found.years[-1]}-internt.{form}").absolute(): form for form in where.formats}
    contents = {path: WRITERS[form](found) for path, form in files.items()}
    with register.operation(day=today.isoformat(), reason=INTERNAL), placed(contents, where.overwrite):
        for path, form in files.items():
            template = TEMPLATES.get(form, "")
            document_store.add(
                register,
                {
                    "about": "register",
                    "kind": KIND,
                    "format": form,
                    "written_on": today.isoformat(),
                    "path": str(path),
                    "file_hash": hashlib.sha256(contents[path]).hexdigest(),
                    "template": template,
                    "template_hash": template_hash(template) if template else hashlib.sha256(b"").hexdigest(),
                },
            )
    return list(files)

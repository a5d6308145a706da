"""The papers of a published year: the whole report, and the one page for the steering group."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from ..case.actor.model import file_name
from ..case.people import sender_of_register
from ..paper.letterhead import Head
from ..paper.model import Asked, Letter
from ..paper.protection import ABOVE, no_case
from ..register.database import Register
from ..words.record import Record
from . import actions, store
from .form import CSV, HTML, JSON, MARKDOWN, XLSX
from .json_file import as_json
from .kinds import ABOUT, INSIDE, STEERING, YEARLY
from .paper import TEMPLATE_HTML, TEMPLATE_MD, page
from .refusals import NotAYear
from .report import Report
from .rows import as_csv
from .span import Years, only
from .steering import STEERING_HTML, STEERING_MD, steering
from .store import Published, Release
from .workbook import as_xlsx


class Paper(Record):
    """A paper before it is files.

    ``about`` is what it is registered under, ``name`` its files' without ending. ``templates`` are
    of the formats that have one, ``forms`` make the content of the others.
    """

    kind: str
    years: Years
    version: int
    name: str
    internal: bool
    data: Record
    forms: Mapping[str, Callable[[], bytes]]
    templates: Mapping[str, str]

    @property
    def about(self) -> str:
        """``statistik-2026``: what the papers of a year are listed by."""
        return f"{ABOUT}{self.years.name}"


def yearly(found: Report, who: str) -> Paper:
    """The whole report; of what is seen inside the authority only, as the kind that it is."""
    data = page(found)
    return Paper(
        kind=INSIDE if found.internal else YEARLY,
        years=found.years,
        version=found.version,
        name=_name(found, who),
        internal=found.internal,
        data=data,
        forms={
            CSV: lambda: as_csv(found).encode(),
            JSON: partial(as_json, found),
            XLSX: partial(as_xlsx, found),
        },
        templates={HTML: TEMPLATE_HTML, MARKDOWN: TEMPLATE_MD},
    )


def for_steering(years: Sequence[Published]) -> Paper:
    """The one page for the steering group, of the last of some published years."""
    newest = years[-1]
    data = steering([each.shown for each in years], actions.spoken(newest))
    return Paper(
        kind=STEERING,
        years=newest.years,
        version=newest.version,
        name=_joined(f"arsoversikt-{newest.years}", _of(data.owner), _version(newest.version)),
        internal=False,
        data=data,
        forms={},
        templates={HTML: STEERING_HTML, MARKDOWN: STEERING_MD},
    )


def _name(found: Report, who: str) -> str:
    """``statistik-2026-kalix-kommun-skola-preliminart``.

    So that the files of all registers can lie in one folder, and none is taken for another.
    """
    beside = [] if found.of_areas else [each.years.name for each in found.shown[:-1]]
    return _joined(
        f"statistik-{found.years.name}",
        _of(who),
        "-".join(("jamfort-med", *dict.fromkeys((*beside[:1], *beside[-1:])))) if beside else "",
        _version(found.version),
        "preliminart" if found.preliminary else "",
        "internt" if found.internal else "",
    )


def _joined(*parts: str) -> str:
    return "-".join(filter(None, parts))


def _of(who: str) -> str:
    return re.sub("-+", "-", file_name(who))[:80].rstrip("-")


def _version(version: int) -> str:
    return f"version-{version}" if version > 1 else ""


def letterhead_of(register: Register, paper: Paper, today: date) -> Head:
    """Who a paper comes from, and what it is called on each page.

    What is published has no day of writing: it is the same whenever it is written, and says itself
    when it was published.
    """
    mark = f"{paper.kind.capitalize()} {paper.years.name}"
    day = today if paper.internal else None
    return Head(sender_of_register(register), day, mark, paper.version)


def handed_out(register: Register, paper: Paper, recipient: str, today: date) -> None:
    """Note in the ledger that a paper has been written to be handed out."""
    length = paper.years.length
    new = Release(paper.years.last, paper.version, paper.kind, today, recipient, length)
    store.release(register, new)


def letters(register: Register, kind: str, typed: str, asked: Asked) -> list[Letter]:
    """A paper of a published year as a letter. Raises NotAYear, NotPublishedYet."""
    year = _year(typed, kind, asked.today)
    if kind == STEERING:
        paper = for_steering(actions.for_steering(register, only(year), (), asked.today))
    else:
        found = actions.of_year(register, only(year), (), False, asked.today)
        paper = yearly(found, found.owner)
    return [
        Letter(
            kind=kind,
            title=f"{kind.capitalize()} {year}",
            name=paper.name,
            case_id=None,
            reference=paper.about,
            recipient="alla",
            template=paper.templates[MARKDOWN],
            data=paper.data,
            people=(),
            gate=no_case(ABOVE),
            head=letterhead_of(register, paper, asked.today),
            written=lambda register: handed_out(register, paper, "", asked.today),
            page=paper.templates[HTML],
        )
    ]


def _year(typed: str, kind: str, today: date) -> int:
    """``2026``, or what its papers are listed by: ``statistik-2026``."""
    year = typed.removeprefix(ABOUT)
    if not (year.isascii() and year.isdigit() and len(year) == 4 and int(year) <= today.year):
        raise NotAYear(typed, kind)
    return int(year)

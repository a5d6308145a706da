"""What the extract about somebody of the staff may see on paper, and the same as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ....case.people import sender_of_register
from ....paper.letterhead import Head, Sender
from ....paper.model import Letter
from ....paper.protection import NOBODY, no_case
from ....paper.traces import Sought
from ....register.database import Register
from ....words.dates import plain
from ....words.record import Record, replace
from ..model import KIND, Judged, left_out
from ..paper import (
    DoneOnPaper,
    EntryOnPaper,
    KeptOnPaper,
    LineOnPaper,
    PaperOnPaper,
    SectionOnPaper,
    times,
)
from . import store
from .actions import extract
from .decisions import ALL_HEADINGS
from .json_file import as_json
from .model import StaffExtract

if TYPE_CHECKING:
    from ..form import AskExtract

TEMPLATE = "extract/registerutdrag_personal.md.j2"


class StaffPaper(Record):
    """Everything about one of the staff, for that one."""

    sender: Sender
    name: str
    places: tuple[str, ...]
    sections: tuple[SectionOnPaper, ...]
    papers: tuple[PaperOnPaper, ...]
    reminders: int
    users: tuple[str, ...]
    operations: tuple[DoneOnPaper, ...]
    done: tuple[DoneOnPaper, ...]
    held: tuple[KeptOnPaper, ...]
    unsure: int


def letters(
    register: Register, wanted: AskExtract, here: str, judged: Judged, today: date
) -> list[Letter]:
    """The extract, to the one that it is about. Raises as ``extract``."""
    found = extract(register, wanted, here, judged)
    # What has passed every decision is searched once more: no child stands on this paper.
    family = [each for each in store.family(register) if each != found.staff.name]
    return [
        Letter(
            kind=KIND,
            title="Registerutdrag",
            name=f"{found.staff.key}-registerutdrag",
            case_id=None,
            reference=found.staff.key,
            recipient=found.staff.name,
            template=TEMPLATE,
            data=_paper(register, found),
            head=Head(sender_of_register(register), today, found.staff.key),
            people=(),
            gate=replace(no_case(NOBODY), sought=Sought(family, (), ())),
            beside=as_json(found, today).encode(),
        )
    ]


def _paper(register: Register, found: StaffExtract) -> StaffPaper:
    return StaffPaper(
        sender=sender_of_register(register),
        name=found.staff.name,
        places=found.staff.places,
        sections=tuple(_sections(found)),
        papers=tuple(
            PaperOnPaper(plain(each.day), f"{each.kind} ({each.case})", each.recipient, each.how)
            for each in found.papers
        ),
        reminders=found.reminders,
        users=found.users,
        operations=tuple(
            DoneOnPaper(plain(each.day), each.who, each.what + times(each.times))
            for each in found.operations
        ),
        done=tuple(DoneOnPaper(each.moment, each.who, each.what) for each in found.done),
        held=tuple(KeptOnPaper(why, things) for why, things in left_out(found.texts).items()),
        unsure=found.unsure,
    )


def _sections(found: StaffExtract) -> Iterator[SectionOnPaper]:
    for table, heading in ALL_HEADINGS.items():
        entries = tuple(
            EntryOnPaper(
                each.thing, tuple(LineOnPaper(line.label, line.value) for line in each.lines)
            )
            for each in found.entries
            if each.kind == table
        )
        if entries:
            yield SectionOnPaper(heading, entries)

"""What the record of a disposal (gallringsprotokoll) may see. It names no child and no guardian."""

from __future__ import annotations

from datetime import date

from ...paper.letterhead import Head, Sender
from ...paper.model import Letter
from ...paper.protection import NOBODY, no_case
from ...words.record import Record

KIND = "gallringsprotokoll"
TEMPLATE = "register/gallringsprotokoll.md.j2"


class DisposedAct(Record):
    """An act that is gone: its references, from when until when, and why."""

    references: str
    opened_on: date
    last_note: date
    because: str


class DisposalPaper(Record):
    """The record of a disposal; ``papers`` may lie elsewhere too, signed or printed."""

    today: date
    number: int
    decided_by: str
    rule: str
    acts: tuple[DisposedAct, ...]
    rows: int
    gone: int
    looks: int
    looks_before: date
    without_statistics: str
    by_hand: tuple[str, ...]
    papers: tuple[str, ...]


def letter(data: DisposalPaper, sender: Sender) -> Letter:
    """The record as a paper of the authority's own."""
    return Letter(
        kind=KIND,
        title=f"Gallringsprotokoll {data.number}",
        name=f"gallringsprotokoll-{data.number}",
        case_id=None,
        reference="register",
        recipient="arkivet",
        template=TEMPLATE,
        data=data,
        head=Head(sender, data.today, f"Gallringsprotokoll {data.number}"),
        people=(),
        gate=no_case(NOBODY),
    )

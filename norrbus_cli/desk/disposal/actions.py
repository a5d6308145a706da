"""The deed of disposal: rows, log, kept papers and files, with its record; all of it or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...authority.copies import buried
from ...authority.disposal import store as rules
from ...authority.disposal.model import Disposal, NoRule, latest_year, verdict
from ...case.people import sender_of_register
from ...paper import taken_back, writer
from ...paper.model import Letter
from ...register import erasing, resealing
from ...statistics.store import years_published
from ...words.dates import short
from ...words.record import Record
from ...words.swedish import listed
from . import store
from .form import Dispose
from .model import LOOK_YEARS, Judged, Proposal, Written
from .paper import DisposalPaper, DisposedAct, letter
from .refusals import HasMoved, NothingDue, NotPublished

if TYPE_CHECKING:
    from ...register.database import Register


class Done(Record):
    """What a disposal left: the record, and the files that are to be removed by hand."""

    papers: tuple[Path, ...]
    by_hand: tuple[Path, ...]


def proposed(register: Register, today: date) -> Proposal:
    """What is to be disposed of on a day, and what is kept although it is old. Raises NoRule."""
    rule = rules.rule(register)
    if rule is None:
        raise NoRule
    found = [Judged(act, verdict(act, rule, today)) for act in store.acts(register, rule, today)]
    before = date(today.year - LOOK_YEARS, 1, 1)
    return Proposal(
        rule,
        tuple(found),
        tuple(store.only_logged(register, erasing.CASES, rule, today)),
        tuple(store.only_logged(register, erasing.PERSONS, rule, today)),
        store.looks_before(register, before),
        before,
    )


def finish(register: Register) -> None:
    """Remove the files that a disposal that was killed did not come to."""
    taken_back.finish(register)


def require_ready(register: Register, shown: Proposal, wanted: Dispose) -> None:
    """Raises NothingDue, NotPublished where it cannot be done as it is asked for."""
    if shown.nothing:
        raise NothingDue
    missing = shown.years - years_published(register)
    if missing and not wanted.without_statistics:
        raise NotPublished(missing)


def dispose(
    register: Register, shown: Proposal, wanted: Dispose, how: writer.How, today: date
) -> Done:
    """Dispose of what was shown, and write the record.

    The files go when all is saved; one that has been changed since it was written stays and is
    named. Sources: SoL (2025:400) 16 kap.; arkivlagen (1990:782) 10 §. Raises HasMoved,
    AlreadyThere, CannotWrite.
    """
    by_hand: list[Path] = []

    def make() -> list[Letter]:
        if proposed(register, today) != shown:
            raise HasMoved
        sender = sender_of_register(register)
        return [letter(_erased(register, shown, wanted, today, by_hand), sender)]

    papers = writer.write(register, make, how, today)
    finish(register)
    _drop_folders(shown, how.folder)
    register.settle()
    return Done(tuple(papers), tuple(by_hand))


def _erased(
    register: Register, shown: Proposal, wanted: Dispose, today: date, by_hand: list[Path]
) -> DisposalPaper:
    acts = tuple(map(_told, shown.due))
    papers = tuple(map(_spoken, store.written(register, shown.cases)))
    gone = [*shown.cases, *shown.gone_cases]
    moves = store.moved(register, shown.cases)
    erased = erasing.erase(register, gone, shown.gone_persons)
    looks = resealing.forget_looks(register, shown.looks_before.isoformat())
    moved = [(str(path), taken_back.hash_of(path)) for path in moves]
    by_hand += taken_back.leave_for_ever(register, [*erased.papers, *moved])
    due = [each.act for each in shown.due]
    year = latest_year(due) if due else None
    source = shown.rule.source
    disposal = Disposal(today, wanted.decided_by, source, len(acts), erased.rows, year)
    number = rules.note(register, disposal)
    buried.note(register, number, erased.tombstones)
    return DisposalPaper(
        today=today,
        number=number,
        decided_by=wanted.decided_by,
        rule=shown.rule.spoken,
        acts=acts,
        rows=erased.rows,
        gone=len(shown.gone_cases) + len(shown.gone_persons),
        looks=looks,
        looks_before=shown.looks_before,
        without_statistics=wanted.without_statistics,
        by_hand=tuple(map(str, by_hand)),
        papers=papers,
    )


def _told(judged: Judged) -> DisposedAct:
    act = judged.act
    return DisposedAct(listed(act.references), act.opened_on, act.last_note, judged.verdict.because)


def _spoken(paper: Written) -> str:
    sent = f", skickad med {paper.sent_how}" if paper.sent_how else ""
    return f"{paper.kind} {paper.about} {short(paper.written_on)}{sent}"


def _drop_folders(shown: Proposal, documents: Path) -> None:
    """Remove the folders of cases that have no file left."""
    for each in shown.due:
        for folder in (documents / reference for reference in each.act.references):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

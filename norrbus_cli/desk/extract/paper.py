"""What the extract (registerutdrag) on paper may see, and the same for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...case.model import Person
from ...case.people import gate, sender_of_register, to_people
from ...paper.letterhead import Head, Sender
from ...paper.model import Asked, Letter, UnknownRecipient
from ...paper.protection import FAMILY, no_case
from ...register.database import Register
from ...words.dates import plain
from ...words.record import Record, replace
from .actions import about, cases_of, extract, find, readers
from .headings import HEADINGS
from .json_file import as_json
from .model import AS_GUARDIAN, KIND, Extract, Judged

TEMPLATE = "extract/registerutdrag.md.j2"
NO_TIMES = 1


class LineOnPaper(Record):
    """A value and what it is called."""

    label: str
    value: str


class ParticularOnPaper(Record):
    """One of the person's own particulars."""

    label: str
    value: str


class EntryOnPaper(Record):
    """Something that is kept."""

    thing: str
    lines: tuple[LineOnPaper, ...]


class SectionOnPaper(Record):
    """Things of a kind in a case."""

    heading: str
    entries: tuple[EntryOnPaper, ...]


class CaseOnPaper(Record):
    """A case and what is kept in it."""

    reference: str
    role: str
    opened: str
    closed: str
    sections: tuple[SectionOnPaper, ...]


class PaperOnPaper(Record):
    """Papers of a kind that were written on a day."""

    day: str
    kind: str
    recipient: str
    how: str


class DoneOnPaper(Record):
    """What was seen or done, when and by whom."""

    day: str
    who: str
    what: str


class KeptOnPaper(Record):
    """Why something is left out, and what."""

    why: str
    things: tuple[str, ...]


class ExtractPaper(Record):
    """Everything about one person. ``own``: the reader is that one; ``guards``: it is somebody's
    guardian in a case.
    """

    sender: Sender
    name: str
    reader: str
    own: bool
    guards: bool
    particulars: tuple[ParticularOnPaper, ...]
    cases: tuple[CaseOnPaper, ...]
    papers: tuple[PaperOnPaper, ...]
    looks: tuple[DoneOnPaper, ...]
    done: tuple[DoneOnPaper, ...]
    held: tuple[KeptOnPaper, ...]
    others: int
    protected: bool
    placed: bool
    sources: tuple[str, ...]
    recipients: tuple[str, ...]


def letters(
    register: Register, typed: str, asked: Asked, case: str = "", judged: Judged | None = None
) -> list[Letter]:
    """The extract of a person, to that one; to those who have custody when they are asked for.

    Raises NobodyCalled, SeveralCalled, NoSuchText, UnknownReference, UnknownPerson.
    """
    person = find(register, typed, case)
    everyone = readers(cases_of(register, person), person, asked.today)
    chosen = everyone if asked.recipient else [person]
    return [_letter(register, person, reader, asked, judged or Judged()) for reader in chosen]


def chosen(found: Sequence[Letter], asked: Asked) -> list[Letter]:
    """The letters to whom it was asked for. Raises UnknownRecipient."""
    meant = [each for each in found if asked.meant(each.recipient)]
    if not meant:
        raise UnknownRecipient(asked.recipient, [each.recipient for each in found])
    return meant


def _letter(
    register: Register, person: Person, reader: Person, asked: Asked, judged: Judged
) -> Letter:
    found = extract(register, (person, reader), asked.today, judged, unmask=asked.unmask)
    cases = cases_of(register, person)
    gates = [gate(register, each, to_people([reader]), asked.unmask) for each in cases]
    # What any of the cases keeps from the reader is kept by its own gate before it comes here.
    shown = gates[-1] if gates else no_case(FAMILY)
    barred = dict.fromkeys(name for each in gates for name in each.unknowing)
    return Letter(
        kind=KIND,
        title="Registerutdrag",
        name=f"{about(person)}-registerutdrag" + ("" if found.situation.own else f"-{reader.id}"),
        case_id=cases[-1].id if cases else None,
        reference=about(person),
        recipient=reader.name,
        template=TEMPLATE,
        data=_paper(register, found),
        head=Head(sender_of_register(register), asked.today, about(person)),
        people=(person.id,),
        gate=replace(shown, unknowing=tuple(barred)),
        beside=as_json(found, asked.today).encode(),
    )


def _paper(register: Register, found: Extract) -> ExtractPaper:
    return ExtractPaper(
        sender=sender_of_register(register),
        name=found.person.name,
        reader=found.reader.name,
        own=found.situation.own,
        guards=any(each.role == AS_GUARDIAN for each in found.cases),
        particulars=tuple(ParticularOnPaper(each.label, each.value) for each in found.particulars),
        cases=tuple(_cases(found)),
        papers=tuple(
            PaperOnPaper(plain(each.day), each.kind, each.recipient, each.how)
            for each in found.papers
        ),
        looks=tuple(
            DoneOnPaper(plain(each.day), each.who, each.what + times(each.times))
            for each in found.looks
        ),
        done=tuple(DoneOnPaper(each.moment, each.who, each.what) for each in found.done),
        held=tuple(KeptOnPaper(why, things) for why, things in found.held().items()),
        others=found.others,
        protected=found.protected,
        placed=found.placed,
        sources=found.sources,
        recipients=found.recipients,
    )


def times(count: int) -> str:
    """``, 3 gånger``; nothing for once."""
    return f", {count} gånger" if count > NO_TIMES else ""


def _cases(found: Extract) -> Iterable[CaseOnPaper]:
    for case in found.cases:
        sections = []
        for kind, heading in HEADINGS.items():
            entries = tuple(
                EntryOnPaper(
                    each.thing, tuple(LineOnPaper(line.label, line.value) for line in each.lines)
                )
                for each in found.entries
                if each.case == case.reference and each.kind == kind
            )
            if entries:
                sections.append(SectionOnPaper(heading, entries))
        closed = plain(case.closed_on) if case.closed_on else ""
        yield CaseOnPaper(case.reference, case.role, plain(case.opened_on), closed, tuple(sections))

"""An extract: everything that the register holds about one person, for one reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...case import store as case_store
from ...case.model import Case, Person
from ...paper.decisions import READERS
from ...paper.model import UnknownRecipient
from ...paper.protection import COORDINATOR, FAMILY, MASK
from ...register.database import Register
from ...words.dates import plain
from ...words.swedish import fold
from . import store
from .decisions import MORE_PARTICULARS, PARTICULARS
from .done import done
from .gathering import Between, Gathering
from .looks import looks
from .model import AS_CHILD, AS_GUARDIAN, KIND, Extract, InCase, Judged, Line, Paper, Situation
from .refusals import NobodyCalled, NoSuchText, SeveralCalled

if TYPE_CHECKING:
    from ...paper.model import Asked
    from ...paper.protection import Gate
    from .form import AskExtract

# Papers that have something of the guardians in them are read by these.
HAVE_GUARDIANS = frozenset({FAMILY, COORDINATOR})


def find(register: Register, typed: str, case: str = "") -> Person:
    """The person who has a number or whose name begins so, in a case if one is named.

    Raises NobodyCalled, SeveralCalled, UnknownReference, UnknownPerson, NoIdentity.
    """
    if case:
        return case_store.find(register, case).person(typed)
    digits = "".join(sign for sign in typed if sign.isdigit())
    number = f"{digits[:8]}-{digits[8:]}" if len(digits) == 12 else ""
    found = case_store.persons(register, store.people(register, typed.strip(), number))
    exact = [each for each in found.values() if fold(each.name) == fold(typed.strip())]
    chosen = exact if len(exact) == 1 else list(found.values())
    if not chosen:
        raise NobodyCalled
    if len(chosen) > 1:
        cases = {number for each in chosen for number in store.cases_of(register, each.id)}
        raise SeveralCalled([each.reference for each in case_store.cases(register, sorted(cases))])
    return chosen[0]


def cases_of(register: Register, person: Person) -> list[Case]:
    """The cases that somebody is or has been in."""
    return case_store.cases(register, store.cases_of(register, person.id))


def readers(cases: Iterable[Case], person: Person, today: date) -> list[Person]:
    """Who an extract can go to: the person, and for a child under 18 each who has custody."""
    found = {person.id: person}
    for case in cases:
        if case.child is not None and case.child.id == person.id:
            found |= {each.id: each for each in case.custodians(today)}
    return list(found.values())


def shown(
    register: Register, wanted: AskExtract, asked: Asked, judged: Judged, reason: str
) -> Extract:
    """What is asked for, on screen: a look, which is logged; ``reason`` for what is unmasked or
    judged. Raises as ``find``, ``reader_of`` and ``extract``.
    """
    with register.operation(day=asked.today.isoformat(), reason=reason):
        person = find(register, wanted.person, wanted.case)
        reader = reader_of(register, person, asked)
        found = extract(register, (person, reader), asked.today, judged, unmask=asked.unmask)
        cases: list[int | None] = [*store.cases_of(register, person.id)]
        for case_id in cases or [None]:
            register.look(person.id, case_id, protected=asked.unmask)
    return found


def reader_of(register: Register, person: Person, asked: Asked) -> Person:
    """Who the extract goes to. Raises UnknownRecipient."""
    everyone = readers(cases_of(register, person), person, asked.today)
    meant = [each for each in everyone if asked.meant(each.name)]
    if not meant:
        raise UnknownRecipient(asked.recipient, [each.name for each in everyone])
    return meant[0]


def extract(
    register: Register, between: tuple[Person, Person], today: date, judged: Judged, *, unmask: bool
) -> Extract:
    """Everything about the first, for the second. Raises NoSuchText."""
    person, reader = between
    cases = cases_of(register, person)
    grown = all(not _is_child(case, person) or case.of_age(today) for case in cases)
    gathered = [Gathering(register, case, Between(person, reader, grown), judged) for case in cases]
    found = [each.found() for each in gathered]
    texts = tuple(text for each in found for text in each.texts)
    _require_known(judged, [each.code for each in texts])
    papers, recipients = _papers(register, gathered, person)
    return Extract(
        person=person,
        reader=reader,
        situation=Situation(person.id == reader.id, grown, any(each.is_child for each in gathered)),
        particulars=tuple(_particulars(person, gathered, unmask)),
        cases=tuple(_in_case(each, person) for each in cases),
        entries=tuple(entry for each in found for entry in each.entries),
        texts=texts,
        papers=papers,
        recipients=recipients,
        sources=tuple(dict.fromkeys(each.need_seen_by for each in cases)),
        looks=tuple(looks(register, person)),
        done=tuple(done(register, gathered, person)),
        others=sum(each.others for each in found),
        protected=not unmask and any(person.id in each.names.gate.hidden for each in gathered),
        placed=any(entry.kind == "placements" for each in found for entry in each.entries),
    )


def _require_known(judged: Judged, codes: Sequence[str]) -> None:
    for typed in (*judged.out, *judged.given):
        if typed not in codes:
            raise NoSuchText(typed)


def _is_child(case: Case, person: Person) -> bool:
    return case.child is not None and case.child.id == person.id


def _particulars(person: Person, gathered: Sequence[Gathering], unmask: bool) -> Iterable[Line]:
    from ...history.labels import label

    gates = [] if unmask else [each.names.gate for each in gathered]
    for name in (*PARTICULARS, *MORE_PARTICULARS):
        kept = _particular(person, name, gates)
        raw = kept.isoformat() if isinstance(kept, date) else str(kept or "")
        spoken = plain(kept) if isinstance(kept, date) else raw
        if isinstance(kept, bool):
            spoken = "ja" if kept else ""
        if spoken:
            called = person.number_kind if name == "number" else label("persons", name)
            yield Line(called, spoken, raw)


def _particular(person: Person, name: str, gates: Sequence[Gate]) -> object:
    """A particular by the gate of each case: what one of them hides stays hidden."""
    value: object = getattr(person, name)
    for gate in gates:
        if name in {"address", "phone", "email"} and value:
            shown = getattr(gate.person(person), name)
            value = value if shown == value else shown
        if name == "school" and value and (gate.hides or person.id in gate.hidden):
            value = MASK
    return value


def _in_case(case: Case, person: Person) -> InCase:
    closed = case.closed
    child = _is_child(case, person)
    return InCase(
        case.reference,
        AS_CHILD if child else AS_GUARDIAN,
        case.opened_on,
        closed.closed_on if closed else None,
    )


def _papers(
    register: Register, gathered: Sequence[Gathering], person: Person
) -> tuple[tuple[Paper, ...], tuple[str, ...]]:
    """The papers that are about the person or went to the person, and the actors that have had
    anything.
    """
    found: list[Paper] = []
    recipients: dict[str, None] = {}
    for each in gathered:
        case = each.names.case
        others = {fold(other.name) for other in case.people if other.id != person.id}
        for row in store.papers(register, [case.id]):
            to_other = fold(row["recipient"]) in others
            about_other = row["kind"] == KIND and row["about"] != about(person)
            of_child = to_other or READERS.get(row["kind"]) not in HAVE_GUARDIANS
            if about_other or (of_child and not each.is_child):
                continue
            to = each.names.to_whom(row["recipient"])
            day = date.fromisoformat(row["written_on"])
            found.append(Paper(day, row["kind"], case.reference, to, row["sent_how"]))
        if each.is_child:
            recipients |= dict.fromkeys(_told(register, each))
    return tuple(sorted(found, key=lambda paper: paper.day)), tuple(recipients)


def _told(register: Register, gathered: Gathering) -> Iterable[str]:
    """The actors that were called, or that a report of a deviation went to."""
    for table in ("participants", "dispatches"):
        for row in store.about_child(register, table, gathered.names.case.id):
            if row["actor_id"] is not None:
                yield gathered.names.called("actors", int(str(row["actor_id"])))


def about(person: Person) -> str:
    """What an extract is about, without a name."""
    return f"person-{person.id}"

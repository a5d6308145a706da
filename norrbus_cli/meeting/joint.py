"""One meeting that is held for siblings.

Each case keeps a meeting of its own, with its summonses, minutes and deadlines; those that are held
as one are tied (``Meeting.joint``), and are booked, summoned to, moved and cancelled in one deed.

Own choice, since secrecy holds between the people of a family too (OSL 12 kap., 23 kap. 2 §, 26
kap. 1 §): each child has papers of its own, that can lie in its own file, and nothing of the other
case stands on them, not even its reference, so that it can be disposed of alone. Who is called to
several of the meetings reads that they are one; the minutes say that the meeting was held together
with another, and not whose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from ..case import store as case_store
from ..case.model import Case, Person
from ..case.people import gate
from ..consent.store import covering
from ..paper.model import Letter, NobodyToWriteTo
from ..paper.protection import FAMILY, Gate, Reader, hides_child, unknowing
from ..register.database import Register
from ..words.record import replace
from . import store
from .model import Meeting, Participant
from .tied import as_called


def pending(
    register: Register, typed: str, alone: bool = False, of_open: bool = True
) -> list[Meeting]:
    """A meeting to come, and those that it is held with unless it is meant ``alone``; of cases that
    are open unless not ``of_open``.

    Raises NotPending, IsClosed, HeldTogether when one of the others cannot be changed.
    """
    from .refusals import HeldTogether

    meeting = store.find(register, typed, pending=True)
    meeting.require_pending()
    if of_open:
        case_store.by_id(register, meeting.case_id).require_open()
    others = [] if alone else store.tied(register, meeting)
    for other in others:
        closed = of_open and case_store.by_id(register, other.case_id).closed
        if closed or not other.pending:
            state = "hör till ett avslutat ärende" if closed else f"är {other.state}"
            raise HeldTogether(meeting.reference, other.reference, state)
    return [meeting, *others]


def others(register: Register, meeting: Meeting) -> list[Case]:
    """The other cases that a meeting is held for."""
    return [case_store.by_id(register, each.case_id) for each in store.tied(register, meeting)]


def strangers(case: Case, others: Iterable[Case]) -> list[Person]:
    """The people of other cases who are not in this one."""
    own = {each.id for each in case.people}
    people = {each.id: each for other in others for each in other.people}
    return [each for each in people.values() if each.id not in own]


def may_know(case: Case, person: Person) -> bool:
    """Whether somebody may know on paper where the child of a case is, of the case or not."""
    known = any(each.id == person.id for each in case.people)
    return not hides_child(case) or (known and not unknowing(case, {person.id}))


def hides_place(register: Register, case: Case, meeting: Meeting) -> bool:
    """Whether the place of a meeting could tell where a hidden child is, also one of a case that it
    is held for too.
    """
    return any(each.hides_place for each in (case, *others(register, meeting)))


def tells_of_another(register: Register, meeting: Meeting) -> bool:
    """Whether the place of a meeting could tell where a hidden child is, only of another case."""
    case = case_store.by_id(register, meeting.case_id)
    hidden = hides_place(register, case, meeting) and not case.hides_place
    return bool(meeting.place) and hidden


def gate_of_all(register: Register, case: Case, reader: Reader, unmask: bool) -> Gate:
    """What of a case may stand on a paper that tells of its meetings: what may stand on a letter
    about each of them.
    """
    meetings = [each for each in store.of_case(register, case.id) if each.together]
    return _gate(register, case, meetings, reader, unmask)


def gate_of(register: Register, case: Case, meeting: Meeting, reader: Reader, unmask: bool) -> Gate:
    """What of a meeting may stand on a letter to a reader.

    Where it is held for several, what the gate keeps of the others' people is kept here too, and
    so is the place where one of the children is, if that is hidden.
    """
    return _gate(register, case, [meeting], reader, unmask)


def _gate(
    register: Register, case: Case, meetings: Iterable[Meeting], reader: Reader, unmask: bool
) -> Gate:
    beside = [each for meeting in meetings for each in others(register, meeting)]
    shown = gate(register, case, reader, unmask, strangers(case, beside))
    reading = [each for each in case.people if each.id in reader.people]
    for other in beside:
        if hides_child(other) and not unmask:
            knows = reader.who != FAMILY or all(may_know(other, each) for each in reading)
            shown = replace(shown, hides=True, knows=shown.knows and knows)
    return shown


def called_to_several(
    register: Register, meeting: Meeting, participant: Participant, today: date
) -> bool:
    """Whether somebody is called to another of the meetings that are one, an actor as far as the
    consents there cover it today.
    """
    for other in store.tied(register, meeting):
        case = case_store.by_id(register, other.case_id)
        for each in as_called(other, participant):
            person, actor = each.person, each.actor
            there = person is not None and person in case.attending(other.day)
            covered = actor is not None and covering(register, case, today).covers(actor.id)
            if there or covered or each.override:
                return True
    return False


def letters(
    register: Register, meeting: Meeting, make: Callable[[Meeting], list[Letter]]
) -> list[Letter]:
    """The letters of a meeting and of those that it is held with, each child's apart. Raises
    NobodyToWriteTo when there is nobody at any of them.
    """
    found: list[Letter] = []
    nobody: list[NobodyToWriteTo] = []
    tied = store.tied(register, meeting)
    for each in (meeting, *tied):
        if each.pending == meeting.pending:
            try:
                found += make(each)
            except NobodyToWriteTo as trouble:
                nobody.append(trouble)
    if nobody and not found:
        raise nobody[0]
    return [replace(each, together=True) for each in found] if tied else found

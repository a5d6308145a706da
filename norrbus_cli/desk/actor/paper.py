"""What the paper of an actor's work may see (aktörens uppgifter): what it is to do, in the cases
that it may read of.

It lies on the table at the actor's meeting, where not everybody meets every child: cases have their
numbers and no names. Of a case that no consent covers there is nothing, not even how many there
are: a number that changes from one meeting to the next would tell of a child. What a measure is
goes through the gate of its own case, and the names of its people become what they are there; a
sibling and the guardians of one have none either, since a consent for one child is none for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ...case import store as case_store
from ...case.actor import store as actor_store
from ...case.actor.model import Actor, file_name
from ...case.model import Case
from ...case.people import gate, sender_of_register, to_actors
from ...paper.letterhead import Head
from ...paper.model import Asked, Letter, NobodyToWriteTo
from ...paper.protection import ACTORS, Gate, no_case
from ...paper.traces import Traces, words
from ...register.database import Register
from ...rule.model import Deadline
from ...words.dates import clock_time, long, plain
from ...words.record import Record
from ...words.text import as_typed
from .actions import work
from .model import Duty, Work

KIND = "aktörens uppgifter"
TITLE = "Aktörens uppgifter"
GUARDIAN = "vårdnadshavaren"


class MeasureOfActor(Record):
    """A measure that it answers for."""

    number: int
    what: str
    state: str
    starts: str
    ends: str


class TaskOfActor(Record):
    """A deadline that concerns it."""

    subject: str
    what: str
    when: str
    standing: str
    source: str


class CaseOfActor(Record):
    """What it is to do in a case, or about a deviation without one; ``signature`` is the day of the
    plan that waits for it.
    """

    reference: str
    measures: tuple[MeasureOfActor, ...]
    answers: tuple[str, ...]
    signature: str
    tasks: tuple[TaskOfActor, ...]


class ActorPaper(Record):
    """What an actor is to do."""

    actor: str
    cases: tuple[CaseOfActor, ...]


def letters(register: Register, typed: str, asked: Asked) -> list[Letter]:
    """The paper of an actor. Raises UnknownActor, NobodyToWriteTo when it has nothing to do that it
    may read of.
    """
    actor = actor_store.named(register, typed)
    found = work(register, actor, asked.today)
    told = _references(found)
    if not told:
        raise NobodyToWriteTo(
            KIND,
            f"{actor.short} har inget att göra i något ärende där samtycket gäller. Se allt:"
            f" norrbus aktör visa {as_typed(actor.short)}",
        )
    cases = [each for each in found.cases if each.reference in told]
    gates = {each.reference: gate(register, each, to_actors(), asked.unmask) for each in cases}
    nameless = _nameless(register, cases)
    return [
        Letter(
            kind=KIND,
            title=TITLE,
            name=f"aktorens-uppgifter-{file_name(actor.short)}-{asked.today.isoformat()}",
            case_id=None,
            reference="register",
            recipient=actor.short,
            template="actor/uppgifter.md.j2",
            data=ActorPaper(
                _called(actor, gates),
                tuple(_case(found, each, gates, nameless, asked.today) for each in told),
            ),
            people=tuple(dict.fromkeys(each.child.id for each in cases if each.child)),
            # What any of the cases hides is hidden by its own gate before it comes here.
            gate=[*gates.values()][-1] if gates else no_case(ACTORS),
            head=Head(sender_of_register(register), asked.today, TITLE),
            reads=None,
        )
    ]


def _references(found: Work) -> list[str]:
    """What it may read of and has anything to do in, the oldest first."""
    referred = [
        *(each.reference for each in found.measures if each.covered),
        *(each.reference for each in found.signatures if each.covered),
        *(each.meeting.case_reference for each in found.summonses if each.covered),
        *(each.deadline.reference for each in found.tasks if each.covered),
    ]
    return sorted(set(referred))


def _called(actor: Actor, gates: Mapping[str, Gate]) -> str:
    """Its name, or its kind where the name would tell where one of the children is."""
    told = all(shown.actor(actor) == actor.name for shown in gates.values())
    return actor.name if told else actor.kind


def _case(
    found: Work,
    reference: str,
    gates: Mapping[str, Gate],
    nameless: Mapping[str, Traces],
    today: date,
) -> CaseOfActor:
    unsigned = [each.plan for each in found.signatures if each.reference == reference]
    return CaseOfActor(
        reference,
        tuple(
            _measure(each, gates[reference], nameless[reference])
            for each in found.measures
            if each.reference == reference
        ),
        tuple(
            f"{each.meeting.reference}, {long(each.meeting.day)} {clock_time(each.meeting.time)}"
            for each in found.summonses
            if each.meeting.case_reference == reference
        ),
        plain(unsigned[0].made_on) if unsigned else "",
        tuple(
            _task(each.deadline, today)
            for each in found.tasks
            if each.deadline.reference == reference
        ),
    )


def _nameless(register: Register, cases: Sequence[Case]) -> dict[str, Traces]:
    """By case: what puts a role in the place of each name of its people, and of those of siblings'
    cases.
    """
    ids = case_store.of_siblings(register, [each.id for each in cases])
    found = case_store.cases(register, sorted({beside for each in ids.values() for beside in each}))
    by_id = {each.id: each for each in found}
    return {each.reference: _traces(each, [by_id[one] for one in ids[each.id]]) for each in cases}


def _traces(case: Case, beside: Sequence[Case]) -> Traces:
    own = [(each.name, "barnet" if each == case.child else GUARDIAN) for each in case.people]
    others = [
        (each.name, "ett syskon" if each == other.child else "en annan vuxen")
        for other in beside
        for each in other.people
    ]
    mine = {word.casefold() for name, _ in own for word in words(name)}
    by_word = [(word, role) for name, role in own for word in words(name)]
    by_word += [
        (word, role) for name, role in others for word in words(name) if word.casefold() not in mine
    ]
    return Traces({**dict(others), **dict(own)}, by_word)


def _measure(duty: Duty, shown: Gate, nameless: Traces) -> MeasureOfActor:
    each = duty.measure
    what = shown.role(nameless.removed(each.what))
    return MeasureOfActor(each.number, what, each.state, _day(each.starts), _day(each.ends))


def _task(each: Deadline, today: date) -> TaskOfActor:
    when = f"senast {plain(each.due)}" if each.due else f"öppen sedan {plain(each.start)}"
    return TaskOfActor(each.subject, each.rule.what, when, each.spoken(today), each.source)


def _day(day: date | None) -> str:
    return plain(day) if day else ""

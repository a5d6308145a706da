"""What a case waits for, from whom: consent, answers, signatures, a deviation's next step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ...consent.model import COMPLETE
from ...plan.model import must_sign
from ...words.record import Record
from ...words.swedish import listed

if TYPE_CHECKING:
    from ...case.actor.model import Actor
    from .beside import Beside
    from .overview import Overview

ANSWER, SIGNATURE, CONSENT = "svar på kallelsen", "underskrift av planen", "samtycke"


class Awaited(Record):
    """Something that somebody else is to do; ``who`` is empty where it has no name.

    ``actor``: the actor whose turn it is; None for a person. ``about`` is the case, the meeting or
    the deviation.
    """

    who: str
    what: str
    about: str
    settled_by: str
    actor: Actor | None = None


def awaited(found: Overview, beside: Beside, today: date) -> list[Awaited]:
    """All of it, in the order of the way; nothing of a closed case."""
    if found.case.closed:
        return []
    return [*_consents(found), *answers(found, today), *signatures(found, today), *_above(beside)]


def grouped(waits: list[Awaited]) -> list[str]:
    """A line for each thing: ``svar på kallelsen M1: skola och Anna Lantto``."""
    found: dict[str, list[str]] = {}
    for each in waits:
        found.setdefault(each.what, []).append(each.who)
    lines = (f"{what}: {listed(filter(None, names))}" for what, names in found.items())
    return [line.removesuffix(": ") for line in lines]


def _consents(found: Overview) -> Iterator[Awaited]:
    covered, reference = found.coverage, found.case.reference
    if covered.state == COMPLETE or found.case.anonymous:
        return
    partly = [person for _, people in covered.partly for person in people]
    for person in dict.fromkeys([*covered.missing, *partly]):
        settle = f"norrbus samtycke registrera {reference}"
        yield Awaited(person.name, CONSENT, reference, settle)


def answers(found: Overview, today: date) -> Iterator[Awaited]:
    """Who has not answered a summons or an invitation to a meeting that is to come."""
    for meeting in found.meetings:
        if meeting.pending and meeting.day >= today:
            what = f"{ANSWER} M{meeting.number}"
            for each in meeting.participants:
                if not each.answer:
                    settle = f"norrbus möte svar {meeting.reference}"
                    yield Awaited(each.called, what, meeting.reference, settle, each.actor)


def signatures(found: Overview, today: date) -> Iterator[Awaited]:
    """Who has not signed the current plan."""
    plan, reference = found.plan, found.case.reference
    if plan is None:
        return
    settle = f"norrbus plan underteckna {reference}"
    for actor in plan.unsigned_actors:
        yield Awaited(actor.short, SIGNATURE, reference, settle, actor)
    for person in plan.unsigned(must_sign(found.case, plan, today)):
        yield Awaited(person.name, SIGNATURE, reference, settle)


def _above(beside: Beside) -> Iterator[Awaited]:
    """The next step of each deviation, and who is to settle a disagreement."""
    for deviation in beside.deviations:
        if not deviation.closed_on and deviation.missing:
            lack = deviation.missing[0]
            what = f"{lack.what} i {deviation.reference}"
            yield Awaited("", what, deviation.reference, lack.command)
    for each in beside.disagreements:
        if not each.decided_on:
            what = f"beslut om oenigheten {each.reference}"
            settle = f"norrbus oenighet avgör {each.reference}"
            yield Awaited(each.level, what, each.reference, settle)

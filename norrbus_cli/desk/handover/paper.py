"""What the hand-over summary (överlämning) may see.

Where the case stands, what is agreed, what presses.
"""

from __future__ import annotations

from ...case.model import Case
from ...case.people import about, gate, sender
from ...coordination.handover import store
from ...coordination.placement import store as placement_store
from ...paper.letterhead import Head
from ...paper.model import Asked, Letter, NobodyToWriteTo
from ...paper.protection import COORDINATOR, Gate, PersonOnPaper, Reader
from ...plan.followup import store as followup_store
from ...plan.followup.model import next_day
from ...register.database import Register
from ...register.earlier import came
from ...words.dates import plain
from ...words.record import Record
from ..case import overview
from ..case.beside import beside

KIND = "överlämning"


class ConsentOnPaper(Record):
    """A consent in force."""

    giver: str
    actors: str
    matters: str
    until: str


class RunningMeasure(Record):
    """A measure of the current plan."""

    number: int
    what: str
    actor: str
    ends: str
    state: str


class HandoverPaper(Record):
    """A case as the next coordinator meets it."""

    reference: str
    giver: str
    receiver: str
    note: str
    status: str
    child: PersonOnPaper
    guardians: tuple[PersonOnPaper, ...]
    need: str
    works_well: str
    placed_since: str
    consent: str
    consents: tuple[ConsentOnPaper, ...]
    meetings: tuple[str, ...]
    plan_version: int
    measures: tuple[RunningMeasure, ...]
    followup: str
    deadlines: tuple[str, ...]
    beside: tuple[str, ...]


def letters(register: Register, case: Case, asked: Asked) -> list[Letter]:
    """The summary of the latest hand-over, to its receiver.

    Raises NobodyToWriteTo before there has been one, and in an anonymous consultation.
    """
    handovers = store.of_case(register, case.id)
    if not handovers or case.child is None:
        raise NobodyToWriteTo(
            KIND, f"Lämna först över ärendet: norrbus ärende lämna-över {case.reference}"
        )
    number = came(register, "handovers", handovers[-1].id, case.id)
    shown = gate(register, case, Reader(COORDINATOR), asked.unmask)
    data = _paper(register, case, shown, asked)
    return [
        Letter(
            kind=KIND,
            title=f"Överlämning {case.reference}",
            name=f"{case.reference}-overlamning-{number}",
            recipient=data.receiver,
            template="handover/overlamning.md.j2",
            data=data,
            head=Head(sender(register, case), asked.today, case.reference),
            **about(case, shown),
        )
    ]


def _paper(register: Register, case: Case, shown: Gate, asked: Asked) -> HandoverPaper:
    found = overview.overview(register, case.reference, asked.today)
    latest = store.of_case(register, case.id)[-1]
    assert case.child is not None  # an anonymous consultation has no such paper
    placed = [
        each.since for each in placement_store.of_case(register, case.id) if each.until is None
    ]
    return HandoverPaper(
        reference=case.reference,
        giver=latest.giver.presented,
        receiver=latest.receiver.presented,
        note=latest.note or latest.reason,
        status=found.status,
        child=shown.person(case.child),
        guardians=tuple(shown.person(person) for person in case.custodians(asked.today)),
        need=case.need,
        works_well=case.works_well,
        placed_since=plain(placed[0]) if placed else "",
        consent=found.coverage.spoken,
        consents=_consents(found, shown, asked),
        meetings=tuple(
            f"{meeting.reference}: {meeting.kind} {meeting.when}, {meeting.state}"
            for meeting in found.meetings
        ),
        plan_version=found.plan.version if found.plan else 0,
        measures=_measures(found, shown),
        followup=_followup(register, found),
        deadlines=tuple(
            f"{each.name}, {each.subject}:"
            f" {f'senast {plain(each.due)}' if each.due else 'öppen sedan ' + plain(each.start)}"
            for each in found.deadlines
        ),
        beside=tuple(_beside(register, case)),
    )


def _followup(register: Register, found: overview.Overview) -> str:
    """The day of the next follow-up as it holds now."""
    if found.plan is None:
        return ""
    day = next_day(found.plan, followup_store.of_case(register, found.case.id))
    return plain(day) if day else ""


def _consents(found: overview.Overview, shown: Gate, asked: Asked) -> tuple[ConsentOnPaper, ...]:
    in_force = [each for each in found.consents if each.valid(asked.today)]
    return tuple(
        ConsentOnPaper(
            each.giver.name,
            ", ".join(shown.actor(actor) for actor in each.left(asked.today)),
            each.matters,
            plain(each.valid_until),
        )
        for each in in_force
    )


def _measures(found: overview.Overview, shown: Gate) -> tuple[RunningMeasure, ...]:
    measures = found.plan.measures if found.plan else ()
    return tuple(
        RunningMeasure(
            each.number,
            each.what,
            shown.actor(each.actor),
            plain(each.ends) if each.ends else "",
            each.state,
        )
        for each in measures
    )


def _beside(register: Register, case: Case) -> list[str]:
    found = beside(register, case.id)
    disagreements = [
        f"{each.reference}: oenighet om {each.subject}, {each.state}"
        for each in found.disagreements
    ]
    return [
        *disagreements,
        *(f"{each.reference}: avvikelse, {each.state}" for each in found.deviations),
    ]

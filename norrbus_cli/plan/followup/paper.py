"""What the written follow-up may see."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from ...case.model import Case
from ...case.people import (
    PersonOnPaper,
    Sender,
    actor_on_paper,
    on_paper,
    people_ids,
    place_on_paper,
    sender,
)
from ...paper.model import Asked, Letter
from ...register.database import Register
from ...words.dates import clock_time
from . import store
from .model import NoFollowUp

KIND = "uppföljning"


class ResultOnPaper(Struct, frozen=True):
    """What came of a measure."""

    number: int
    what: str
    actor: str
    outcome: str
    why: str
    goal: str


class FollowUpPaper(Struct, frozen=True):
    """A follow-up on paper."""

    reference: str
    sender: Sender
    today: date
    child: PersonOnPaper
    held_on: date
    version: int
    results: tuple[ResultOnPaper, ...]
    child_view: str
    guardians_view: str
    note: str
    decision: str
    next_day: date | None
    next_time: str
    next_place: str


DECIDED = {
    "fortsätt": "Planen fortsätter som den är.",
    "revidera": "Planen revideras. De insatser som fortsätter står i den nya versionen.",
    "avsluta": "Planen avslutas.",
}


def letters(register: Register, case: Case, asked: Asked) -> list[Letter]:
    """The latest follow-up of a case. Raises NoFollowUp."""
    found = store.of_case(register, case.id)
    if not found or case.child is None:
        raise NoFollowUp(case.reference)
    latest = found[-1]
    data = FollowUpPaper(
        reference=case.reference,
        sender=sender(register, case),
        today=asked.today,
        child=on_paper(case.child, case, asked.unmask),
        held_on=latest.held_on,
        version=latest.version,
        results=tuple(
            ResultOnPaper(
                result.measure.number,
                result.measure.what,
                actor_on_paper(result.measure.actor, case, asked.unmask),
                result.outcome,
                result.why,
                result.goal,
            )
            for result in latest.results
        ),
        child_view=latest.child_view,
        guardians_view=latest.guardians_view,
        note=latest.note,
        decision=DECIDED[latest.decision],
        next_day=latest.next_on,
        next_time=clock_time(latest.next_time) if latest.next_time else "",
        next_place=place_on_paper(latest.next_place, case, asked.unmask),
    )
    name = f"{case.reference}-uppfoljning-{len(found)}"
    title = f"Uppföljning {case.reference}"
    return [
        Letter(
            KIND,
            title,
            name,
            case.id,
            case.reference,
            "alla delaktiga",
            "followup/uppfoljning.md.j2",
            data,
            people_ids(case),
            plan_id=latest.plan_id,
        )
    ]

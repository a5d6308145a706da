"""What the written follow-up may see."""

from __future__ import annotations

from datetime import date

from ...case.model import Case
from ...case.people import Addressed, about, addressed, gate, sender
from ...consent.reading import readers
from ...consent.store import covering
from ...paper.letterhead import Head
from ...paper.model import Asked, Letter
from ...paper.protection import Gate, PersonOnPaper
from ...register.database import Register
from ...register.earlier import came
from ...words.dates import clock_time
from ...words.record import Record, replace
from ...words.swedish import listed
from . import store
from .model import FollowUp
from .refusals import NoFollowUp, UnknownFollowUp

KIND = "uppföljning"
EVERYBODY = "alla delaktiga"


class ResultOnPaper(Record):
    """What came of a measure."""

    number: int
    what: str
    actor: str
    outcome: str
    why: str
    goal: str


class FollowUpPaper(Record):
    """A follow-up on paper."""

    reference: str
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
    """The latest follow-up of a case, or the one that ``asked.version`` numbers from 1.

    To all who have a part in it but the actors that no valid consent covers, unless there is a
    reason. Raises NoFollowUp, UnknownFollowUp, MayNotGet.
    """
    found = store.of_case(register, case.id)
    if not found or case.child is None:
        raise NoFollowUp(case.reference)
    number = asked.version or len(found)
    if number > len(found):
        raise UnknownFollowUp(case.reference, number, len(found))
    latest = found[number - 1]
    parts = list(dict.fromkeys(result.measure.actor for result in latest.results))
    covered = covering(register, case, asked.today)
    actors, left_out = readers(case, covered, parts, asked)
    people = case.attending(latest.held_on)
    named = [*(each.short for each in actors), *(each.name for each in people)]
    own = came(register, "followups", latest.id, case.id)
    name = f"{case.reference}-uppfoljning-{own}"
    return [
        replace(_letter(register, case, latest, name, to, asked), left_out=left_out)
        for to in addressed(
            register, case, asked, listed(named) if left_out else EVERYBODY, actors, people
        )
    ]


def _letter(
    register: Register, case: Case, latest: FollowUp, name: str, to: Addressed, asked: Asked
) -> Letter:
    shown = gate(register, case, to.reader, asked.unmask)
    return Letter(
        kind=KIND,
        title=f"Uppföljning {case.reference}",
        name=f"{name}{to.mark}",
        recipient=to.recipient,
        template="followup/uppfoljning.md.j2",
        data=_paper(case, latest, shown),
        head=Head(sender(register, case), asked.today, case.reference),
        plan_id=latest.plan_id,
        **about(case, shown),
    )


def _paper(case: Case, latest: FollowUp, shown: Gate) -> FollowUpPaper:
    assert case.child is not None  # an anonymous consultation has no plan to follow up
    return FollowUpPaper(
        reference=case.reference,
        child=shown.person(case.child),
        held_on=latest.held_on,
        version=latest.version,
        results=tuple(
            ResultOnPaper(
                result.measure.number,
                result.measure.what,
                shown.actor(result.measure.actor),
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
        next_place=shown.place(latest.next_place),
    )

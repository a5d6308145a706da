"""What a follow-up is, and what it must say of each measure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from ...words.record import Record
from ..choices import DECIDED, DONE, STOPPED
from ..model import Measure, Plan
from .choices import ACHIEVED, END


class Result(Record):
    """What came of a measure, and of its goal; the goal may be unsaid."""

    measure: Measure
    outcome: str
    why: str
    goal: str


class FollowUp(Record):
    """A follow-up of one version of the plan."""

    id: int
    case_id: int
    plan_id: int
    version: int
    held_on: date
    child_view: str
    guardians_view: str
    note: str
    decision: str
    next_on: date | None
    next_time: str
    next_place: str
    results: tuple[Result, ...]


def next_day(plan: Plan, followups: Sequence[FollowUp]) -> date | None:
    """The day of the next follow-up of the current version: the one that the latest follow-up of it
    set, else the version's own; None where there is none, it has been kept, or the plan has ended.

    ``followups`` are those of the case, the oldest first. As ``deadlines`` counts it.
    """
    latest = followups[-1] if followups else None
    if latest is None:
        return plan.followup_on
    if latest.plan_id == plan.id:
        return None if latest.decision == END else latest.next_on
    return plan.followup_on if plan.followup_on and plan.followup_on > latest.held_on else None


def finished(measure: Measure) -> bool:
    """Whether nothing more is expected of a measure."""
    return measure.state in {DONE, STOPPED}


def overdue(measure: Measure, today: date) -> bool:
    """Whether a measure that is not finished should have begun, or ended, before a day."""
    begins = measure.starts if measure.state == DECIDED else None
    return not finished(measure) and any(
        day is not None and day < today for day in (begins, measure.ends)
    )


def check_outcomes(
    measures: Collection[Measure], outcomes: dict[int, str], reasons: dict[int, str]
) -> None:
    """Raises OutcomeMissing for an unfinished measure without outcome, WhyMissing for one that was
    not wholly done.
    """
    from .refusals import OutcomeMissing, WhyMissing

    missing = [
        measure.number
        for measure in measures
        if not finished(measure) and measure.number not in outcomes
    ]
    if missing:
        raise OutcomeMissing(missing)
    for number, outcome in outcomes.items():
        if outcome != ACHIEVED and not reasons.get(number):
            raise WhyMissing(number)

"""What comes next in a case: the commands, as it stands on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...case.way import CONSENT_INCOMPLETE, CONSENT_MISSING, CONSULTATION, PLAN_MISSING, TO_SUMMON
from ...meeting.choices import FOLLOW_UP_MEETING
from ...plan.followup.choices import END
from ...plan.next_step import next_commands
from ...rule.model import LATE, TODAY
from .overview import overview

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ...meeting.model import Meeting
    from ...plan.followup.model import FollowUp
    from ...plan.model import Plan
    from ...register.database import Register
    from .overview import Overview

# Of what is not late yet: what has to be arranged before its day comes.
TO_ARRANGE = frozenset({"uppföljningsdag saknas", "uppföljning inte bokad"})
_BY_STATUS = {
    CONSENT_MISSING: "norrbus samtycke registrera {}",
    CONSENT_INCOMPLETE: "norrbus samtycke registrera {}",
    CONSULTATION: "norrbus möte boka {}",
    TO_SUMMON: "norrbus möte boka {}",
    PLAN_MISSING: "norrbus plan skapa {}",
}


def following(register: Register, reference: str, today: date) -> list[str]:
    """The commands that come next in a case; none where it only waits for a day to come. Raises
    UnknownReference, AmbiguousReference.
    """
    from ...plan.followup import store

    found = overview(register, reference, today)
    return next_of(found, store.of_case(register, found.case.id), today)


def next_of(found: Overview, followups: Sequence[FollowUp], today: date) -> list[str]:
    """The same, of a case as it is seen; ``followups``: those of the case, the oldest first."""
    case = found.case
    if case.closed:
        return []
    if case.lacks_guardians(today) or found.coverage.unregistered:
        return [f"norrbus ärende vårdnadshavare {case.reference}"]
    if found.status in {CONSENT_MISSING, CONSENT_INCOMPLETE}:
        return [_BY_STATUS[found.status].format(case.reference)]
    pending = [each for each in found.meetings if each.pending]
    if met := [*_of_meetings(pending, today)]:
        return met[:1]
    if found.plan:
        return _of_plan(found, found.plan, followups, today)
    held = found.status == CONSULTATION and found.meetings
    step = "" if pending or held else _BY_STATUS.get(found.status, "")
    return [step.format(case.reference)] if step else []


def _of_meetings(pending: Sequence[Meeting], today: date) -> Iterator[str]:
    """Of each that is to come, in the order of their days: that it is summoned to, and held."""
    for each in sorted(pending, key=lambda one: (one.day, one.time)):
        if not each.actors:
            yield f"norrbus möte kalla {each.reference}"
        elif each.day <= today:
            yield f"norrbus möte genomför {each.reference}"


def _of_plan(found: Overview, plan: Plan, followups: Sequence[FollowUp], today: date) -> list[str]:
    reference = found.case.reference
    if _met(found, followups):
        return [f"norrbus uppföljning registrera {reference}"]
    if found.remarks:
        return next_commands(reference, plan, found.remarks)
    if followups and followups[-1].decision == END:
        reopened = any(each.reopened_on for each in found.case.closings)
        return [
            f"norrbus möte boka {reference}" if reopened else f"norrbus ärende avsluta {reference}"
        ]
    return [*_pressing(found, today)][:1]


def _met(found: Overview, followups: Sequence[FollowUp]) -> bool:
    """Whether a meeting about the plan has been held of which nothing is said yet."""
    last = followups[-1].held_on if followups else None
    days = [each.held_on for each in found.meetings if each.kind == FOLLOW_UP_MEETING]
    return any(day and (last is None or day > last) for day in days)


def _pressing(found: Overview, today: date) -> Iterator[str]:
    """What settles each deadline that is late or due, and then what is to be arranged."""
    deadlines = sorted(found.deadlines, key=lambda each: each.due_day)
    for each in deadlines:
        if not each.rule.waits and each.standing(today) in {LATE, TODAY}:
            yield each.settled_by
    for each in deadlines:
        if each.kind in TO_ARRANGE:
            yield each.settled_by

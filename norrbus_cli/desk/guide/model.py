"""The steps of a case in the order of the agreement of 2025, and how far a case has come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...case.way import (
    CLOSED,
    CONSENT_INCOMPLETE,
    CONSENT_MISSING,
    CONSULTATION,
    PLAN_INCOMPLETE,
    PLAN_MISSING,
    PLAN_RUNS,
    TO_MEET,
    TO_SUMMON,
)
from ...meeting.choices import NORRBUS_MEETING
from ...plan.followup.model import next_day
from ...words.dates import short
from ...words.record import Record, replace
from ...words.swedish import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...meeting.model import Meeting
    from ...plan.followup.model import FollowUp
    from ..case.overview import Overview

DONE, HERE, SKIPPED, LATER = "klart", "här", "inte gjort", "sedan"
CASE, CONSENT, SUMMONS, MEETING, PLAN, SIGNATURES, FOLLOW_UP, CLOSING = range(8)
LACKING = 2  # of what a plan lacks so much is said here (own choice)


class Step(Record):
    """A step: what it is and the command that takes it; of a case, how it stands at it (``state``),
    the day ``on`` which it was done, and what is known ``beside``.
    """

    number: int
    name: str
    what: str
    command: str
    state: str = ""
    on: date | None = None
    beside: str = ""


# In the order of the work, from the need that somebody sees to the closing.
STEPS = (
    ("Ärende", "Någon ser ett behov; ärendet öppnas.", "norrbus ärende skapa"),
    (
        "Samtycke",
        "Vårdnadshavarna (från 15 år ofta den unge) säger vad som får delas.",
        "norrbus samtycke registrera {case}",
    ),
    ("Kallelse", "Mötet bokas, och aktörer och familj kallas.", "norrbus möte boka {case}"),
    (
        "Möte",
        "Norrbusmötet hålls, och minnesanteckningar skrivs.",
        "norrbus möte genomför {meeting}",
    ),
    (
        "Plan",
        "Överenskommelsen: mål, insatser, vem som gör vad, uppföljning.",
        "norrbus plan skapa {case}",
    ),
    (
        "Underskrifter",
        "Planen har allt den ska ha och är underskriven.",
        "norrbus plan kontrollera {case}",
    ),
    (
        "Uppföljning",
        "Vad blev av insatserna? Fortsätta, revidera eller avsluta.",
        "norrbus uppföljning registrera {case}",
    ),
    (
        "Avslut",
        "Behovet är tillgodosett, eller stödet tar slut av annan orsak.",
        "norrbus ärende avsluta {case}",
    ),
)
# The step at which each status leaves a case.
_AT = {
    CONSULTATION: CONSENT,
    CONSENT_MISSING: CONSENT,
    CONSENT_INCOMPLETE: CONSENT,
    TO_SUMMON: SUMMONS,
    TO_MEET: MEETING,
    PLAN_MISSING: PLAN,
    PLAN_INCOMPLETE: SIGNATURES,
    PLAN_RUNS: FOLLOW_UP,
    CLOSED: CLOSING,
}


def way() -> list[Step]:
    """The way as such."""
    return [
        Step(number, name, what, command.format(case="REF", meeting="MÖTE"))
        for number, (name, what, command) in enumerate(STEPS, 1)
    ]


def of_case(found: Overview, followups: Sequence[FollowUp], today: date) -> list[Step]:
    """How far a case has come, with its nearest deadline where it stands; ``followups``: those of
    the case, the oldest first.
    """
    here = _AT[found.status]
    known = _known(found, followups)
    steps = []
    for place, step in enumerate(way()):
        on, beside, command = known[place]
        done = on is not None and (place != here or found.status == CLOSED)
        state = DONE if done else HERE if place == here else SKIPPED if place < here else LATER
        if state == HERE:
            beside = "; ".join(filter(None, [beside, _nearest(found, today)]))
        steps.append(replace(step, command=command, state=state, on=on, beside=beside))
    return steps


def _nearest(found: Overview, today: date) -> str:
    """The nearest deadline: ``kallelse senast ti 2026-04-14 (om 5 dagar)``."""
    due = [(each.due, each) for each in found.deadlines if each.due]
    if not due:
        return ""
    day, nearest = min(due, key=lambda each: each[0])
    return f"{nearest.name} senast {short(day)} ({nearest.spoken(today)})"


def _known(found: Overview, followups: Sequence[FollowUp]) -> list[tuple[date | None, str, str]]:
    """Of each step: the day on which it was done, more of how it stands, the command."""
    case, plan = found.case, found.plan
    held, coming = _meeting(found, held=True), _meeting(found, held=False)
    meeting = coming or held
    named = [
        command.format(case=case.reference, meeting=meeting.reference if meeting else "MÖTE")
        for _, _, command in STEPS
    ]
    if found.coverage.unregistered:
        named[CONSENT] = f"norrbus ärende vårdnadshavare {case.reference}"
    if coming and not coming.actors:
        named[SUMMONS] = f"norrbus möte kalla {coming.reference}"
    summoned = held or (coming if coming and coming.actors else None)
    rest = len(found.remarks) - LACKING
    lacks = listed([*(each.missing for each in found.remarks[:LACKING]), *_more(rest)])
    on = {
        CASE: case.opened_on,
        CONSENT: found.coverage.since,
        SUMMONS: summoned.booked_on if summoned else None,
        MEETING: held.held_on if held else None,
        PLAN: plan.made_on if plan else None,
        SIGNATURES: plan.made_on if plan and not found.remarks else None,
        FOLLOW_UP: followups[-1].held_on if followups else None,
        CLOSING: case.closed.closed_on if case.closed else None,
    }
    following = next_day(plan, followups) if plan else None
    beside = {
        CONSENT: "" if case.anonymous else found.coverage.spoken,
        MEETING: coming.when if coming else "",
        SIGNATURES: lacks,
        FOLLOW_UP: f"nästa {short(following)}" if following else "",
        CLOSING: case.closed.reason if case.closed else "",
    }
    return [(on[place], beside.get(place, ""), named[place]) for place in range(len(STEPS))]


def _more(count: int) -> list[str]:
    return [f"{count} till"] if count > 0 else []


def _meeting(found: Overview, *, held: bool) -> Meeting | None:
    """The first Norrbus meeting that was held, or the next that is to come."""
    return next(
        (
            each
            for each in found.meetings
            if each.kind == NORRBUS_MEETING and (each.held_on if held else each.pending)
        ),
        None,
    )

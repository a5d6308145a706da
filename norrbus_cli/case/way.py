"""The way of a case: what status the recorded facts give it."""

from __future__ import annotations

from ..words.record import Record

CONSULTATION = "anonym konsultation"
CONSENT_MISSING = "samtycke saknas"
CONSENT_INCOMPLETE = "samtycke ofullständigt"
TO_SUMMON = "kallelse ska skickas"
TO_MEET = "möte ska hållas"
PLAN_MISSING = "plan saknas"
PLAN_INCOMPLETE = "plan ska kompletteras"
PLAN_RUNS = "plan gäller"
CLOSED = "avslutat"
# In the order in which a case usually passes them.
STATUSES = (
    CONSULTATION,
    CONSENT_MISSING,
    CONSENT_INCOMPLETE,
    TO_SUMMON,
    TO_MEET,
    PLAN_MISSING,
    PLAN_INCOMPLETE,
    PLAN_RUNS,
    CLOSED,
)


class Standing(Record):
    """What decides the status of a case."""

    closed: bool
    anonymous: bool
    consent: str
    summoned: bool
    meeting_held: bool
    plan: bool
    plan_complete: bool


def status(standing: Standing) -> str:
    """The status that the recorded facts give a case; nothing is typed in.

    The order of the questions is the way of a case.
    """
    if standing.closed:
        return CLOSED
    if standing.anonymous:
        return CONSULTATION
    if standing.plan:
        return PLAN_RUNS if standing.plan_complete else PLAN_INCOMPLETE
    if standing.meeting_held:
        return PLAN_MISSING
    if standing.consent != "komplett":
        return CONSENT_MISSING if standing.consent == "saknas" else CONSENT_INCOMPLETE
    return TO_MEET if standing.summoned else TO_SUMMON

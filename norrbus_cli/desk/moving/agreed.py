"""The plan in force and its follow-ups, as they go with a case."""

from __future__ import annotations

from datetime import date

from ...words.record import Record


class MovedMeasure(Record):
    """A measure of the plan."""

    number: int
    what: str
    goal: str
    actor: int
    performer: str
    extent: str
    starts: date | None
    ends: date | None
    followup: str
    state: str
    state_on: date | None


class MovedOpinion(Record):
    """What somebody thinks of the plan."""

    person: int
    opinion: str


class MovedApproval(Record):
    """A signature: an actor's or a person's, the other is 0."""

    actor: int
    person: int
    name: str
    signed_on: date


class MovedPlan(Record):
    """The plan in force."""

    version: int
    kind: str
    made_on: date
    needs: str
    works_well: str
    goal: str
    overall: str
    followup_on: date | None
    followup_time: str
    followup_place: str
    convener: str
    measures: tuple[MovedMeasure, ...]
    opinions: tuple[MovedOpinion, ...]
    approvals: tuple[MovedApproval, ...]


class MovedResult(Record):
    """What came of the measure with a number."""

    measure: int
    outcome: str
    why: str
    goal: str


class MovedFollowUp(Record):
    """A follow-up of the plan in force."""

    held_on: date
    child_view: str
    guardians_view: str
    note: str
    decision: str
    next_on: date | None
    next_time: str
    next_place: str
    results: tuple[MovedResult, ...]

"""What an actor is to do, gathered from the open cases in which it takes part."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ...case import store as case_store
from ...case.actor.model import Actor
from ...case.model import Case
from ...consent import store as consent_store
from ...consent.model import coverage
from ...consent.reading import may_read
from ...deadline import store as deadline_store
from ...meeting import store as meeting_store
from ...plan import store as plan_store
from ...register.database import Register
from . import store
from .model import Duty, Summons, Task, Unsigned, Work, unfinished


def work(register: Register, actor: Actor, today: date) -> Work:
    """What an actor is to do, the oldest case first, deadlines by their days."""
    due = [
        each
        for each in deadline_store.of_all(register, today).deadlines
        if actor.id in each.actors and each.near(today)
    ]
    taking_part = store.open_cases(register, actor.id)
    ids = sorted({*taking_part, *(each.case_id for each in due if each.case_id is not None)})
    cases = case_store.cases(register, ids)
    covered = _covered(register, cases, actor, today)
    tasks = [Task(each, each.case_id is None or covered[each.case_id]) for each in due]
    measures, signatures = _agreed(
        register, [each for each in cases if each.id in taking_part], actor, covered
    )
    summonses = _unanswered(register, taking_part, actor, covered, today)
    return Work(actor, cases, measures, summonses, signatures, tasks)


def _covered(
    register: Register, cases: list[Case], actor: Actor, today: date
) -> Mapping[int, bool]:
    consents = consent_store.of_cases(register, [each.id for each in cases])
    return {
        each.id: may_read(each, coverage(each, consents[each.id], today), actor.id)
        for each in cases
    }


def _agreed(
    register: Register, cases: list[Case], actor: Actor, covered: Mapping[int, bool]
) -> tuple[list[Duty], list[Unsigned]]:
    """The measures of the current plans, and those plans that it has not signed."""
    plans = plan_store.of_cases(register, [each.id for each in cases])
    now = [
        (each.reference, plans[each.id][-1], covered[each.id]) for each in cases if plans[each.id]
    ]
    measures = [
        Duty(reference, measure, may)
        for reference, plan, may in now
        for measure in unfinished(plan, actor)
    ]
    unsigned = [
        Unsigned(reference, plan, may)
        for reference, plan, may in now
        if actor in plan.unsigned_actors
    ]
    return measures, unsigned


def _unanswered(
    register: Register, case_ids: list[int], actor: Actor, covered: Mapping[int, bool], today: date
) -> list[Summons]:
    meetings = meeting_store.of_cases(register, case_ids)
    return [
        Summons(meeting, each.summoned_on, covered[case_id])
        for case_id in case_ids
        for meeting in meetings[case_id]
        if meeting.pending and meeting.day >= today
        for each in meeting.actors
        if each.actor == actor and not each.answer
    ]

"""What an actor is to do in a case, and whether it may read of that case (``consent.reading``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...plan.followup.model import finished, overdue
from ...words.record import Record

if TYPE_CHECKING:
    from datetime import date

    from ...case.actor.model import Actor
    from ...case.model import Case
    from ...meeting.model import Meeting
    from ...plan.model import Measure, Plan
    from ...rule.model import Deadline


class Duty(Record):
    """A measure that an actor answers for; ``covered``: it may read of the case."""

    reference: str
    measure: Measure
    covered: bool

    def late(self, today: date) -> bool:
        """Whether it should have begun, or ended, before a day."""
        return overdue(self.measure, today)


class Summons(Record):
    """A meeting to come that an actor has not answered to."""

    meeting: Meeting
    summoned_on: date
    covered: bool


class Unsigned(Record):
    """A plan that waits for an actor's signature."""

    reference: str
    plan: Plan
    covered: bool


class Task(Record):
    """A deadline that concerns an actor."""

    deadline: Deadline
    covered: bool


class Work(Record):
    """What an actor is to do, as it stands on a day, and the ``cases`` that it is about."""

    actor: Actor
    cases: list[Case]
    measures: list[Duty]
    summonses: list[Summons]
    signatures: list[Unsigned]
    tasks: list[Task]

    @property
    def all_covered(self) -> bool:
        """Whether it may read of all of it."""
        return (
            all(each.covered for each in self.measures)
            and all(each.covered for each in self.summonses)
            and all(each.covered for each in self.signatures)
            and all(each.covered for each in self.tasks)
        )


def unfinished(plan: Plan, actor: Actor) -> list[Measure]:
    """The measures of a plan that an actor answers for and that are not finished."""
    return [each for each in plan.measures if each.actor.id == actor.id and not finished(each)]

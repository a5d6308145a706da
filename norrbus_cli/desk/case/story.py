"""A case as a story: where it stands, what it waits for, how far it has come, what happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...plan.choices import DECIDED
from ...plan.followup.model import finished, next_day, overdue
from ...register.recorded import Recorded
from ...rule.model import COMING, LATE, OPEN, THIS_WEEK, TODAY
from ...words.dates import short
from ...words.record import Record
from .awaited import Awaited, awaited
from .beside_told import SentPaper, of_beside, sent, summonses, unsent
from .timeline import Happening, in_order, of_way

if TYPE_CHECKING:
    from ...consent.model import Consent
    from ...meeting.model import Meeting
    from ...plan.followup.model import Result
    from ...plan.model import Measure
    from ...register.database import Register
    from ...rule.model import Deadline
    from ..papers.model import Paper
    from .beside import Beside
    from .overview import Overview

PRESSING = (LATE, TODAY, THIS_WEEK, OPEN, COMING)


class Progress(Record):
    """A measure, the last version of the plan that has it, whether that is the current one, and
    what the latest follow-up of it said.
    """

    measure: Measure
    version: int
    current: bool
    result: Result | None

    def late(self, today: date) -> bool:
        """Whether it should have begun, or ended, before a day."""
        return self.current and overdue(self.measure, today)

    def spoken(self, today: date) -> str:
        """How far it has come: its state with the day that matters, and the latest outcome."""
        goal = f", målet {self.result.goal}" if self.result and self.result.goal else ""
        outcome = f"{self.result.outcome}{goal}" if self.result else ""
        if not self.current:
            return f"{outcome or self.measure.state} (i version {self.version})"
        followed = f"; vid uppföljningen {outcome}" if outcome else ""
        return self._state(today) + followed

    def briefly(self, today: date) -> str:
        """The same in fewer words: of what is late or to begin the day alone."""
        if not self.current:
            return self.spoken(today).removesuffix(f" (i version {self.version})")
        return self._state(today).removeprefix(f"{self.measure.state}, ")

    def _state(self, today: date) -> str:
        each = self.measure
        if finished(each):
            return each.state + (f" {short(each.state_on)}" if each.state_on else "")
        if each.ends and each.ends < today:
            return f"{each.state}, skulle ha slutat {short(each.ends)}"
        if each.state == DECIDED and each.starts:
            begins = "börjar" if each.starts >= today else "skulle ha börjat"
            return f"{each.state}, {begins} {short(each.starts)}"
        return each.state + (f" till {short(each.ends)}" if each.ends else "")


class Story(Record):
    """A case with what it waits for, the measures with their progress, what was sent, and its way
    (the oldest first), as it stands on a day.
    """

    found: Overview
    beside: Beside
    today: date
    waits: list[Awaited]
    measures: list[Progress]
    sent: list[SentPaper]
    unsent: list[Paper]
    timeline: list[Happening]

    @property
    def consents(self) -> list[Consent]:
        """The consents that hold, or are to hold."""
        return [
            each
            for each in self.found.consents
            if each.valid(self.today) or (each.starts > self.today and not each.withdrawn_on)
        ]

    @property
    def deadlines(self) -> list[Deadline]:
        """The deadlines, what presses most first."""
        return sorted(
            self.found.deadlines, key=lambda each: PRESSING.index(each.standing(self.today))
        )

    @property
    def to_come(self) -> Meeting | None:
        """The first meeting that is booked for today or later."""
        return next((each for each in self._pending if each.day >= self.today), None)

    @property
    def unrecorded(self) -> list[Meeting]:
        """The meetings whose day has passed without their being recorded as held, the oldest
        first.
        """
        return [each for each in self._pending if each.day < self.today]

    @property
    def next_meeting(self) -> Meeting | None:
        """The one to come; where there is none the oldest that has not been recorded."""
        return self.to_come or next(iter(self.unrecorded), None)

    @property
    def _pending(self) -> list[Meeting]:
        pending = (each for each in self.found.meetings if each.pending)
        return sorted(pending, key=lambda each: (each.day, each.time))

    @property
    def next_followup(self) -> tuple[date, str] | None:
        """The day and the time of the next follow-up; the time may be empty."""
        plan, followups = self.found.plan, self.beside.followups
        day = next_day(plan, followups) if plan and not self.found.case.closed else None
        if plan is None or day is None:
            return None
        latest = followups[-1] if followups and followups[-1].plan_id == plan.id else None
        return day, latest.next_time if latest else plan.followup_time


def story(register: Register, found: Overview, beside: Beside, today: date) -> Story:
    """The story of a case as it stands on a day."""
    recorded = Recorded(register, found.case.id)
    papers = [*sent(beside.papers), *summonses(found.meetings, beside.papers)]
    way = of_way(found, beside.followups, today, lambda actor: actor.short)
    return Story(
        found,
        beside,
        today,
        awaited(found, beside, today),
        _progress(found, beside),
        sorted(
            (each for each in papers if each.day <= today),
            key=lambda each: (each.day, recorded.at(each.place, each.day)),
        ),
        unsent(beside.papers),
        in_order([*way, *of_beside(found.case, beside)], today, recorded),
    )


def _progress(found: Overview, beside: Beside) -> list[Progress]:
    """Each measure once, as in the last version that has it."""
    results = {
        each.measure.number: each for followup in beside.followups for each in followup.results
    }
    last = {
        measure.number: (measure, plan.version) for plan in found.plans for measure in plan.measures
    }
    current = found.plan.version if found.plan else 0
    return [
        Progress(measure, version, version == current, results.get(number))
        for number, (measure, version) in sorted(last.items())
    ]

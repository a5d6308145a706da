"""That the log is to be reviewed, told with the deadlines.

It is none of the catalogue: how often is a setting of the machine (``[granskning]``), not a choice
of the register's. Source: lag (2001:454) 10 §, which gives no number of days.
"""

from __future__ import annotations

from datetime import date

from ...authority import store as register_store
from ...authority.review import store as reviews
from ...authority.review.model import next_due
from ...register.calendar import Calendar
from ...register.database import Register
from ...rule.model import DAYS, OWN, WEEK, Deadline, Rule, Span
from .model import BEFORE, COORDINATOR, LATE, ON_DAY, Reminder

KIND = "granskning av loggen"
SUBJECT = "loggen"


def reminders(register: Register, today: date, days: int) -> list[Reminder]:
    """That a review is due every so many ``days``, to the coordinator of the register, whether
    it has been told or not; nothing while it is not yet time to tell it.
    """
    facts = register_store.facts(register)
    last = reviews.last_day(register, today)
    start = last or facts.created_on
    rule = Rule(
        KIND,
        "Granska loggen: dra ett urval och se om var och en hade skäl att göra eller se det",
        f"lag (2001:454) 10 §; var {days}:e dag är eget val",
        OWN,
        "",
        "norrbus logg granska",
        Span(days, DAYS),
        in_case=False,
    )
    deadline = Deadline(
        rule=rule,
        subject_id=1,
        subject=SUBJECT,
        case_id=None,
        reference=SUBJECT,
        coordinator_id=facts.coordinator.id,
        start=start,
        why="loggen granskades senast" if last else "registret skapades",
        own=False,
        due=next_due(start, days),
    )
    stage = _stage(deadline.due_day, today, Calendar(register).after(today, rule.lead))
    return [Reminder(deadline, stage, f"{COORDINATOR} {facts.coordinator.id}")] if stage else []


def _stage(due: date, today: date, horizon: date) -> str:
    """The stage on a day; empty for what is not yet told."""
    if today > due:
        return f"{LATE} {((today - due).days - 1) // WEEK}"
    if today == due:
        return ON_DAY
    return BEFORE if due <= horizon else ""

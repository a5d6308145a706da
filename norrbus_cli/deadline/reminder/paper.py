"""What a reminder may show: references, kinds of deadline and days.

No name and nothing about a person.
"""

from __future__ import annotations

from datetime import date

from ...words.dates import short
from ...words.record import Record
from .model import ACTOR, Reminder


class Line(Record):
    """One reminder on paper."""

    kind: str
    subject: str
    when: str
    standing: str
    what: str
    source: str
    settled_by: str
    missed: str


def line(each: Reminder, today: date) -> Line:
    """A reminder on paper, as it stands on a day."""
    deadline = each.deadline
    return Line(
        kind=deadline.name,
        subject=deadline.subject,
        when=(
            f"senast {short(deadline.due)}"
            if deadline.due
            else f"öppen sedan {short(deadline.start)}"
        ),
        standing=deadline.spoken(today),
        what=deadline.rule.what,
        source=deadline.source,
        settled_by="" if each.recipient.startswith(ACTOR) else deadline.settled_by,
        missed=short(each.missed) if each.missed else "",
    )

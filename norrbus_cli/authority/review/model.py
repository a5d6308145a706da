"""A review of the log, and when the next is due.

Source: lag (2001:454) 10 §: who has had access is to be checked, systematically and recurrently;
patientdatalagen (2008:355) 4 kap. 3 § asks the same of health care. How often and how many is own
choice, since no law gives a number.
"""

from __future__ import annotations

from datetime import date, timedelta

from ...words.dates import short
from ...words.record import Record

# Own choice: once a quarter.
USUAL_DAYS = 91


class Review(Record):
    """A review: ``count`` were drawn of ``among`` operations, from the first to the last of which
    numbers and days are kept, by ``who`` and by a ``seed`` that draws the same again. Until it is
    finished ``reviewed_on`` is None.
    """

    id: int
    drawn_on: date
    who: str
    seed: str
    count: int
    among: int
    first_operation: int
    last_operation: int
    since: date
    until: date
    reviewed_on: date | None
    reviewed_by: str
    note: str


def next_due(last: date, days: int) -> date:
    """The last day for the next review after one, or after the register was made."""
    return last + timedelta(days=days)


def lateness(last: date | None, created: date, days: int, today: date) -> str:
    """What to say of the last review on a day; empty when there is nothing to say."""
    due = next_due(last or created, days)
    if today <= due:
        return ""
    when = f"granskades senast {short(last)}" if last else "har aldrig granskats"
    return (
        f"Loggen {when}, och skulle ha granskats {short(due)} (lag 2001:454 10 §; var {days}:e dag"
        " är eget val). Granska med: norrbus logg granska"
    )

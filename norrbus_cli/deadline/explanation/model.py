"""Why a day is the day: rule, source, first day, the day as counted, and what moved it."""

from __future__ import annotations

from datetime import date, timedelta

from ...register.calendar import Calendar
from ...rule.model import LAW, WEEK, WEEKS, WORKING_DAYS, Deadline
from ...words.dates import short
from ...words.record import Record
from ...words.swedish import listed


class Explanation(Record):
    """A deadline with its reckoning.

    ``raw_end`` is the last day if no day were a holiday; ``moved`` says what made it another.
    """

    deadline: Deadline
    counting: str
    raw_end: date | None
    moved: str


def explain(deadline: Deadline, calendar: Calendar) -> Explanation:
    """The reckoning of a deadline. Raises OutsideCalendar."""
    span = deadline.rule.span
    if deadline.own:
        return Explanation(deadline, _own(deadline), deadline.due, "")
    if span is None or deadline.due is None:
        return Explanation(
            deadline, "Regeln ger inget antal dagar. Fristen är öppen från första dagen.", None, ""
        )
    if not span.count:
        return Explanation(
            deadline, "Dagen är själva fristen.", None, _not_moved(deadline, calendar)
        )
    counting = f"{span.spoken.capitalize()}; {short(deadline.start)} är dag 0 och räknas inte."
    if span.unit == WORKING_DAYS:
        raw = _weekdays_after(deadline.start, span.count)
        return Explanation(deadline, counting, raw, _passed(deadline, calendar))
    raw = deadline.start + timedelta(days=span.count * (WEEK if span.unit == WEEKS else 1))
    return Explanation(
        deadline,
        counting,
        raw,
        (
            _by_law(raw, deadline.due, calendar)
            if deadline.rule.moves
            else _not_moved(deadline, calendar)
        ),
    )


def _own(deadline: Deadline) -> str:
    """That what was judged in the case goes before the profile's days, and which those are."""
    if deadline.rule.span is None:
        return "Ärendets eget senaste datum gäller; profilen ger inget antal dagar."
    return (
        "Skyndsamheten är bedömd i ärendet: dess eget senaste datum går före profilens"
        f" {deadline.rule.number} ({deadline.rule.origin})."
    )


def _weekdays_after(start: date, count: int) -> date:
    """So many days Monday to Friday after ``start``, holidays or not; before it when negative."""
    day, step = start, timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.isoweekday() > 5:
            day += step
    return day


def _passed(deadline: Deadline, calendar: Calendar) -> str:
    """The holidays between the first day and the last."""
    assert deadline.due is not None  # a rule with a number gives a day
    first, last = sorted((deadline.start, deadline.due))
    closed = calendar.closed(first, last)
    if not closed:
        return ""
    return (
        "Räknas inte som arbetsdagar:"
        f" {listed(f'{short(each.day)} ({each.because})' for each in closed)}."
    )


def _by_law(raw: date, due: date, calendar: Calendar) -> str:
    if raw == due:
        return ""
    return (
        f"{short(raw).capitalize()} är {calendar.why_closed(raw)}; åtgärden får vidtas nästa"
        f" vardag, {short(due)} (lag 1930:173, 2 §)."
    )


def _not_moved(deadline: Deadline, calendar: Calendar) -> str:
    """What is agreed or chosen is not moved: lag (1930:173) is about periods given by law."""
    assert deadline.due is not None
    why = calendar.why_closed(deadline.due)
    if not why or deadline.origin == LAW:
        return ""
    before = calendar.after(deadline.due, -1)
    return (
        f"{short(deadline.due).capitalize()} är {why}, men dagen flyttas inte: lag (1930:173)"
        f" gäller frister i lag. Sista arbetsdagen före: {short(before)}."
    )

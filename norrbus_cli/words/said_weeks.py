"""Weeks, weekdays and the month that comes, as people say them; what is read here is folded.

A weekday is the next that comes; what can be either of two is asked about.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from .dates import WEEKDAYS, months_after, short
from .errors import TwoMeanings
from .record import Record
from .swedish import fold

AfterWorkingDays: TypeAlias = Callable[[date, int], date]
_DAYS = tuple(fold(each) for each in WEEKDAYS)
HALF_YEAR, MONTH = 183, 31  # days


class Seen(Record):
    """From where a day is looked at, and whether it is one ``to_come``: then how many days ``back``
    it may be all the same.
    """

    today: date
    after_working_days: AfterWorkingDays
    to_come: bool = False
    back: int = MONTH


def weekday(word: str) -> int | None:
    """The number of a weekday by its name or the beginning of it, at least two letters."""
    found = [number for number, name in enumerate(_DAYS) if name.startswith(word)]
    return found[0] if len(word) > 1 and found else None


def numbered(seen: Seen, week: str, year: str | None = None) -> date:
    """The Monday of a week by its number: ``v42``. Raises ValueError for one that no year has."""
    if year:
        return date.fromisocalendar(int(year), int(week), 1)
    monday = date.fromisocalendar(seen.today.year, int(week), 1)
    late = (seen.today - monday).days > (MONTH if seen.to_come else HALF_YEAR)
    return date.fromisocalendar(seen.today.year + 1, int(week), 1) if late else monday


def called(seen: Seen, which: str) -> date:
    """The Monday of this week, of the next (``nasta``) or of the last (``forra``)."""
    monday = seen.today - timedelta(days=seen.today.weekday())
    return monday + timedelta(weeks={"nasta": 1, "forra": -1}.get(which, 0))


def coming(seen: Seen, word: str) -> date | None:
    """The next day after today that is a weekday by its name; None for no such name."""
    number = weekday(word)
    if number is None:
        return None
    return seen.today + timedelta(days=(number - seen.today.weekday() - 1) % 7 + 1)


def latest(seen: Seen, word: str) -> date | None:
    """The latest day before today that is one; None for no such name."""
    number = weekday(word)
    if number is None:
        return None
    return seen.today - timedelta(days=(seen.today.weekday() - number - 1) % 7 + 1)


def following(seen: Seen, word: str) -> date | None:
    """What is called the next: a weekday, or the month. Raises TwoMeanings: the weekday is of this
    week or of the next, and the month's day is its first or that which is today.
    """
    if word == "manad":
        return _next_month(seen)
    day = coming(seen, word)
    if day and day.isocalendar()[:2] == seen.today.isocalendar()[:2]:
        name = WEEKDAYS[day.weekday()]
        raise TwoMeanings(f"nästa {name}", short(day), short(day + timedelta(weeks=1)))
    return day


def _next_month(seen: Seen) -> date:
    first, same = months_after(seen.today.replace(day=1), 1), months_after(seen.today, 1)
    if first != same:
        raise TwoMeanings("nästa månad", short(first), short(same))
    return first

"""Weeks, weekdays and the month that comes, as people say them; what is read here is folded.

A weekday is the next that comes; what can be either of two is asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TypeAlias

from .dates import WEEKDAYS, months_after, short, weeks_of
from .day_refusals import NoSuchWeek
from .errors import TwoMeanings
from .record import Record, replace
from .swedish import fold

AfterWorkingDays: TypeAlias = Callable[[date, int], date]
_DAYS = tuple(fold(each) for each in WEEKDAYS)
MONTH = 31  # days


class Seen(Record):
    """From where a day is looked at, and whether it is one ``to_come``: then how many days ``back``
    it may be all the same.
    """

    today: date
    after_working_days: AfterWorkingDays
    to_come: bool = False
    back: int = MONTH


def meant(seen: Seen, days: Iterable[date]) -> date:
    """The one of some days that is meant; ahead of two as near. Raises ValueError where there is
    none, or all of something to come are back.
    """
    if seen.to_come:
        return min(day for day in days if (seen.today - day).days <= seen.back)
    return min(days, key=lambda day: (abs((day - seen.today).days), day < seen.today))


def weekday(word: str) -> int | None:
    """The number of a weekday by its name, definite too, or the beginning of it, at least two
    letters.
    """
    word = word.removesuffix("en") if word.endswith("dagen") else word
    found = [number for number, name in enumerate(_DAYS) if name.startswith(word)]
    return found[0] if len(word) > 1 and found else None


def numbered(seen: Seen, week: str, year: str | None = None) -> date:
    """The Monday of a week by its number: ``v42``; without its year of this one, the last or the
    next, as years are counted in weeks. Raises NoSuchWeek.
    """
    this, number = seen.today.isocalendar().year, int(week)
    years = [int(year)] if year else [this - 1, this, this + 1]
    mondays = [
        date.fromisocalendar(each, number, 1) for each in years if 1 <= number <= weeks_of(each)
    ]
    if year and mondays:
        return mondays[0]
    try:
        return meant(replace(seen, back=MONTH), mondays)
    except ValueError:
        raise NoSuchWeek(number, int(year or this)) from None


def in_weeks(seen: Seen, number: int, day: date) -> date:
    """The weekday that is meant so many weeks ahead as a ``day`` is: ``fredag om en vecka``. Raises
    TwoMeanings where that week's is not so long after the one that comes.
    """
    if day.weekday() == number:
        return day
    ahead = day - seen.today
    of_week = day + timedelta(days=number - day.weekday())
    counted = _next(seen, number) + ahead
    if of_week != counted:
        weeks = ahead.days // 7
        said = f"{WEEKDAYS[number]} om {'en vecka' if weeks == 1 else f'{weeks} veckor'}"
        raise TwoMeanings(said, short(of_week), short(counted))
    return of_week


def called(seen: Seen, which: str) -> date:
    """The Monday of this week, of the next (``nasta``) or of the last (``forra``)."""
    monday = seen.today - timedelta(days=seen.today.weekday())
    return monday + timedelta(weeks={"nasta": 1, "forra": -1}.get(which, 0))


def coming(seen: Seen, word: str) -> date | None:
    """The next day after today that is a weekday by its name; None for no such name."""
    number = weekday(word)
    return None if number is None else _next(seen, number)


def _next(seen: Seen, number: int) -> date:
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

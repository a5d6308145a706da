"""Days and times of day: what a coordinator may type, and how they are printed. Knows no clock."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from .errors import WrongUsage
from .swedish import fold

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2100, 12, 31)

_ISO = r"(?a)(\d{4})-?(\d{2})-?(\d{2})"
_STEP = r"(?a)([+-])(\d{1,4})(d|v|ad)"
_WEEK = r"(?a)v(\d{1,2})"
_TIME = r"(?a)(?:kl\.? ?)?(\d{1,2})(?:[.:](\d{2}))?"
_WORDS = {
    "idag": 0,
    "i dag": 0,
    "imorgon": 1,
    "i morgon": 1,
    "i overmorgon": 2,
    "igar": -1,
    "i gar": -1,
    "i forrgar": -2,
}


class NotADay(WrongUsage):
    """What was typed is no day."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"”{typed[:40]}” är ingen dag. Skriv till exempel 2026-04-21, idag, imorgon, fredag, i"
            " måndags, +5d, +5ad (arbetsdagar) eller v42."
        )


class NotATime(WrongUsage):
    """What was typed is no time of day."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"”{typed[:40]}” är inget klockslag. Skriv till exempel 13.00.")


def parse_day(typed: str, today: date, after_working_days: Callable[[date, int], date]) -> date:
    """The day that ``typed`` means, seen from ``today``.

    A weekday name is the next such day after today, ``i måndags`` the latest before it. ``+5d`` are
    days, ``+2v`` weeks, ``+5ad`` working days; ``v42`` is the Monday of that ISO week, of next year
    when it lies more than half a year back. Raises NotADay; nothing is guessed.
    """
    text = " ".join(fold(typed).split())
    try:
        day = _day(text, today, after_working_days)
    except (ValueError, OverflowError):
        day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise NotADay(typed)
    return day


def _day(text: str, today: date, after_working_days: Callable[[date, int], date]) -> date | None:
    if match := re.fullmatch(_ISO, text):
        return date(*(int(part) for part in match.groups()))
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    if match := re.fullmatch(_STEP, text):
        return _step(today, match[1] + match[2], match[3], after_working_days)
    if match := re.fullmatch(_WEEK, text):
        return _week(int(match[1]), today)
    return _weekday(text, today)


def _step(
    today: date, count: str, unit: str, after_working_days: Callable[[date, int], date]
) -> date:
    if unit == "ad":
        return after_working_days(today, int(count))
    return today + timedelta(days=int(count) * (7 if unit == "v" else 1))


def _week(week: int, today: date) -> date:
    monday = date.fromisocalendar(today.year, week, 1)
    return monday if (today - monday).days <= 183 else date.fromisocalendar(today.year + 1, week, 1)


def _weekday(text: str, today: date) -> date | None:
    names = [fold(name) for name in WEEKDAYS]
    for number, name in enumerate(names):
        if text in {name, name[:3], name[:2]}:
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
        if text == f"i {name}s":
            return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return None


def parse_time(typed: str) -> str:
    """``9``, ``9.30``, ``kl 13:00`` as ``HH:MM``. Raises NotATime."""
    match = re.fullmatch(_TIME, typed.strip().casefold())
    if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise NotATime(typed)
    return f"{int(match[1]):02d}:{match[2] or '00'}"


def stored_day(text: str) -> date | None:
    """The day that a value of a row is, as it is stored; None for any other text, also one that
    only looks like a day.
    """
    try:
        return date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}", text) else None
    except ValueError:
        return None


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 1 March where there is no 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def short(day: date) -> str:
    """``ti 2026-04-21``: for terminals."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.isoformat()}"


def at(moment: datetime) -> str:
    """``ti 2026-04-21 10.14``: a moment, for terminals."""
    return f"{short(moment.date())} {moment:%H.%M}"


def long(day: date) -> str:
    """``tisdag 21 april 2026``: for documents."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def plain(day: date) -> str:
    """``21 april 2026``: for tables in documents."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def clock_time(time: str) -> str:
    """``kl. 13.00`` from ``13:00``."""
    return f"kl. {time.replace(':', '.')}"


def age(born: date, on: date) -> int:
    """Whole years on a day. One born on 29 February turns a year older on 1 March of a common
    year."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

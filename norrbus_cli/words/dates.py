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
LONGEST = 60  # signs that a day may be said with; own choice

_TIME = r"(?a)(?:kl(?:ockan)?\.? ?)?(\d{1,2})(?:[.:]?(\d{2}))?"
_WORDS = {
    "idag": 0,
    "i dag": 0,
    "imorgon": 1,
    "i morgon": 1,
    "overmorgon": 2,
    "i overmorgon": 2,
    "igar": -1,
    "i gar": -1,
    "forrgar": -2,
    "i forrgar": -2,
}


class NotADay(WrongUsage):
    """What was typed is no day."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"”{typed[:40]}” är ingen dag. Skriv till exempel 2026-04-21, 21 april, 21/4, på"
            " fredag, om två veckor, +5ad (arbetsdagar) eller v42."
        )


class NotATime(WrongUsage):
    """What was typed is no time of day."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"”{typed[:40]}” är inget klockslag. Skriv till exempel 13.00, 1330 eller halv två."
        )


def parse_day(typed: str, today: date, after_working_days: Callable[[date, int], date]) -> date:
    """The day that ``typed`` means, seen from ``today``: as a number, a word, or as people say it
    (``said_days``).

    Raises NotADay, and NoSuchDay, OtherWeekday, TwoMeanings; nothing is guessed.
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
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    try:
        return date.fromisoformat(text)  # most days that are typed, and nothing more to load
    except ValueError:
        pass
    from .said_days import read

    return read(text, today, after_working_days) if len(text) <= LONGEST else None


def parse_time(typed: str) -> str:
    """``9``, ``9.30``, ``kl 13:00``, ``1330``, ``halv två`` as ``HH:MM``. Raises NotATime."""
    text = " ".join(fold(typed).split())
    match = re.fullmatch(_TIME, text)
    if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
        return f"{int(match[1]):02d}:{match[2] or '00'}"
    from .said_times import read

    found = read(text) if len(text) <= LONGEST else None
    if found is None:
        raise NotATime(typed)
    return found


def stored_day(text: str) -> date | None:
    """The day that a value of a row is, as it is stored; None for any other text, also one that
    only looks like a day.
    """
    try:
        return date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}", text) else None
    except ValueError:
        return None


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 28 February where there is no 29 February.

    The last day of the month where it lacks the day (lag 1930:173 om beräkning av lagstadgad tid,
    1 §). SQL says the same with the modifier ``floor``.
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def surely_after(day: date, years: int) -> date:
    """The same day so many years later; 1 March where there is no 29 February (own choice: what
    must not come too early comes rather a day too late)."""
    later = years_after(day, years)
    return later if later.day == day.day else later + timedelta(days=1)


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
    """Whole years on a day. One born on 29 February turns a year older on 28 February of a common
    year (lag 1930:173, 1 §)."""
    years = on.year - born.year
    return years - (on < years_after(born, years))

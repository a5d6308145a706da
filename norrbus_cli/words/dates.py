"""Days and times of day, and how they are printed. Knows no clock."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

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


def months_after(day: date, count: int) -> date:
    """The same day so many months later, or the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def weeks_of(year: int) -> int:
    """How many weeks a year has, 52 or 53; 28 December is always in the last (ISO 8601)."""
    return date(year, 12, 28).isocalendar().week


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

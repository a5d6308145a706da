"""What a coordinator may type for a day or a time of day. Knows no clock.

As a number or a plain word; as people say it otherwise (``said_days``, ``said_times``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from .errors import TwoMeanings, WrongUsage
from .swedish import fold

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2100, 12, 31)
TERM_END = ("terminsslut", "terminsslutet", "vid terminsslut", "till terminsslut")
LONGEST = 60  # signs that a day may be said with; own choice
OFFICE_HOURS = (7, 18)  # own choice
DOUBTED = 7  # the last hour that may be of the evening where it is typed alone; own choice

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


def in_office_hours(time: str) -> bool:
    """Whether a time, ``HH:MM`` or ``HH.MM``, is within OFFICE_HOURS."""
    opens, closes = OFFICE_HOURS
    return opens <= int(time[:2]) < closes


def parse_day(
    typed: str,
    today: date,
    after_working_days: Callable[[date, int], date],
    *,
    to_come: bool = False,
    ahead: bool = False,
    term_end: Callable[[date], date] | None = None,
) -> date:
    """The day that ``typed`` means, seen from ``today``: as a number, a word, or as people say it
    (``said_days``), of something that is ``to_come`` or not, and then wholly ``ahead`` or not.
    ``terminsslut`` is what ``term_end`` says of ``today``.

    Raises NotADay, and NoSuchDay, OtherWeekday, TwoMeanings; nothing is guessed.
    """
    text = " ".join(fold(typed).split())
    if text in TERM_END and term_end:
        return term_end(today)
    try:
        day = _day(text, today, after_working_days, to_come, ahead)
    except (ValueError, OverflowError):
        day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise NotADay(typed)
    return day


def _day(
    text: str,
    today: date,
    after_working_days: Callable[[date, int], date],
    to_come: bool,
    ahead: bool,
) -> date | None:
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    try:
        return date.fromisoformat(text)  # most days that are typed, and nothing more to load
    except ValueError:
        pass
    if len(text) > LONGEST:
        return None
    from .said_days import read
    from .said_weeks import MONTH, Seen

    return read(text, Seen(today, after_working_days, to_come, 0 if ahead else MONTH))


def parse_time(typed: str, *, by_day: bool = False) -> str:
    """``9``, ``9.30``, ``kl 13:00``, ``1330``, ``halv två`` as ``HH:MM``.

    Raises NotATime; and TwoMeanings of something held ``by_day`` for an hour alone that may be of
    the night or of the day, up to DOUBTED, for nobody means the night who writes ``3``.
    """
    text = " ".join(fold(typed).split())
    match = re.fullmatch(_TIME, text)
    if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
        hour = int(match[1])
        if by_day and match[2] is None and len(match[1]) == 1 and 1 <= hour <= DOUBTED:
            early, late = f"{hour:02d}.00", f"{hour + 12}.00"
            first = early if in_office_hours(early) else late
            raise TwoMeanings(typed.strip(), first, late if first == early else early)
        return f"{hour:02d}:{match[2] or '00'}"
    from .said_times import read

    found = read(text) if len(text) <= LONGEST else None
    if found is None:
        raise NotATime(typed)
    return found

"""Swedish working days.

Monday to Friday except public holidays (lag 1989:253) and midsummer, Christmas and New Year's eve.

The calendar is a table in the register, filled from the ``holidays`` library and from the days on
which the authority itself is closed. Each day knows how many working days there have been up to and
including it, so that a deadline is one look-up and not a loop, and why it is none. This module owns
that table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from ..words.dates import WEEKDAYS
from ..words.errors import WrongUsage
from ..words.record import Record

if TYPE_CHECKING:
    from .cells import Value
    from .database import Register

FIRST = date(1990, 1, 1)
LAST = date(2100, 12, 31)
SATURDAY = 5


class OutsideCalendar(WrongUsage):
    """A day outside the range of the calendar: no answer is better than a wrong one."""

    def __init__(self) -> None:
        super().__init__(
            f"Arbetsdagar kan bara räknas från {FIRST.isoformat()} till {LAST.isoformat()}."
            " Kontrollera årtalet."
        )


class WorkingDays(Protocol):
    """What the rules need to know of the calendar."""

    def after(self, day: date, count: int) -> date:
        """The ``count``:th working day after ``day``; ``day`` itself is not counted.

        Negative counts go backwards.
        """

    def between(self, start: date, end: date) -> int:
        """How many working days after ``start`` up to and including ``end``."""


class Calendar:
    """The working days of a register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def after(self, day: date, count: int) -> date:
        """See WorkingDays. With count 0: ``day``. Raises OutsideCalendar."""
        if count == 0:
            return day
        ordinal = self._ordinal(day)
        if count < 0 and not self.is_working(day):
            count += 1
        row = self._register.row(
            "SELECT day FROM calendar_days WHERE working = 1 AND ordinal = ?", [ordinal + count]
        )
        if row is None:
            raise OutsideCalendar
        return date.fromisoformat(row["day"])

    def between(self, start: date, end: date) -> int:
        """See WorkingDays; negative when ``end`` lies before ``start``. Raises OutsideCalendar."""
        return self._ordinal(end) - self._ordinal(start)

    def _ordinal(self, day: date) -> int:
        row = self._register.row(
            "SELECT ordinal FROM calendar_days WHERE day = ?", [day.isoformat()]
        )
        if row is None:
            raise OutsideCalendar
        return int(row["ordinal"])

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day; outside the calendar: no."""
        row = self._register.row(
            "SELECT working FROM calendar_days WHERE day = ?", [day.isoformat()]
        )
        return row is not None and bool(row["working"])

    def closed(self, start: date, end: date) -> list[ClosedDay]:
        """The days after ``start`` up to and including ``end``, Monday to Friday, that are no
        working days, and why.
        """
        sql = (
            "SELECT day, because FROM calendar_days WHERE day > ? AND day <= ? AND working = 0 AND"
            " because <> '' ORDER BY day"
        )
        found = [
            ClosedDay(date.fromisoformat(row["day"]), row["because"])
            for row in self._register.rows(sql, [start.isoformat(), end.isoformat()])
        ]
        return [each for each in found if each.day.weekday() < SATURDAY]

    def why_closed(self, day: date) -> str:
        """Why a day is no working day: ``lördag``, a holiday's name, the authority's own reason.

        Empty for a working day.
        """
        row = self._register.row(
            "SELECT working, because FROM calendar_days WHERE day = ?", [day.isoformat()]
        )
        if row is None:
            raise OutsideCalendar
        return "" if row["working"] else row["because"] or WEEKDAYS[day.weekday()]


class ClosedDay(Record):
    """A day that would have been a working day, and why it is none."""

    day: date
    because: str


def fill(register: Register, closed: Mapping[date, str]) -> None:
    """Write the whole calendar; ``closed`` are the authority's own closed days with their reasons.

    Inside an operation.
    """
    days = list(rows(closed))
    if register.row("SELECT 1 FROM calendar_days"):
        # No two working days may have the same ordinal, not even while they are being moved.
        register.keep("calendar_days", ("day",), [{**day, "working": 0} for day in days])
    register.keep("calendar_days", ("day",), days)


def rows(closed: Mapping[date, str]) -> Iterator[Mapping[str, Value]]:
    """Every day of the calendar.

    Whether it is a working day, its ordinal, whether only the authority is closed, and why it is no
    working day.
    """
    from holidays import country_holidays
    from holidays.constants import DE_FACTO, PUBLIC

    holidays = country_holidays(
        "SE", years=range(FIRST.year, LAST.year + 1), categories=(PUBLIC, DE_FACTO), language="sv"
    )
    ordinal = 0
    for offset in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=offset)
        by_law = day.weekday() < SATURDAY and day not in holidays
        working = by_law and day not in closed
        ordinal += working
        because = (
            closed[day]
            if by_law and not working
            else holidays.get(day, "").casefold().replace("; ", ", ")
        )
        yield {
            "day": day.isoformat(),
            "working": int(working),
            "ordinal": ordinal,
            "local": int(by_law and not working),
            "because": because,
        }

"""Why what was typed is not the day that it looks like, and the sentence for each."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from .dates import MONTHS, WEEKDAYS, weeks_of
from .errors import WrongUsage


class NoSuchDay(WrongUsage):
    """A month does not have so many days."""

    def __init__(self, day: int, month: int, year: int) -> None:
        name = MONTHS[month - 1]
        called, why = f"{day} {name}", f"{name} har {monthrange(year, month)[1]} dagar"
        if (day, month) == (29, 2):
            called, why = f"{called} {year}", f"{year} är inget skottår"
        super().__init__(f"{called} finns inte: {why}. Skriv en annan dag.")


class NoSuchWeek(WrongUsage):
    """A year does not have a week of that number."""

    def __init__(self, week: int, year: int) -> None:
        super().__init__(
            f"v{week} finns inte {year}: året har {weeks_of(year)} veckor. Skriv en annan vecka."
        )


class OtherWeekday(WrongUsage):
    """The weekday and the day that were typed do not go together."""

    def __init__(self, weekday: int, day: date) -> None:
        super().__init__(
            f"{day.isoformat()} är en {WEEKDAYS[day.weekday()]}, inte en {WEEKDAYS[weekday]}."
            " Kontrollera dagen och skriv den igen."
        )

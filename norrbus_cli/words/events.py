"""The day of something that has happened: not after today, not before Norrbus began."""

from __future__ import annotations

from datetime import date

from .dates import short
from .errors import WrongUsage

# The first Norrbus agreement; own choice as a guard against mistyped years.
FIRST_EVENT = date(2008, 1, 1)


class InTheFuture(WrongUsage):
    """Something that is recorded as done lies after today."""

    def __init__(self, what: str, on: date) -> None:
        super().__init__(f"{what} kan inte ligga i framtiden: {short(on)}. Rätta datumet.")


class Before(WrongUsage):
    """Something lies before what must come first."""

    def __init__(self, what: str, on: date, than: str, than_on: date) -> None:
        super().__init__(
            f"{what}, {short(on)}, ligger före {than}, {short(than_on)}. Rätta det datum som är"
            " fel."
        )


class TooEarly(WrongUsage):
    """A day of an event before there was any Norrbus."""

    def __init__(self, what: str, on: date) -> None:
        super().__init__(
            f"{what}, {short(on)}, ligger före {FIRST_EVENT.year}, då Norrbus började. Kontrollera"
            " årtalet."
        )


def check_event(what: str, on: date | None, today: date) -> None:
    """Raises InTheFuture, TooEarly for the day of something that has happened."""
    check_not_future(what, on, today)
    if on is not None and on < FIRST_EVENT:
        raise TooEarly(what, on)


def check_not_future(what: str, on: date | None, today: date) -> None:
    """Raises InTheFuture."""
    if on is not None and on > today:
        raise InTheFuture(what, on)

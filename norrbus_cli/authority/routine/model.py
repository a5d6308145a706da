"""What a local routine is.

Source: Arjeplog's routine 2012, "Årlig revidering och utvärdering": revised every year.
"""

from __future__ import annotations

from datetime import date

from ...words.dates import short
from ...words.errors import NotFound, WrongUsage
from ...words.record import Record
from ...words.swedish import did_you_mean, listed


class NextBeforeRevised(WrongUsage):
    """A routine is due after it was revised."""

    def __init__(self, following: date, revised: date) -> None:
        super().__init__(
            f"Nästa revidering, {short(following)}, ska ligga efter den här, {short(revised)}."
            " Rätta --nästa. Ingenting sparades."
        )


class UnknownRoutine(NotFound):
    """The register has no such routine."""

    def __init__(self, typed: str, known: list[str]) -> None:
        have = (
            f"De som finns är {listed(known)}."
            if known
            else "Lägg till en med: norrbus register rutin"
        )
        super().__init__(f"Det finns ingen rutin {typed[:40]}.{did_you_mean(typed, known)} {have}")


class BadName(WrongUsage):
    """A name that could not be typed back within quotation marks, or would be taken for something
    else.
    """

    def __init__(self) -> None:
        super().__init__(
            "Rutinens namn behöver bokstäver, får inte se ut som ett ärendenummer, och inte"
            " innehålla citattecken, $ eller \\. Välj ett annat."
        )


class Routine(Record):
    """A local routine."""

    id: int
    name: str
    revised_on: date
    next_on: date
    note: str

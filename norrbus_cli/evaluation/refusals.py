"""What is refused about an answer, and the sentence for each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..words.dates import short
from ..words.errors import Doubted, Refused, WrongUsage
from ..words.swedish import listed
from .model import HIGHEST, LOWEST

NOTHING_SAVED = "Ingenting sparades."


class NotOnTheScale(WrongUsage):
    """A mark is no number of the scale.

    What was typed is not repeated: a column that has slipped may hold anything.
    """

    def __init__(self) -> None:
        super().__init__(
            f"Svaret finns inte på skalan. Skriv ett heltal från {LOWEST} till {HIGHEST}."
        )


class NotAYear(WrongUsage):
    """What was typed is no year in which a meeting can have been."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(f"Året stämmer inte. Skriv ett år från {first} till {last}.")


class NothingMarked(WrongUsage):
    """An answer without any mark."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            f"Ingen fråga har fått något svar. Ange minst ett av {listed(names, 'eller')}."
            f" {NOTHING_SAVED}"
        )


class TellsWho(Refused):
    """Own words name somebody or something in the register; which is not said.

    ``what`` is ``ett namn``.
    """

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Orden innehåller {what} som leder till någon i registret. Ett svar ska inte gå att"
            f" spåra: skriv om det utan. {NOTHING_SAVED}"
        )


class FileAgain(Doubted):
    """The same answers from a file again: each of them would count twice."""

    def __init__(self, earlier: date) -> None:
        told = f"Ett svar ur en fil med samma innehåll är redan registrerat {short(earlier)}."
        super().__init__(
            f'{told} Är det ett annat svar som råkar vara likt: --trots-dubblett "SKÄL".'
            f" {NOTHING_SAVED}",
            f"{told} Det registreras en gång till.",
            "despite_duplicate",
        )

"""What is refused about an answer, and the sentence for each.

In a file a sentence begins with the row, and with the column where there is one.
"""

from __future__ import annotations

from datetime import date

from ..words.dates import short
from ..words.errors import Doubted, Refused, WrongUsage
from ..words.swedish import did_you_mean, listed
from .model import HIGHEST, LOWEST

NOTHING_SAVED = "Ingenting sparades."


def _at(row: int | None, column: str = "") -> str:
    """Where in a file; nothing for an answer that is no row."""
    if row is None:
        return ""
    return f"Rad {row}, kolumnen {column}: " if column else f"Rad {row}: "


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

    def __init__(self, row: int | None, names: list[str]) -> None:
        super().__init__(
            f"{_at(row)}Ingen fråga har fått något svar. Ange minst ett av"
            f" {listed(names, 'eller')}. {NOTHING_SAVED}"
        )


class TellsWho(Refused):
    """Own words name somebody or something in the register; which is not said.

    ``what`` is ``ett namn``.
    """

    def __init__(self, what: str, row: int | None, column: str) -> None:
        start = f"{_at(row, column)}Orden innehåller"
        super().__init__(
            f"{start} {what} som leder till någon i registret. Ett svar ska inte gå att spåra:"
            f" skriv om det utan. {NOTHING_SAVED}"
        )


class BadCell(WrongUsage):
    """A cell of a file cannot be read as what its column asks for."""

    def __init__(self, row: int, column: str, why: str) -> None:
        super().__init__(f"{_at(row, column)}{why} {NOTHING_SAVED}")


class TooManyCells(WrongUsage):
    """A row has more in it than the header has columns."""

    def __init__(self, row: int) -> None:
        super().__init__(
            f"{_at(row)}Raden har fler celler än rubrikraden. Sätt text som innehåller"
            f" skiljetecknet inom citattecken. {NOTHING_SAVED}"
        )


class NotATable(WrongUsage):
    """The file is no CSV: a quotation mark is never closed, or stands in the middle of a cell."""

    def __init__(self, row: int) -> None:
        super().__init__(
            f"{_at(row)}Citattecknen går inte ihop. Spara om filen som CSV UTF-8 i Excel och försök"
            f" igen. {NOTHING_SAVED}"
        )


class NoAnswers(WrongUsage):
    """The file has no rows with answers."""

    def __init__(self, columns: list[str]) -> None:
        super().__init__(
            f"Filen har inga svar. Första raden ska vara rubriker, {';'.join(columns)}, och sedan"
            " ett svar på varje rad."
        )


class UnknownColumn(WrongUsage):
    """The header names a column that is no question."""

    def __init__(self, typed: str, known: list[str]) -> None:
        super().__init__(
            f"Kolumnen ”{typed[:40]}” känns inte igen.{did_you_mean(typed, known)} Kolumnerna är"
            f" {listed(known)}. {NOTHING_SAVED}"
        )


class ColumnTwice(WrongUsage):
    """The header names a column twice."""

    def __init__(self, column: str) -> None:
        super().__init__(
            f"Kolumnen {column} står två gånger i rubrikraden. Ta bort den ena. {NOTHING_SAVED}"
        )


class ColumnMissing(WrongUsage):
    """The header lacks a column that must be there."""

    def __init__(self, column: str, known: list[str]) -> None:
        super().__init__(
            f"Kolumnen {column} saknas i rubrikraden. Kolumnerna är {listed(known)}."
            f" {NOTHING_SAVED}"
        )


class ReadAlready(Doubted):
    """The same file of answers again: each would count twice."""

    def __init__(self, count: int, earlier: date) -> None:
        again = "Svaret" if count == 1 else f"De {count} svaren"
        told = f"Samma fil lästes in {short(earlier)}. {again} i den skulle räknas två gånger."
        super().__init__(
            f'{told} Är det andra svar som råkar vara lika: --trots-samma-fil "SKÄL".',
            f"{told} Den läses in en gång till.",
            "despite_same_file",
        )

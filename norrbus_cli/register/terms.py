"""When the school's terms end, which the register says by month and day, the same each year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..words.errors import WrongUsage

if TYPE_CHECKING:
    from .database import Register


class TermNotSaid(WrongUsage):
    """The register does not say when a term ends."""

    def __init__(self) -> None:
        super().__init__(
            "Registret säger inte när terminen slutar. Ange det en gång med: norrbus register ändra"
            ' --terminsslut-vår "10 juni" --terminsslut-höst "19 december", eller skriv dagen.'
        )


def end_of_term(register: Register, on: date) -> date:
    """The last day of the term that a day is in: the next end, that day included. A term that the
    register does not tell of is passed over. Raises TermNotSaid.
    """
    row = register.rows("SELECT spring_ends, autumn_ends FROM register WHERE id = 1")[0]
    ends = [
        date.fromisoformat(f"{year}-{end}")
        for year in (on.year, on.year + 1)
        for end in (row["spring_ends"], row["autumn_ends"])
        if end
    ]
    if not ends:
        raise TermNotSaid
    return min(end for end in ends if end >= on)

"""Whose register it is."""

from __future__ import annotations

from datetime import date

from ..words.errors import NotFound, WrongUsage
from ..words.record import Record
from ..words.swedish import did_you_mean, fold, listed

# The 14 municipalities of the county with their codes; the name form each uses itself.
MUNICIPALITIES = {
    "2506": "Arjeplogs kommun",
    "2505": "Arvidsjaurs kommun",
    "2582": "Bodens kommun",
    "2523": "Gällivare kommun",
    "2583": "Haparanda stad",
    "2510": "Jokkmokks kommun",
    "2514": "Kalix kommun",
    "2584": "Kiruna kommun",
    "2580": "Luleå kommun",
    "2521": "Pajala kommun",
    "2581": "Piteå kommun",
    "2560": "Älvsbyns kommun",
    "2513": "Överkalix kommun",
    "2518": "Övertorneå kommun",
}


class UnknownCoordinator(NotFound):
    """No coordinator of the register has the name."""

    def __init__(self, typed: str, known: list[str]) -> None:
        super().__init__(
            f"Registret har ingen samordnare {typed[:40]}.{did_you_mean(typed, known)} Samordnare"
            f" är {listed(known)}."
        )


class WhichCoordinator(WrongUsage):
    """Several coordinators answer to what was typed."""

    def __init__(self, typed: str, found: list[str]) -> None:
        super().__init__(f"{typed[:40]} kan vara {listed(found, 'eller')}. Skriv mer av namnet.")


class Coordinator(Record):
    """A coordinator (samordnare)."""

    id: int
    name: str
    title: str
    phone: str
    email: str

    @property
    def presented(self) -> str:
        """Name with title: ``Karin Öberg, specialpedagog``."""
        return ", ".join(part for part in (self.name, self.title) if part)


class Facts(Record):
    """The register's own facts. ``municipality`` is the code."""

    municipality: str
    authority: str
    created_on: date
    coordinator: Coordinator

    @property
    def municipality_name(self) -> str:
        """``Kalix kommun``."""
        return MUNICIPALITIES[self.municipality]


def the_coordinator(typed: str, everyone: list[Coordinator]) -> Coordinator:
    """The one coordinator whose name begins as ``typed``.

    Raises UnknownCoordinator, WhichCoordinator.
    """
    exact = [each for each in everyone if fold(each.name) == fold(typed.strip())]
    found = exact or [
        each
        for each in everyone
        if typed.strip() and fold(each.name).startswith(fold(typed.strip()))
    ]
    if not found:
        raise UnknownCoordinator(typed, [each.name for each in everyone])
    if len(found) > 1:
        raise WhichCoordinator(typed.strip(), [each.name for each in found])
    return found[0]

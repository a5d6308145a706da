"""Whose register it is."""

from __future__ import annotations

from datetime import date

from ..words.dates import MONTHS
from ..words.errors import NotFound, WrongUsage
from ..words.record import Record
from ..words.swedish import did_you_mean, fold, listed
from .municipalities import MUNICIPALITIES


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
    spring_ends: str = ""
    autumn_ends: str = ""

    @property
    def municipality_name(self) -> str:
        """``Kalix kommun``."""
        return MUNICIPALITIES[self.municipality]

    @property
    def terms_end(self) -> str:
        """``10 juni och 19 december``; empty where the register does not say."""
        ends = [f"2024-{end}" for end in (self.spring_ends, self.autumn_ends) if end]
        days = [date.fromisoformat(end) for end in ends]
        return listed(f"{each.day} {MONTHS[each.month - 1]}" for each in days)


def the_coordinator(typed: str, everyone: list[Coordinator]) -> Coordinator:
    """The one coordinator whose name begins as ``typed``.

    Raises UnknownCoordinator, WhichCoordinator.
    """
    wanted = fold(typed.strip())
    exact = [each for each in everyone if fold(each.name) == wanted]
    found = exact or [each for each in everyone if wanted and fold(each.name).startswith(wanted)]
    if not found:
        raise UnknownCoordinator(typed, [each.name for each in everyone])
    if len(found) > 1:
        raise WhichCoordinator(typed.strip(), [each.name for each in found])
    return found[0]

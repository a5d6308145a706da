"""What a hand-over is, and which coordinator is meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...authority.model import Coordinator, UnknownCoordinator
from ...words.errors import Refused, WrongUsage
from ...words.swedish import fold, listed


class SameCoordinator(Refused):
    """A case is handed over to somebody else."""

    def __init__(self, reference: str, name: str) -> None:
        super().__init__(f"{name} är redan samordnare i {reference}. Ingenting ändrades.")


class WhichCoordinator(WrongUsage):
    """Several coordinators answer to what was typed."""

    def __init__(self, typed: str, found: list[str]) -> None:
        super().__init__(f"{typed[:40]} kan vara {listed(found, 'eller')}. Skriv mer av namnet.")


@dataclass(frozen=True)
class Handover:
    """A change of coordinator."""

    on: date
    giver: Coordinator
    receiver: Coordinator
    reason: str
    note: str


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

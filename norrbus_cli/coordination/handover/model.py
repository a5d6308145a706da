"""What a hand-over is, and which coordinator is meant."""

from __future__ import annotations

from datetime import date

from ...authority.model import Coordinator
from ...words.errors import Refused
from ...words.record import Record


class SameCoordinator(Refused):
    """A case is handed over to somebody else."""

    def __init__(self, reference: str, name: str) -> None:
        super().__init__(f"{name} är redan samordnare i {reference}. Ingenting ändrades.")


class Handover(Record):
    """A change of coordinator."""

    id: int
    on: date
    giver: Coordinator
    receiver: Coordinator
    reason: str
    note: str

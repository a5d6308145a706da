"""What a placement is.

Sources: the agreement of 2025 (placement: the social services coordinate); lag (2017:209) on health
examinations.
"""

from __future__ import annotations

from datetime import date

from ...case.model import Case
from ...words.dates import short
from ...words.errors import NotFound, Refused, WrongUsage
from ...words.record import Record

FORMS = (
    "familjehem",
    "jourhem",
    "HVB",
    "stödboende",
    "särskilt ungdomshem",
    "skyddat boende",
    "annat",
)
# What each is, for a newcomer.
FORMS_MEAN = {
    "familjehem": "ett annat hem, där barnet bor hos en familj",
    "jourhem": "ett hem för en kort tid",
    "HVB": "hem för vård eller boende",
    "stödboende": "eget boende med stöd",
    "särskilt ungdomshem": "drivs av staten",
    "skyddat boende": "för den som måste skyddas mot hot eller våld",
}


class PlacedAlready(Refused):
    """A child is in one place at a time."""

    def __init__(self, reference: str, since: date) -> None:
        super().__init__(
            f"{reference} har redan en placering sedan {short(since)}. Har den upphört: norrbus"
            f" ärende placering-upphör {reference}"
        )


class NotPlaced(NotFound):
    """The case has no placement in force."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} har ingen pågående placering. Registrera en med: norrbus ärende placera"
            f" {reference}"
        )


class NeverPlaced(NotFound):
    """The case has no placement, in force or ended."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} har ingen placering. Registrera en med: norrbus ärende placera"
            f" {reference}"
        )


class ExaminedOrDeclined(WrongUsage):
    """An examination was either made or declined."""

    def __init__(self) -> None:
        super().__init__(
            "Undersökningen är antingen gjord eller avböjd. Ange --gjord eller --tackat-nej, inte"
            " båda. Ingenting sparades."
        )


class Placement(Record):
    """Care outside the home since a day; ``until`` is the first day back.

    The examination is requested, then made or declined.
    """

    id: int
    case_id: int
    since: date
    until: date | None
    form: str
    place: str
    requested_on: date | None
    examined_on: date | None
    declined_on: date | None

    def shown_place(self, case: Case, unmask: bool) -> str:
        """Where; hidden for a protected child."""
        from ...paper.protection import MASK

        return MASK if self.place and case.hides_place and not unmask else self.place

    @property
    def examination(self) -> str:
        """How the health examination stands, in words."""
        for on, words in (
            (self.examined_on, "gjord"),
            (self.declined_on, "avböjd"),
            (self.requested_on, "begärd"),
        ):
            if on:
                return f"{words} {on.isoformat()}"
        return "inte begärd"

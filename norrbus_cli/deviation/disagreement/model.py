"""What a disagreement is, and to which level it may be referred.

Sources: the agreement of 2025 (ordinary management, at last the Samverkansstruktur målgrupp barn
och unga); Arjeplog 2012 (the steering group).
"""

from __future__ import annotations

from datetime import date

from ...case.actor.model import Actor
from ...words.dates import short
from ...words.errors import NotFound, Refused, WrongUsage
from ...words.record import Record
from ...words.reference import PartOfCase
from ...words.swedish import listed

# What it may be about; one or both ("avseende verksamhets- och kostnadsansvar", agreement of 2025).
WORK, COST = SUBJECTS = ("verksamhetsansvar", "kostnadsansvar")
BOTH = "verksamhets- och kostnadsansvar"
# From the nearest to the last.
MANAGEMENT, STEERING_GROUP, COUNTY = "ordinarie ledning", "styrgrupp", "Samverkansstruktur"
LEVELS = (MANAGEMENT, STEERING_GROUP, COUNTY)
# What each is, for a newcomer.
SUBJECTS_MEAN = {WORK: "vem som ska göra det", COST: "vem som ska betala för det"}
LEVELS_MEAN = {
    MANAGEMENT: "cheferna för de verksamheter som är oeniga",
    STEERING_GROUP: "den lokala styrgruppen, där den finns (Arjeplogs rutin 2012)",
    COUNTY: "länets nivå, som avgör i sista hand",
}
PART = PartOfCase("O")


class UnknownDisagreement(NotFound):
    """The case has no such disagreement."""

    def __init__(self, reference: str, known: list[str]) -> None:
        have = (
            f"De som finns är {listed(known)}." if known else "Anmäl en med: norrbus oenighet anmäl"
        )
        super().__init__(f"Det finns ingen oenighet {reference}. {have}")


class WhichDisagreement(WrongUsage):
    """The case has several disagreements that could be meant."""

    def __init__(self, known: list[str]) -> None:
        super().__init__(f"Ärendet har flera oenigheter. Skriv vilken: {listed(known, 'eller')}.")


class TwoActors(WrongUsage):
    """A disagreement is between at least two."""

    def __init__(self) -> None:
        super().__init__(
            "En oenighet är mellan minst två aktörer. Ange --aktör två gånger. Ingenting sparades."
        )


class Decided(Refused):
    """A decided disagreement takes no new facts."""

    def __init__(self, reference: str, on: date) -> None:
        super().__init__(
            f"{reference} avgjordes {short(on)} och kan inte ändras. Är parterna oeniga igen:"
            " norrbus oenighet anmäl"
        )


class NotHigher(Refused):
    """A disagreement is referred upwards."""

    def __init__(self, reference: str, level: str, now: str) -> None:
        higher = LEVELS[LEVELS.index(now) + 1 :]
        step = (
            f"Högre nivåer är {listed(higher)}."
            if higher
            else "Det finns ingen högre nivå; avgör den med: norrbus oenighet avgör"
        )
        super().__init__(
            f"{reference} ligger hos {now} och kan inte hänskjutas till {level}. {step}"
        )


class Referral(Record):
    """A level that a disagreement was raised to, and when."""

    level: str
    on: date


class Disagreement(Record):
    """A disagreement of a case, about one of SUBJECTS or BOTH.

    ``referrals`` begin with the level it was raised to first.
    """

    id: int
    case_id: int
    case_reference: str
    number: int
    subject: str
    description: str
    raised_on: date
    decision: str
    decided_on: date | None
    actors: tuple[Actor, ...]
    referrals: tuple[Referral, ...]

    @property
    def reference(self) -> str:
        """``NB-2026-0001-O1``."""
        return PART.reference(self.case_reference, self.number)

    @property
    def level(self) -> str:
        """The level it lies at."""
        return self.referrals[-1].level

    @property
    def state(self) -> str:
        """``avgjord`` or where it lies."""
        return "avgjord" if self.decided_on else f"hos {self.level}"

    def require_undecided(self) -> None:
        """Raises Decided."""
        if self.decided_on:
            raise Decided(self.reference, self.decided_on)

    def check_higher(self, level: str) -> None:
        """Raises NotHigher."""
        if LEVELS.index(level) <= LEVELS.index(self.level):
            raise NotHigher(self.reference, level, self.level)

"""What is refused about the rules of the deadlines, and the sentence for each."""

from __future__ import annotations

from datetime import date

from ...words.dates import short
from ...words.errors import Refused, WrongUsage
from ..model import NO_PROFILE


class FixedByLaw(Refused):
    """A number or a source that a law gives cannot be chosen."""

    def __init__(self, kind: str, source: str) -> None:
        super().__init__(
            f"Fristen {kind} följer av lag och kan varken få ett annat antal dagar eller stängas av"
            f": {source}. Ingenting ändrades."
        )


class NeedsOwnProfile(Refused):
    """Summons and meeting have the numbers of the chosen profile."""

    def __init__(self, kind: str, profile: str) -> None:
        super().__init__(
            f"Fristen {kind} följer profilen {profile}. Välj först egna frister: norrbus frist"
            " regler ändra --profil egen"
        )


class ChosenByProfile(Refused):
    """Summons and meeting are not switched off: a case's own last day would be lost with them."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"Fristen {kind} stängs inte av. Välj --profil {NO_PROFILE}, så har den inget antal"
            " dagar men ärendets eget datum gäller."
        )


class NoNumber(WrongUsage):
    """A deadline whose last day is a fact has no number to change."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"Fristen {kind} gäller en bestämd dag och har inget antal. Ändra --påminn-före, eller"
            " stäng av den med --av."
        )


class AlreadyClosed(Refused):
    """A day that is no working day need not be closed."""

    def __init__(self, day: date, why: str) -> None:
        super().__init__(f"{short(day)} är redan ingen arbetsdag ({why}).")


class NotClosedHere(Refused):
    """Only a day that the authority closed can be opened."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"{short(day)} är inte stängd av er. Se de stängda dagarna med: norrbus frist regler"
        )

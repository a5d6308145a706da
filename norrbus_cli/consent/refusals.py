"""What the rules of consent refuse, and the sentence for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..words.dates import short
from ..words.errors import Refused, WrongUsage
from ..words.swedish import listed


class NotAGiver(Refused):
    """The person's consent does not count on the day."""

    def __init__(self, name: str, on: date, of_age: bool) -> None:
        why = (
            "den unge har fyllt 18 år och samtycker ensam (FB 6 kap. 2 §)"
            if of_age
            else "personen har inte vårdnaden den dagen"
        )
        super().__init__(
            f"{name} kan inte samtycka {short(on)}: {why}. Välj rätt person eller rätt dag."
        )


class NothingToWithdraw(Refused):
    """The person has no consent in force."""

    def __init__(self, name: str, on: date) -> None:
        super().__init__(
            f"{name} har inget samtycke som gäller {short(on)}. Se: norrbus samtycke lista"
        )


class NoConsent(Refused):
    """The case has no consent that has not been withdrawn."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} har inget samtycke att återkalla. Se dem som har funnits med: norrbus"
            f" samtycke lista {reference}"
        )


class NotCovered(Refused):
    """No consent of the person's covers an actor."""

    def __init__(self, name: str, actor: str, on: date) -> None:
        super().__init__(
            f"{name} har inget samtycke för {actor} som gäller {short(on)}. Se: norrbus samtycke"
            " lista"
        )


class MayNotGet(Refused):
    """A paper about a case to actors that no valid consent covers; ``lacking`` are names."""

    def __init__(self, actors: Sequence[str], lacking: Sequence[str]) -> None:
        who = f" från {listed(lacking)}" if lacking else ""
        super().__init__(
            f"Papperet kan inte gå till {listed(actors)}: giltigt samtycke saknas{who} (OSL 10 kap."
            " 1 §, 12 kap. 2 §). Registrera samtycket, eller ange skälet med"
            ' --trots-saknat-samtycke "SKÄL". Inget skrevs.'
        )


class PeriodEnds(WrongUsage):
    """A consent would end before it begins or before it was given."""

    def __init__(self, until: date, start: date) -> None:
        super().__init__(
            f"Samtycket kan inte gälla till {short(until)} när det börjar {short(start)}. Rätta"
            " --från eller --till."
        )

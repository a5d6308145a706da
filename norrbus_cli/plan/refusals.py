"""What the rules of a plan refuse, and the sentence for each."""

from __future__ import annotations

from datetime import date

from ..words.dates import short
from ..words.errors import Lacking, NotFound, Refused, WrongUsage
from ..words.swedish import did_you_mean, listed


class NoPlan(NotFound):
    """The case has no plan."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} har ingen plan än. Skapa den med: norrbus plan skapa {reference}"
        )


class NoVersion(NotFound):
    """The plan has no such version."""

    def __init__(self, reference: str, version: int, latest: int) -> None:
        super().__init__(
            f"{reference} har ingen plan med version {version}. Den senaste är version {latest}."
        )


class PlanExists(Refused):
    """The case has a plan; a new one is a revision."""

    def __init__(self, reference: str, version: int) -> None:
        super().__init__(
            f"{reference} har redan en plan, version {version}. Gör en ny version med: norrbus plan"
            f" revidera {reference}"
        )


class Signed(Refused):
    """Somebody has approved this version; what they approved must stay."""

    def __init__(self, reference: str, version: int) -> None:
        super().__init__(
            f"Version {version} av planen är underskriven och kan inte ändras. Gör en ny version"
            f" med: norrbus plan revidera {reference}"
        )


class AllSigned(Refused):
    """Everybody has approved the version."""

    def __init__(self, reference: str, version: int) -> None:
        super().__init__(
            f"Alla har redan skrivit under version {version}. Se underskrifterna med: norrbus plan"
            f" visa {reference}"
        )


class SignedAlready(Refused):
    """The same approval twice."""

    def __init__(self, who: str, on: date) -> None:
        super().__init__(f"{who} skrev under {short(on)}. Underskriften ändrades inte.")


class NotInPlan(Refused):
    """Only those who take part in the plan approve it."""

    def __init__(self, who: str, known: list[str]) -> None:
        have = f"Delaktiga är {listed(known)}." if known else "Planen har inga insatser än."
        super().__init__(f"{who} är inte delaktig i planen och skriver inte under den. {have}")


class WhoSigns(Lacking):
    """An approval is either an actor's or a person's."""

    def __init__(self) -> None:
        sentence = "Ange vem som skriver under: --aktör KORT eller --vem NAMN, en i taget."
        asks = "Vem som skriver under: en aktör, barnet eller en vårdnadshavare"
        super().__init__(sentence, "actor", "who", asks=asks)


class NameNeeded(Lacking):
    """An actor signs by a person."""

    def __init__(self, actor: str) -> None:
        sentence = f"{actor} har ingen kontaktperson. Ange vem som skrev under med --namn."
        super().__init__(sentence, "name")


class EndBeforeStart(WrongUsage):
    """A measure would end before it starts."""

    def __init__(self, starts: date, ends: date) -> None:
        super().__init__(
            f"Insatsen kan inte sluta {short(ends)} när den börjar {short(starts)}. Rätta --börjar"
            " eller --slutar."
        )


class FollowUpBeforePlan(WrongUsage):
    """The first follow-up lies before the plan."""

    def __init__(self, followup: date, made: date) -> None:
        super().__init__(
            f"Uppföljningen {short(followup)} ligger före planen, {short(made)}. Rätta datumet."
        )


class UnknownPrincipal(NotFound):
    """What was typed is none of the principals of the case."""

    def __init__(self, typed: str, known: list[str], actors: list[str]) -> None:
        beside = [f"kortnamnet på en aktör i ärendet ({listed(actors)})"] if actors else []
        near = did_you_mean(typed, [*known, *actors])
        super().__init__(
            f"Ingen av ärendets huvudmän heter {typed.strip()[:40]}.{near} Skriv"
            f" {listed([*known, *beside], 'eller')}. En annan huvudman läggs till med"
            " norrbus aktör lägg-till --huvudman annan, och tas med i ärendet."
        )


class UnknownMeasure(NotFound):
    """The plan has no measure of that number."""

    def __init__(self, number: int, known: list[int]) -> None:
        have = (
            f"Insatserna är {listed(str(each) for each in known)}."
            if known
            else "Planen har inga insatser än."
        )
        super().__init__(f"Det finns ingen insats {number}. {have}")

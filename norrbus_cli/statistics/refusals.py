"""What the statistics refuse, and the sentence for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..words.dates import short
from ..words.errors import FileTrouble, NotFound, Refused, WrongUsage
from ..words.swedish import did_you_mean, listed
from .span import Years


class UnknownIndicator(NotFound):
    """No indicator has the key."""

    def __init__(self, typed: str, known: Sequence[str]) -> None:
        super().__init__(
            f"”{typed[:40]}” är ingen indikator.{did_you_mean(typed, known)} Alla finns i: norrbus"
            " statistik definitioner"
        )


class NotOver(Refused):
    """A year is published when it is over."""

    def __init__(self, years: Years) -> None:
        super().__init__(
            f"{years} är inte slut. Fastställ från och med {years.last + 1}-01-01; till dess, för"
            " den som"
            f" får se ärendena: norrbus statistik år {years} --internt"
        )


class PublishedAlready(Refused):
    """A published year stands, unless a correction is asked for with its reason; a period
    stands.
    """

    def __init__(self, years: Years, on: date) -> None:
        how = (
            f"Visa den med: norrbus statistik år {years}"
            if years.is_period
            else f"Se vad som skiljer med: norrbus statistik jämför {years} --internt. Ska en"
            ' rättad version fastställas, lägg till --rättelse "SKÄL".'
        )
        super().__init__(f"{years} fastställdes {short(on)} och ligger fast. {how}")


class ReasonTellsWho(Refused):
    """The reason of a correction leads to a child; it is kept for good."""

    def __init__(self) -> None:
        super().__init__(
            "Skälet innehåller ett namn eller nummer som leder till någon i registret, och det"
            " ligger kvar för alltid. Skriv om det utan. Ingenting sparades."
        )


class NothingToCorrect(Refused):
    """A correction of what has not been published."""

    def __init__(self, years: Years) -> None:
        super().__init__(
            f"{years} är inte fastställt, så det finns inget att rätta. Fastställ utan --rättelse."
        )


class NothingDiffers(Refused):
    """A correction that changes nothing."""

    def __init__(self, years: Years) -> None:
        super().__init__(
            f"Inget i {years} skiljer från det som är fastställt, så en rättelse behövs inte."
            " Ingenting sparades."
        )


class NothingCounted(NotFound):
    """There is nothing in the year."""

    def __init__(self, years: Years) -> None:
        super().__init__(
            f"Inget är registrerat för {years}, så det finns inget att fastställa. Stämmer"
            " registret? Se: norrbus register visa"
        )


class TooLittleToCorrect(Refused):
    """All that a correction would change tells of one to four, or of what is held back."""

    def __init__(self, years: Years, kept: Sequence[str]) -> None:
        indicators = "en indikator" if len(kept) == 1 else f"{len(kept)} indikatorer"
        super().__init__(
            f"Rättelsen av {years} ändrar {indicators} med så lite att den som har båda versionerna"
            " kan dra den ena från den andra och se vem det gäller. Talen ligger kvar, och nästa"
            f" år fastställs med allt som är rättat. Se vad som skiljer: norrbus statistik jämför"
            f" {years} --internt. Ingenting sparades."
        )


class CountedOtherwise(Refused):
    """A correction by other definitions: what differs would tell of how they differ. So would a
    period in which a year is counted by others.
    """

    def __init__(self, year: int | Years, period: bool = False) -> None:
        what = (
            "det kan inte läggas ihop med år som räknas nu. Välj år med samma definitioner"
            if period
            else "en rättelse skulle ändra annat än det som var fel. Talen ligger kvar"
        )
        super().__init__(
            f"{year} fastställdes med andra definitioner än norrbus har nu, så {what}. Ingenting"
            " sparades."
        )


class EndsOtherwise(Refused):
    """A year is published after the one after it, and does not end as that one begins."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"{year + 1} är redan fastställt, och {year} slutar inte som det börjar: skillnaden kan"
            f" peka ut någon. {year} kan därför inte fastställas längre; för bruk inom"
            f" myndigheten: norrbus statistik år {year} --internt. Ingenting sparades."
        )


class WouldTell(Refused):
    """A year is published after a later one, and the two together would tell of so few."""

    def __init__(self, years: Years) -> None:
        super().__init__(
            f"Ett senare år än {years}, eller år i samma period, är redan fastställt, och"
            f" tillsammans skulle de peka ut någon. {years} kan därför inte fastställas längre; för"
            f" bruk inom myndigheten: norrbus statistik år {years} --internt. Ingenting sparades."
        )


class DisposedOf(Refused):
    """Acts that count in a year are gone."""

    def __init__(self, years: Years) -> None:
        super().__init__(
            f"{years} går inte att räkna: akter därifrån är gallrade. Det som fastställdes före"
            f" gallringen står kvar: norrbus statistik år {years}"
        )


class NotPublishedYet(Refused):
    """What has not been published does not leave the authority."""

    def __init__(self, years: Years, over: bool) -> None:
        how = (
            f"Fastställ det: norrbus statistik fastställ {years}"
            if over
            else f"Det kan fastställas från och med {years.last + 1}-01-01"
        )
        super().__init__(
            f"{years} är inte fastställt, och inga tal om barn lämnar myndigheten före det: två"
            f" rapporter med olika tal kan dras från varandra. {how}. För den som får se ärendena:"
            " samma kommando med --internt (loggas)."
        )


class OwnWordsStayInside(Refused):
    """Own words can be recognised, and are not handed out."""

    def __init__(self) -> None:
        super().__init__(
            "Egna ord kan kännas igen och lämnar inte myndigheten. För den som får se ärendena:"
            " lägg till --internt (loggas)."
        )


class NotAYear(WrongUsage):
    """A paper of the statistics is of a year."""

    def __init__(self, typed: str, kind: str) -> None:
        super().__init__(
            f"”{typed[:40]}” är inget år att räkna. Skriv till exempel: norrbus dokument skriv"
            f" {kind} 2026"
        )


class OnePageIsHandedOut(WrongUsage):
    """The steering group's page is of the published year, never of what is seen inside."""

    def __init__(self) -> None:
        super().__init__(
            "Sidan för styrgruppen har bara tal som får lämnas ut. Ta bort --internt, eller skriv"
            " hela rapporten med --internt utan --styrgrupp. Ingenting skrevs."
        )


class OnePageIsOfAYear(WrongUsage):
    """The steering group's page sets a year beside those before it."""

    def __init__(self, years: Years) -> None:
        super().__init__(
            f"Sidan för styrgruppen gäller ett år, inte {years}. Skriv hela periodens rapport, utan"
            " --styrgrupp. Ingenting skrevs."
        )


class OnePageIsForReading(WrongUsage):
    """The steering group's page is read, by people."""

    def __init__(self, formats: Sequence[str]) -> None:
        super().__init__(
            f"Sidan för styrgruppen finns som html och md, inte som {listed(formats)}. Skriv hela"
            " rapporten så, utan --styrgrupp. Ingenting skrevs."
        )


class NotEarlier(WrongUsage):
    """A year is compared with earlier ones, and a period with as long ones."""

    def __init__(self, years: Years, other: Years) -> None:
        wrong = "tidigare än" if other.length == years.length else "lika långt som"
        one, others = ("en period", "lika långa") if years.is_period else ("ett år", "tidigare")
        super().__init__(
            f"{other} är inte {wrong} {years}. Jämför {one} med {others}: --jämför {years.before}"
        )


class NothingToCompare(NotFound):
    """A year is compared with what was published."""

    def __init__(self, year: int, over: bool) -> None:
        how = (
            f"Fastställ med: norrbus statistik fastställ {year}"
            if over
            else f"Året är inte slut. Talen som de är nu: norrbus statistik år {year} --internt"
        )
        super().__init__(f"{year} är inte fastställt, så det finns inget att jämföra med. {how}")


class PublishedIsDamaged(FileTrouble):
    """What is kept of a published year is not what was published."""

    def __init__(self, years: Years, why: str) -> None:
        super().__init__(
            f"Det fastställda {years} går inte att läsa: {why}. Ta tillbaka en säkerhetskopia av"
            " registret, eller tala med IT."
        )

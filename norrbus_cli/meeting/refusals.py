"""What the rules of meetings refuse, and the sentence for each."""

from __future__ import annotations

from datetime import date

from ..case.model import Person
from ..words.dates import short
from ..words.errors import Doubted, Lacking, NotFound, Refused, WrongUsage
from ..words.swedish import listed


class NotCovered(Refused):
    """No valid consent covers an actor on the day of the summons."""

    def __init__(self, actor: str, lacking: tuple[Person, ...], joint: str = "") -> None:
        who = f" från {listed(person.name for person in lacking)}" if lacking else ""
        where = f" i {joint}" if joint else ""
        one = " Kalla annars bara till det ena ärendets möte: --bara-ärendet." if joint else ""
        super().__init__(
            f"{actor} kan inte kallas: giltigt samtycke saknas{who}{where} (OSL 10 kap. 1 §, 12"
            ' kap. 2 §). Registrera samtycket, eller ange skälet med --trots-saknat-samtycke "SKÄL"'
            f".{one}"
        )


class MayNotBeInvited(Refused):
    """A guardian who may not know where a hidden child is, and who it meets there."""

    def __init__(self, child: str, who: list[str]) -> None:
        names = listed(who)
        super().__init__(
            f"{names} bjuds in, men var {child} finns är skyddat, och {child} bor inte hos {names}"
            " enligt registret (OSL 21 kap. 3, 3 a §§). Lämna utanför med --bjud-inte NAMN, eller"
            ' ange skälet med --trots-skydd "SKÄL"; skälet loggas. Ingen kallades.'
        )


class NowhereToMeet(Lacking):
    """A meeting needs a place or a link."""

    def __init__(self) -> None:
        sentence = "Mötet behöver en plats eller en länk. Lägg till --plats eller --länk."
        super().__init__(sentence, "place", "link")


class BookedAlready(Doubted):
    """A second meeting in a case on a day is most often the same one again."""

    def __init__(self, reference: str, when: str) -> None:
        told = f"Ärendet har redan ett möte den dagen: {reference}, {when}."
        super().__init__(
            f"{told} Ändra det med norrbus möte flytta {reference}. Är det ett till:"
            ' --trots-samma-dag "SKÄL".',
            f"{told} Ett till bokas.",
            "despite_same_day",
        )


class UnknownMeeting(NotFound):
    """The case has no such meeting."""

    def __init__(self, reference: str, known: list[str]) -> None:
        have = f"De som finns är {listed(known)}." if known else "Boka ett med: norrbus möte boka"
        super().__init__(f"Det finns inget möte {reference}. {have}")


class WhichMeeting(WrongUsage):
    """The case has several meetings that could be meant."""

    def __init__(self, known: list[str]) -> None:
        super().__init__(f"Ärendet har flera möten. Skriv vilket: {listed(known, 'eller')}.")


class NotPending(Refused):
    """The meeting has been held or cancelled."""

    def __init__(self, reference: str, state: str) -> None:
        super().__init__(
            f"Mötet {reference} är {state} och kan inte ändras. Boka ett nytt med: norrbus möte"
            " boka"
        )


class SummonedAlready(Refused):
    """An actor or a person has been summoned."""

    def __init__(self, who: str, on: date) -> None:
        super().__init__(f"{who} kallades redan {short(on)}. Ändras tiden: norrbus möte flytta")


class NotSummoned(NotFound):
    """Someone who has not been summoned cannot answer or attend."""

    def __init__(self, who: str, known: list[str]) -> None:
        have = f"Kallade är {listed(known)}." if known else "Ingen är kallad än: norrbus möte kalla"
        super().__init__(f"{who} är inte kallad till mötet. {have}")


class NotHeld(Refused):
    """Minutes of a meeting that has not been held."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Mötet {reference} är inte hållet, så det finns inga minnesanteckningar. Registrera"
            f" det med: norrbus möte genomför {reference}"
        )


class CalledOff(Refused):
    """A paper for a meeting that has been cancelled."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Mötet {reference} är inställt. Skriv inga kallelser till det; boka ett nytt med:"
            " norrbus möte boka"
        )


class AloneTogether(WrongUsage):
    """A meeting of a case with itself."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Samma ärende är angett två gånger. Ange syskonets ärende, ett annat än {reference},"
            " med --tillsammans-med."
        )


class NotSiblings(Refused):
    """Children without a guardian in common: there is nobody who belongs in both cases."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"{one} och {other} har ingen gemensam vårdnadshavare i registret, så mötet kan inte"
            " hållas gemensamt (OSL 26 kap. 1 §, 23 kap. 2 §). Registrera vårdnadshavaren med:"
            " norrbus ärende vårdnadshavare; annars boka ett möte för varje barn."
        )


class NotConsentedTogether(Refused):
    """One of the cases has no complete consent."""

    def __init__(self, reference: str, covered: str) -> None:
        super().__init__(
            f"Samtycket i {reference} är inte komplett ({covered}), så mötet kan inte hållas"
            " gemensamt med syskonets (OSL 12 kap. 2 §). Registrera samtycket med: norrbus"
            f" samtycke registrera {reference}; eller boka mötena var för sig."
        )


class HeldTogether(Refused):
    """One of the meetings that are one cannot be changed, so none of them is."""

    def __init__(self, reference: str, other: str, state: str) -> None:
        super().__init__(
            f"{reference} är ett gemensamt möte med {other}, som {state}. Inget ändrades. Skilj dem"
            f" åt först: norrbus möte skilj {reference}"
        )


class NotTogether(Refused):
    """A meeting that is held with no other."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} är inte gemensamt med något annat möte. Ett gemensamt möte bokas med:"
            " norrbus möte boka --tillsammans-med REF"
        )


class NamesSibling(Doubted):
    """A text about one child that names somebody who is only in a sibling's case."""

    def __init__(self, reference: str, names: list[str]) -> None:
        told = f"Texten läses i {reference} och har ett namn ur syskonets ärende: {listed(names)}"
        super().__init__(
            f"{told}. Varje barns papper säger bara vad som rör det barnet (OSL 26 kap. 1 §)."
            ' Skriv om texten; får namnet stå där, lägg till --trots-namn "SKÄL". Ingenting'
            " sparades.",
            f"{told}. Får det stå där går det bra.",
            "despite_name",
        )

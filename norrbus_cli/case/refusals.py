"""What the rules of a case refuse, and the sentence for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..words.dates import short
from ..words.errors import Doubted, Lacking, NotFound, Refused, WrongUsage
from ..words.swedish import did_you_mean, listed

TARGET_AGE = 20  # "upp till och med 20 års ålder", agreement of 2025, Målgrupp


class TooOld(Refused):
    """The young person is outside the target group on the day the need was seen, or the case is
    opened."""

    def __init__(self, years: int, on: date, what: str) -> None:
        super().__init__(
            f"Barnet/den unge är {years} år {short(on)}, {what}. Norrbus omfattar"
            f" unga till och med {TARGET_AGE} år (överenskommelsen 2025, Målgrupp). Kontrollera"
            " födelsedag och dag, eller hänvisa vidare."
        )


class NotBornYet(WrongUsage):
    """A need cannot be seen before birth."""

    def __init__(self) -> None:
        super().__init__("Födelsedagen ligger efter dagen då behovet sågs. Rätta den som är fel.")


class NoBirth(WrongUsage):
    """A child has neither a number nor a birth date."""

    def __init__(self) -> None:
        super().__init__(
            "Ange barnets personnummer eller samordningsnummer (--personnummer), eller födelsedag"
            " (--född) för den som saknar svenskt nummer."
        )


class DuplicateChild(Refused):
    """The same child, or one that looks the same, has a case."""

    def __init__(self, by: str, references: list[str], closed: list[str]) -> None:
        found = listed(references)
        step = (
            f"Öppna det igen med: norrbus ärende öppna {closed[0]}."
            if closed and closed == references
            else f"Fortsätt i {references[0]}."
        )
        super().__init__(
            f"Ett barn med samma {by} finns redan i {found}. {step} Är det ändå ett nytt ärende:"
            ' --trots-dubblett "SKÄL".'
        )


class NumberTaken(Refused):
    """A personnummer belongs to somebody else."""

    def __init__(self) -> None:
        super().__init__(
            "Personnumret hör redan till en annan person i registret. Kontrollera numret. Ingenting"
            " ändrades."
        )


class OlderThanGuardian(WrongUsage):
    """A guardian is born after the child."""

    def __init__(self) -> None:
        super().__init__("Vårdnadshavaren är född efter barnet. Rätta den födelsedag som är fel.")


class DecisionNeedsName(Lacking):
    """A manager's decision has a day but nobody who made it."""

    def __init__(self) -> None:
        super().__init__("Chefens beslut behöver ett namn. Lägg till --chef.", "approved_by")


class NotOfGuardian(WrongUsage):
    """School and gender are particulars of the child."""

    def __init__(self) -> None:
        super().__init__(
            "Skola och kön gäller barnet/den unge, inte en vårdnadshavare. Ta bort --vem eller den"
            " växeln."
        )


class NameDiffers(Refused):
    """A known personnummer was given with another name."""

    def __init__(self) -> None:
        super().__init__(
            "Personnumret finns redan i registret med ett annat namn. Kontrollera numret; är namnet"
            " ändrat, rätta det först med norrbus ärende ändra."
        )


class NumberInCase(Refused):
    """Two people of one case were given the same personnummer."""

    def __init__(self, whose: str) -> None:
        super().__init__(
            f"{whose} har redan det numret i det här ärendet. Rätta det nummer som är fel, eller"
            " namnet om det är samma person."
        )


class CustodyConflict(Refused):
    """Sole custody leaves no room for a second guardian."""

    def __init__(self) -> None:
        super().__init__(
            "En vårdnadshavare med ensam vårdnad utesluter andra vårdnadshavare. Ange gemensam"
            " vårdnad för båda, eller avsluta den andras med --upphörde DAG."
        )


class GuardianTwice(Refused):
    """The person is a guardian in the case already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} är redan vårdnadshavare i ärendet. Ändra uppgifter med: norrbus ärende ändra"
            f' REF --vem "{name}"'
        )


class NoIdentity(Refused):
    """An anonymous consultation must stay without identity."""

    def __init__(self, reference: str, where: Sequence[str] = ()) -> None:
        there = f" De står i {listed(where)}." if where else ""
        super().__init__(
            f"{reference} är en anonym konsultation och får inte bära någons namn eller uppgifter."
            f"{there} Öppna ett nytt ärende med: norrbus ärende skapa"
        )


class TellsANumber(Refused):
    """A text of an anonymous consultation holds a personal number, or a telephone number or an
    address that is somebody's. It is never repeated.
    """

    def __init__(self, what: str) -> None:
        super().__init__(
            f"En anonym konsultation bär ingens uppgifter, och i texten står {what}. Ta bort"
            f" {'den' if what.startswith('en ') else 'det'}. Ingenting sparades."
        )


class MayNameSomebody(Doubted):
    """A text of an anonymous consultation holds what looks like a name."""

    def __init__(self, found: list[str]) -> None:
        told = f"En anonym konsultation bär ingens namn, och i texten står {_quoted(found)}"
        super().__init__(
            f"{told}. Är det ett namn, skriv om texten; är det ingen persons namn, lägg till"
            ' --trots-namn "SKÄL". Ingenting sparades.',
            f"{told}. Är det ingen persons namn går det bra.",
            "despite_name",
        )


def _quoted(found: list[str]) -> str:
    shown = listed(f"”{each[:40]}”" for each in found[:3])
    return f"{shown} och {len(found) - 3} ord till" if len(found) > 3 else shown


class IsClosed(Refused):
    """A closed case takes no new facts."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} är avslutat. Öppna det först med: norrbus ärende öppna {reference}"
        )


class NotClosed(Refused):
    """Only a closed case can be opened."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"{reference} är inte avslutat. Det finns inget att öppna.")


class NoteNeeded(Lacking):
    """The reason "annat" says nothing by itself."""

    def __init__(self) -> None:
        super().__init__('Orsaken ”annat” behöver förklaras. Lägg till --anteckning "…".', "note")


class ClosedByMoving(WrongUsage):
    """A case that goes to another authority is closed by the command that hands it over."""

    def __init__(self) -> None:
        super().__init__(
            "Ett ärende som lämnas till en annan myndighet avslutas av kommandot som tar med det."
            " Använd: norrbus ärende flytta-ut REF"
        )


class UnknownPerson(NotFound):
    """Nobody in the case answers to what was typed."""

    def __init__(self, reference: str, typed: str, known: list[str]) -> None:
        alone = len(known) == 1
        step = (
            f"Är det en vårdnadshavare: norrbus ärende vårdnadshavare {reference}"
            if alone
            else f"Välj {listed(known, 'eller')}."
        )
        super().__init__(f"Ingen i ärendet heter {typed[:40]}.{did_you_mean(typed, known)} {step}")

"""What cannot be taken back, or done again, and what to do instead. No sentence holds a name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...words.dates import short
from ...words.errors import NotFound, Refused
from ...words.swedish import listed
from ..model import Operation


class NothingToTakeBack(NotFound):
    """The user has done nothing that stands."""

    def __init__(self, who: str) -> None:
        super().__init__(
            f"{who} har inte gjort något som kan ångras. Det senaste står i: norrbus logg"
            " --ändringar"
        )


class NothingToDoAgain(NotFound):
    """The user has taken nothing back."""

    def __init__(self, who: str) -> None:
        super().__init__(f"{who} har inte ångrat något som kan göras om. Se: norrbus logg")


class ChangedNothing(Refused):
    """An operation that only showed something, or only counted."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Operation {number} ändrade ingenting som kan ångras. Se: norrbus logg")


class IsTakenBack(Refused):
    """It has been taken back already."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Operation {number} är redan ångrad. Gör om den med: norrbus gör-om {number}"
        )


class TakesBack(Refused):
    """The operation took something back, or did something again."""

    def __init__(self, number: int, of: Sequence[int]) -> None:
        super().__init__(
            f"Operation {number} ångrade eller gjorde om operation {listed(map(str, of))}. Ange den"
            f" i stället: norrbus gör-om {of[0]} eller norrbus ångra {of[0]}"
        )


class IsNotTakenBack(Refused):
    """It stands, so there is nothing to do again."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Operation {number} är inte ångrad, så det finns inget att göra om.")


class MadeTheRegister(Refused):
    """The register was made by it."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Operation {number} skapade registret och kan inte ångras. Ändra det med: norrbus"
            " register ändra"
        )


class DisposedOf(Refused):
    """Rows were taken out of the log for ever: by the operation, or of what it did."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Operation {number} kan inte ångras: den gallrade, eller det som den gjorde är helt"
            " eller delvis gallrat. Registrera på nytt det som behövs."
        )


class Published(Refused):
    """Figures have been published; what has been shown stands."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Operation {number} fastställde statistik, eller läste in det som ett år har"
            " fastställts efter."
            " Det som är visat kan inte tas tillbaka: tal som döljs nu kunde räknas fram ur det som"
            " stod då. Gör en rättelse: norrbus statistik fastställ ÅR --rättelse SKÄL"
        )


class BuiltUpon(Refused):
    """Later operations build on it."""

    def __init__(self, number: int, later: Sequence[Operation], *, may_follow: bool) -> None:
        named = listed(f"{each.id} ({_command(each)})" for each in later)
        do = (
            "Lägg till --med-följder för att ångra dem också; det visas först."
            if may_follow
            else "Ångra dem först."
        )
        super().__init__(
            f"Operation {number} kan inte tas för sig: senare operationer bygger på den, {named}."
            f" Se dem med: norrbus logg visa {later[0].id}. {do}"
        )


class HasLeft(Refused):
    """Papers have left the house, so a correction is made."""

    def __init__(self, number: int, papers: Sequence[str]) -> None:
        super().__init__(
            f"Operation {number} kan inte ångras: papper har lämnat huset, {listed(papers)}. Gör"
            " en rättelse med ett nytt kommando och skicka dem på nytt. Har de inte lämnat huset,"
            ' eller är mottagarna underrättade, ange det med --trots-utskick "SKÄL".'
        )


class IsOtherwise(Refused):
    """A row is not as the operation left it."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Det som operation {number} skrev har ändrats utan att loggen vet om det. Ingenting"
            " gjordes. Kontrollera registret med: norrbus logg kontrollera"
        )


class InTheWay(Refused):
    """Something else has come in the place of what was taken back."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Operation {number} kan inte göras om: något annat har kommit i dess ställe, eller det"
            " som den byggde på finns inte längre. Registrera det på nytt i stället."
        )


class HasMoved(Refused):
    """Something was done while the question stood."""

    def __init__(self) -> None:
        super().__init__(
            "Något hände i registret medan frågan stod. Ingenting gjordes. Kör om, så visas det som"
            " gäller nu."
        )


def _command(operation: Operation) -> str:
    return operation.typed.split(" --")[0]


def paper(what: str, about: str, day: str, how: str) -> str:
    """``kallelse NB-2026-0007-M1 ti 2026-04-21 (brev)``."""
    sent = f" ({how})" if how else ""
    return f"{what} {about} {short(date.fromisoformat(day))}{sent}"

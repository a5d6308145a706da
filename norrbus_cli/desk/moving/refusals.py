"""Why a case does not go, or does not come in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ...words.errors import FileTrouble, Refused, WrongUsage
from ...words.swedish import listed
from .choices import NOTHING, PARTS, REST


class NotConsentedTo(Refused):
    """No valid consent of everybody who must give one covers the receiver."""

    def __init__(self, actor: str, lacking: Iterable[str]) -> None:
        names = listed(lacking)
        who = f" från {names}" if names else ""
        super().__init__(
            f"Ärendet kan inte lämnas till {actor}: giltigt samtycke saknas{who} (OSL 10 kap. 1 §,"
            " 12 kap. 2 §). Registrera samtycket, eller ange med --trots-saknat-samtycke vilken"
            " bestämmelse som medger det. Ingenting skrevs."
        )


class SayWhatGoes(WrongUsage):
    """What a consent excepts is told in words, which only a human can weigh: ``why``."""

    def __init__(self, exceptions: Iterable[str]) -> None:
        excepted = listed(f"”{each}”" for each in exceptions)
        why = (
            f"Samtycket gäller inte {excepted}"
            if excepted
            else "Utan samtycke lämnas bara det som bestämmelsen medger"
        )
        self.why = f"{why}, och vad det träffar avgör du"
        super().__init__(
            f"{self.why}. Ange vad som ska med utöver {REST}: --med {listed(PARTS, 'eller')} (kan"
            f" upprepas), eller --med {NOTHING}. Ingenting skrevs."
        )


class NothingAndSomething(WrongUsage):
    """Nothing is to go, and something."""

    def __init__(self) -> None:
        super().__init__(f"--med {NOTHING} går inte ihop med annat. Ta bort det ena.")


class TextTells(Refused):
    """A typed text holds what is protected."""

    def __init__(self, places: Iterable[str]) -> None:
        super().__init__(
            f"Skyddade uppgifter står i {listed(places)} (OSL 21 kap. 3, 3 a §§). Ändra texten,"
            " lämna delen hemma med --med, eller ta med skyddade uppgifter med --visa-skyddat"
            ' "SKÄL"; skälet loggas. Ingenting skrevs.'
        )


class IsOtherwise(Refused):
    """Something changed in the case while the question stood."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} ändrades medan frågan stod. Ingenting skrevs. Kör om, så visas det som"
            " gäller nu."
        )


class NotSealed(FileTrouble):
    """The file is of another kind, or a part of it is missing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} är ingen hel fil från norrbus ärende flytta-ut. Hämta den på nytt, eller be"
            " avsändaren om den."
        )


class WrongWords(WrongUsage):
    """The words do not open the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Lösenordet öppnar inte {path}. Det är fem grupper om fyra tecken; 0, O, 1, I och L"
            " finns inte bland dem. Stämmer det med vad avsändaren säger är filen skadad: be om"
            " den på nytt. Ingenting har ändrats."
        )


class DamagedSeal(FileTrouble):
    """The words are right, and the file is not as it was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} är skadad eller ändrad sedan den skrevs. Be avsändaren om den på nytt."
            " Ingenting har ändrats."
        )


class NewerSeal(FileTrouble):
    """The file is written by a newer norrbus."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} är skriven av en nyare norrbus. Uppdatera norrbus och kör om. Ingenting har"
            " ändrats."
        )


class BadContent(FileTrouble):
    """The words open the file, and it does not hold a case."""

    def __init__(self) -> None:
        super().__init__(
            "Filen innehåller inget helt ärende. Be avsändaren om en ny, gjord med norrbus ärende"
            " flytta-ut. Ingenting har ändrats."
        )


class NewerContent(FileTrouble):
    """What the file holds is of a newer kind."""

    def __init__(self) -> None:
        super().__init__(
            "Filen är skriven av en nyare norrbus. Uppdatera norrbus och kör om. Ingenting har"
            " ändrats."
        )


class TakenInAlready(Refused):
    """The same file is a case already."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Filen är redan inläst, som {reference}. Se: norrbus ärende visa {reference}."
            " Ingenting har ändrats."
        )


class OwnFile(Refused):
    """The file was written from this register."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Filen är skriven ur det här registret, från {reference}. Ska ärendet vara kvar här:"
            f" ångra flytten (norrbus logg --ärende {reference}), eller öppna det: norrbus ärende"
            f" öppna {reference}. Ingenting har ändrats."
        )


class HasOpenCase(Refused):
    """The child has an open case here."""

    def __init__(self, references: Iterable[str]) -> None:
        found = list(references)
        super().__init__(
            f"Barnet har redan ett öppet ärende här, {listed(found)}. Ett barn har ett öppet ärende"
            f" i taget: för in det som behövs i {found[0]}, eller avsluta det först (norrbus ärende"
            f" avsluta {found[0]}). Ingenting har ändrats."
        )


class NobodyToAsk(WrongUsage):
    """The words are neither on a line nor in a file, and there is no terminal."""

    def __init__(self) -> None:
        super().__init__(
            "Lösenordet saknas. Kör kommandot i en terminal, så frågar det, eller ange en fil med"
            " --lösenord-ur (- är standard in). Skriv det aldrig på raden."
        )

"""What the statistics refuse, and the sentence for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from ..words.dates import short
from ..words.errors import FileTrouble, NotFound, Refused, WrongUsage
from ..words.swedish import did_you_mean, listed


class UnknownIndicator(NotFound):
    """No indicator has the key."""

    def __init__(self, typed: str, known: Sequence[str]) -> None:
        super().__init__(
            f"”{typed[:40]}” är ingen indikator.{did_you_mean(typed, known)} Alla finns i: norrbus"
            " statistik definitioner"
        )


class NotOver(Refused):
    """A year is published when it is over."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"{year} är inte slut. Fastställ från och med {year + 1}-01-01; till dess: norrbus"
            f" statistik år {year}"
        )


class PublishedAlready(Refused):
    """A published year stands, unless a correction is asked for with its reason."""

    def __init__(self, year: int, on: date) -> None:
        super().__init__(
            f"{year} fastställdes {short(on)} och ligger fast. Se vad som skiljer med: norrbus"
            f" statistik jämför {year}. Ska en rättad version fastställas, lägg till --rättelse"
            ' "SKÄL".'
        )


class ReasonTellsWho(Refused):
    """The reason of a correction leads to a child; it is kept for good."""

    def __init__(self) -> None:
        super().__init__(
            "Skälet innehåller ett namn eller nummer som leder till någon i registret, och det"
            " ligger kvar för alltid. Skriv om det utan. Ingenting sparades."
        )


class NothingToCorrect(Refused):
    """A correction of what has not been published."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"{year} är inte fastställt, så det finns inget att rätta. Fastställ utan --rättelse."
        )


class NothingDiffers(Refused):
    """A correction that changes nothing."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"Inget i {year} skiljer från det som är fastställt, så en rättelse behövs inte."
            " Ingenting sparades."
        )


class NothingCounted(NotFound):
    """There is nothing in the year."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"Inget är registrerat för {year}, så det finns inget att fastställa. Stämmer"
            " registret? Se: norrbus register visa"
        )


class DiffersLittle(Refused):
    """A corrected version whose difference from the one before tells of one to four."""

    def __init__(self, year: int, count: int) -> None:
        numbers = (
            "ett tal som redan är utlämnat" if count == 1 else f"{count} tal som redan är utlämnade"
        )
        super().__init__(
            f"Rättelsen av {year} ändrar {numbers} med ett till fyra. Den som har båda versionerna"
            " kan dra den ena från den andra och se vem det gäller. Lämnas rättelsen ut ändå, lägg"
            " till --trots-små-skillnader; beslutet loggas."
        )


class NotEarlier(WrongUsage):
    """A year is compared with earlier ones."""

    def __init__(self, year: int, other: int) -> None:
        super().__init__(
            f"{other} är inte tidigare än {year}. Jämför ett år med tidigare: --jämför {year - 1}"
        )


class NotPublishedByAll(Refused):
    """A report of the county for others rests on reports that can still change."""

    def __init__(self, who: Sequence[str]) -> None:
        super().__init__(
            f"{listed(who)} har inte fastställt året. Lämnas länets rapport ut före kommunernas kan"
            " de tillsammans peka ut någon. Be om en ny fil när året är fastställt; för bruk inom"
            " myndigheten, lägg till --internt; ska rapporten lämnas ut ändå, lägg till"
            " --preliminärt. Ingenting skrevs."
        )


class NotPublished(NotFound):
    """A year is compared with what was published."""

    def __init__(self, year: int, over: bool) -> None:
        how = (
            f"Fastställ med: norrbus statistik fastställ {year}"
            if over
            else f"Året är inte slut. Talen som de är nu: norrbus statistik år {year}"
        )
        super().__init__(f"{year} är inte fastställt, så det finns inget att jämföra med. {how}")


class PublishedIsDamaged(FileTrouble):
    """What is kept of a published year is not what was published."""

    def __init__(self, year: int, why: str) -> None:
        super().__init__(
            f"Det fastställda {year} går inte att läsa: {why}. Ta tillbaka en säkerhetskopia av"
            " registret, eller tala med IT."
        )


class CannotBeRead(FileTrouble):
    """A file is not what it should be; ``expected`` says what that is and how it is written."""

    expected = ""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} går inte att använda: {why}. {self.expected} Ingenting skrevs.")


class NotRegisterFigures(CannotBeRead):
    """A file is not what a register handed over."""

    expected = "En kommuns fil skrivs med: norrbus statistik skriv ÅR --internt --format json."


class NotCountyReport(CannotBeRead):
    """A file is not the report of the county of the year before."""

    expected = "Länets rapport skrivs med: norrbus statistik slå-ihop FIL... --format json."


class Unalike(WrongUsage):
    """The files are not of the same year, or not counted to the same day."""

    def __init__(self, what: str, found: Mapping[str, Sequence[Path]]) -> None:
        each = [
            f"{value} ({', '.join(map(str, files[:3]))}{' med flera' if len(files) > 3 else ''})"
            for value, files in sorted(found.items())
        ]
        super().__init__(
            f"Filerna är inte {what}: {listed(each)}. Be om nya filer, helst när alla har"
            " fastställt året. Ingenting skrevs."
        )


class Twice(WrongUsage):
    """Two files are of the same register."""

    def __init__(self, who: str, one: Path, other: Path) -> None:
        super().__init__(
            f"{one} och {other} är båda från {who}. Ta bort den ena. Ingenting skrevs."
        )


class BothShownAndWritten(WrongUsage):
    """Files are asked for, and the answer in another form too."""

    def __init__(self) -> None:
        super().__init__("--json och --csv visar svaret, --format skriver filer. Ange det ena.")


class NothingToWrite(WrongUsage):
    """A folder is named, and no format."""

    def __init__(self) -> None:
        super().__init__(
            "--mapp och --skriv-över gäller filer som skrivs. Säg också i vilken form, till exempel"
            " --format html. Ingenting skrevs."
        )


class NoFiles(WrongUsage):
    """There is nothing to add."""

    def __init__(self) -> None:
        super().__init__(
            "Ange kommunernas filer, till exempel: norrbus statistik slå-ihop inkommet/*.json"
        )


class BadRegions(WrongUsage):
    """The table of areas names what is no municipality of the county, or one twice."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Länsdelarna i inställningsfilen ([lansdelar]) stämmer inte: {why}. Rätta och försök"
            " igen."
        )

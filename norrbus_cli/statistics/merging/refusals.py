"""What adding up the registers' files refuses, and the sentence for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ...words.errors import FileTrouble, Lacking, Refused, WrongUsage
from ...words.swedish import listed


class NotPublishedByAll(Refused):
    """A report of the county for others rests on reports that can still change."""

    def __init__(self, who: Sequence[str]) -> None:
        super().__init__(
            f"{listed(who)} har inte fastställt året. Lämnas länets rapport ut före kommunernas kan"
            " de tillsammans peka ut någon. Be om en ny fil när året är fastställt; för bruk inom"
            " myndigheten, lägg till --internt. Ingenting skrevs."
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
    """A file is not a report of the county."""

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


class NoFiles(Lacking):
    """There is nothing to add."""

    def __init__(self) -> None:
        super().__init__(
            "Ange kommunernas filer, till exempel: norrbus statistik slå-ihop inkommet/*.json",
            "files",
        )


class BadRegions(WrongUsage):
    """The table of areas names what is no municipality of the county, or one twice."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Länsdelarna i inställningsfilen ([lansdelar]) stämmer inte: {why}. Rätta och försök"
            " igen."
        )

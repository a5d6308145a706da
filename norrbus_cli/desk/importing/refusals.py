"""What is refused of a file and its rows. No sentence repeats a cell, which may hold anything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ...words.dates import short
from ...words.errors import Doubted, FileTrouble, Refused, WrongUsage
from ...words.swedish import did_you_mean, listed

NOTHING_SAVED = "Ingenting sparades."


class Unreadable(FileTrouble):
    """A file cannot be opened."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} går inte att läsa: {why}. Kontrollera namnet och försök igen.")


class TooLarge(FileTrouble):
    """A file is larger than any register's, or swells when it is unpacked."""

    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(
            f"{path} är för stor: högst {limit // 1_000_000} megabyte läses, uppackad. Dela den i"
            f" flera filer, eller ta bort blad och bilder. {NOTHING_SAVED}"
        )


class NotReadable(WrongUsage):
    """The content of a file is no table."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path.name} går inte att läsa in: {why}. Spara om den i Excel som arbetsbok (.xlsx)"
            f" eller CSV UTF-8 och försök igen. {NOTHING_SAVED}"
        )


class BrokenTable(WrongUsage):
    """Quotation marks that are never closed, as in half a file."""

    def __init__(self, row: int) -> None:
        super().__init__(
            f"Rad {row}: citattecknen går inte ihop, eller så är filen avklippt. Spara om den som"
            f" CSV UTF-8 i Excel och försök igen. {NOTHING_SAVED}"
        )


class LongCell(WrongUsage):
    """A cell that no register holds: a text that long, or all that comes after a quotation mark."""

    def __init__(self, row: int, limit: int) -> None:
        most = f"{limit:_}".replace("_", " ")
        super().__init__(
            f"Rad {row}: en cell är längre än {most} tecken. Är det en text, korta den. Annars har"
            " ett citattecken i början av en cell aldrig stängts, så att resten av filen hör till"
            f" den: ta bort det eller stäng det. {NOTHING_SAVED}"
        )


class TooWide(WrongUsage):
    """A sheet has something far to the right of any table."""

    def __init__(self, row: int, column: str, limit: int) -> None:
        super().__init__(
            f"Rad {row}: det står något i kolumn {column}, och högst {limit} kolumner läses. Ta"
            f" bort det, eller flytta tabellen till vänster, och försök igen. {NOTHING_SAVED}"
        )


class Merged(WrongUsage):
    """A sheet has cells that are merged: what they hold belongs to one row and column only."""

    def __init__(self, sheet: str) -> None:
        super().__init__(
            f"Bladet {sheet[:40]} har sammanslagna celler. Markera bladet, välj Dela celler, fyll i"
            f" varje rad för sig och försök igen. {NOTHING_SAVED}"
        )


class NoSheet(WrongUsage):
    """A workbook has no sheet of the name."""

    def __init__(self, typed: str, names: list[str]) -> None:
        super().__init__(
            f"Det finns inget blad {typed[:40]}.{did_you_mean(typed, names)} Bladen är"
            f" {listed(each[:40] for each in names)}."
        )


class NoRows(WrongUsage):
    """A file has headings at most."""

    def __init__(self) -> None:
        super().__init__(
            f"Filen har inga rader. Skriv rubriker, sedan en sak på varje rad. {NOTHING_SAVED}"
        )


class NoHeadings(WrongUsage):
    """The first row is no headings: it has a number, a day, an empty or a very long cell."""

    def __init__(self, place: int) -> None:
        super().__init__(
            f"Första raden ska vara rubriker, och kolumn {place} har ingen rubrik där. Lägg till en"
            f" rad med rubriker överst. {NOTHING_SAVED}"
        )


class HeadingTwice(WrongUsage):
    """Two columns are called the same, or are the same field."""

    def __init__(self, heading: str, what: str = "") -> None:
        told = f"Flera kolumner är {what}, en av dem ”{heading[:40]}”" if what else ""
        super().__init__(
            f"{told or f'Rubriken ”{heading[:40]}” står två gånger'}. Ta bort den ena, eller hoppa"
            f" över den med --hoppa-över. {NOTHING_SAVED}"
        )


class UnknownHeading(WrongUsage):
    """A column is no field that is known."""

    def __init__(self, heading: str, known: list[str], kind: str) -> None:
        super().__init__(
            f"Kolumnen ”{heading[:40]}” känns inte igen bland {kind}.{did_you_mean(heading, known)}"
            f' Ange vad den är med --kolumn "{heading[:40]}=UPPGIFT", eller --hoppa-över'
            f' "{heading[:40]}". Uppgifterna är {listed(known)}. {NOTHING_SAVED}'
        )


class NoSuchHeading(WrongUsage):
    """``--kolumn`` or ``--hoppa-över`` names a column that is not there, or is not understood."""

    def __init__(self, option: str, typed: str, headings: list[str]) -> None:
        super().__init__(
            f"{option}: filen har ingen kolumn ”{typed[:40]}”.{did_you_mean(typed, headings)}"
            f" Rubrikerna är {listed(each[:40] for each in headings)}. {NOTHING_SAVED}"
        )


class NotAPair(WrongUsage):
    """``--kolumn`` without an equals sign."""

    def __init__(self) -> None:
        super().__init__('--kolumn skrivs "Rubrik=uppgift", till exempel "Elev=barn".')


class FieldsMissing(WrongUsage):
    """A field that every row must have has no column."""

    def __init__(self, kind: str, missing: Iterable[str]) -> None:
        names = list(missing)
        verb = "Kolumnen" if len(names) == 1 else "Kolumnerna"
        super().__init__(
            f"{verb} {listed(names)} saknas, och behövs för {kind}. Lägg till den rubriken, eller"
            f' ange vilken kolumn som är det med --kolumn "Rubrik={names[0]}". {NOTHING_SAVED}'
        )


class WhichKind(WrongUsage):
    """The headings do not tell what the rows are."""

    def __init__(self, kinds: Iterable[str]) -> None:
        super().__init__(
            f"Rubrikerna visar inte vad raderna är. Ange --slag: {listed(kinds, 'eller')}. Vilka"
            " rubriker en fil kan ha: norrbus importera --rubriker"
        )


class FileMoved(Refused):
    """A file is another than the one that was shown."""

    def __init__(self) -> None:
        super().__init__(f"Filen ändrades medan den visades. Kör om kommandot. {NOTHING_SAVED}")


class NobodyToAsk(WrongUsage):
    """Rows come by a pipe, so that nothing can be asked about them."""

    def __init__(self) -> None:
        super().__init__(
            "Raderna kommer från standard in, så det går inte att fråga om de ska sparas. Lägg till"
            f" --ja för att läsa in dem, eller --prova för att bara se. {NOTHING_SAVED}"
        )


class ReadAlready(Doubted):
    """The same file of answers again: each of them would count twice."""

    def __init__(self, earlier: date) -> None:
        told = f"Filen är redan inläst {short(earlier)}. Svaren i den skulle räknas två gånger."
        super().__init__(
            f'{told} Är det andra svar som råkar vara lika: --trots-dubblett "SKÄL".'
            f" {NOTHING_SAVED}",
            f"{told} Den läses in en gång till.",
            "despite_duplicate",
        )


class RowsRefused(Refused):
    """Some rows are wrong, and all or nothing was asked for."""

    def __init__(self, wrong: int, right: int, first: str, where: Path) -> None:
        rows = "1 rad är fel, och står" if wrong == 1 else f"{wrong} rader är fel, och står"
        step = " Med --delvis tas de som är rätt." if right else ""
        super().__init__(
            f"{first} {rows} med orsak i {where}. Rätta och försök igen.{step} {NOTHING_SAVED}"
        )


class NotOurFile(FileTrouble):
    """Another file stands where the failed rows are to be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} finns redan och är ingen lista över fel som norrbus har skrivit. Flytta den"
            f" och försök igen. {NOTHING_SAVED}"
        )


class BadCell(WrongUsage):
    """A cell cannot be read as what its column asks for."""

    def __init__(self, column: str, why: str) -> None:
        super().__init__(f"Kolumnen {column}: {why}")


class BadCells(WrongUsage):
    """All cells of a row that cannot be read."""

    def __init__(self, sentences: Iterable[str]) -> None:
        super().__init__(" ".join(sentences))


class CutRow(WrongUsage):
    """A row has not as many cells as there are headings."""

    def __init__(self, more: bool) -> None:
        how = "fler celler än rubrikraden" if more else "färre celler än rubrikraden"
        why = (
            "Sätt text som innehåller skiljetecknet inom citattecken."
            if more
            else "Är filen avklippt? Spara om den."
        )
        super().__init__(f"Raden har {how}. {why}")

"""What is asked about the statistics."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from ..terminal.question import Form, Listing, argument, flag, question
from ..terminal.reading import Reading, choice
from ..words.errors import WrongUsage
from ..words.events import FIRST_EVENT
from .span import MOST_YEARS, Years

HTML, CSV, XLSX, JSON, MARKDOWN = "html", "csv", "xlsx", "json", "md"
FORMATS = (HTML, CSV, XLSX, JSON, MARKDOWN)
SMALL_ARE_SEEN = "Små tal visas. Får inte lämnas ut"


def year(typed: str, reading: Reading) -> int:
    """A year that can be counted. Raises WrongUsage."""
    digits = typed.strip()
    if not (
        digits.isascii()
        and digits.isdigit()
        and len(digits) == 4
        and FIRST_EVENT.year <= int(digits) <= reading.today.year
    ):
        if digits == str(reading.today.year + 1):
            raise WrongUsage(
                f"{digits} har inte börjat. Skriv ett år från {FIRST_EVENT.year} till"
                f" {reading.today.year}."
            )
        raise WrongUsage(
            f"”{typed[:40]}” är inget år att räkna. Skriv ett år från {FIRST_EVENT.year} till"
            f" {reading.today.year}."
        )
    return int(digits)


def years(typed: str, reading: Reading) -> Years:
    """A year that can be counted, or a period of two or three. Raises WrongUsage."""
    first, to, last = typed.replace("–", "-").partition("-")
    found = Years(year(first, reading), year(last if to else first, reading))
    if to and not 1 < found.length <= MOST_YEARS:
        raise WrongUsage(
            f"”{typed[:40]}” är ingen period. En period är två eller tre hela år i följd, det"
            f" första först: {found.last - MOST_YEARS + 1}–{found.last}."
        )
    return found


def _year_argument() -> Years | None:
    return argument(
        "ÅR",
        "Året, eller en period av två eller tre (2024–2026); annars det här året, i januari det"
        " förra",
        parse=years,
        example="2025",
    )


def usual(today: date) -> int:
    """The year that is worked with when none is named.

    This one, but in January the one before (own choice).
    """
    return today.year - (today.month == 1)


def _compared() -> tuple[Years, ...]:
    return question(
        "--jämför",
        "Tidigare år att jämföra med, eller perioder som är lika långa",
        years,
        many=True,
        ask=False,
        metavar="ÅR",
    )


def _internal() -> bool:
    return flag("--internt", "Visa också små tal. Bara för bruk inom myndigheten; det loggas.")


def _formats() -> tuple[str, ...]:
    return question("--format", "Format", choice(*FORMATS), many=True, ask=False, metavar="FORMAT")


def _folder() -> str:
    return question(
        "--mapp", "Mapp att skriva i, om inte dokumentmappen", missing="", ask=False, metavar="MAPP"
    )


def _overwrite() -> bool:
    return flag("--skriv-över", "Ersätt filer som redan finns.")


def _definitions() -> bool:
    return flag("--definitioner", "Säg också vad varje indikator räknar, när svaret visas.")


def _internal_sum() -> bool:
    return flag("--internt", "Visa alla tal, också små. Bara för den som får se dem.")


class ShowYear(Listing):
    """Which year to show, or which period."""

    years: Years | None = _year_argument()
    compared: tuple[Years, ...] = _compared()
    internal: bool = _internal()
    definitions: bool = _definitions()


class WriteYear(Form):
    """Which year or period to write, and how."""

    years: Years | None = _year_argument()
    steering: bool = flag(
        "--styrgrupp",
        "Bara en sida, för styrgruppen: årets tal bredvid de två förra årens, frister, avvikelser"
        " och vad som är värt att tala om.",
    )
    formats: tuple[str, ...] = _formats()
    compared: tuple[Years, ...] = _compared()
    internal: bool = _internal()
    folder: str = _folder()
    overwrite: bool = _overwrite()
    recipient: str = question(
        "--till",
        "Vem rapporten lämnas till, för förteckningen över utlämnat",
        missing="",
        ask=False,
        metavar="MOTTAGARE",
    )


class PublishYear(Form):
    """Which year or period to publish."""

    asks_itself: ClassVar[bool] = True

    years: Years = argument(
        "ÅR",
        "Vilket år som ska fastställas (det ska vara slut), eller vilken period av två eller tre år"
        " (2024–2026)",
        parse=years,
        required=True,
        example="2025",
    )
    correction: str = question(
        "--rättelse", "Varför en rättad version fastställs", missing="", ask=False, metavar="SKÄL"
    )
    with_gaps: bool = flag("--med-brister", "Fastställ fast uppgifter saknas.")
    preview: bool = flag(
        "--förhandsvisa", "Visa vad som skulle stå i rapporten och hållas inne, och spara inget."
    )
    agreed: bool = flag("--ja", "Fastställ utan att fråga.")


class CompareYear(Listing):
    """Which published year to compare with what is counted now."""

    year: int = argument("ÅR", "Vilket fastställt år", parse=year, required=True, example="2025")
    internal: bool = _internal()


class Merge(Listing):
    """Which files to add up, and how to show or write the sum."""

    files: tuple[str, ...] = argument(
        "FIL...",
        "Kommunernas filer, skrivna med statistik skriv ÅR --internt --format json",
        many=True,
        ask=False,
    )
    formats: tuple[str, ...] = _formats()
    earlier: tuple[str, ...] = question(
        "--förra",
        "Förra årets rapport för länet som JSON, så att de två skyddas tillsammans; för en period"
        " också rapporterna för dess år, och för ett av dem periodens; läggs året ihop igen också"
        " dess egen, så att samma tal döljs",
        many=True,
        ask=False,
        metavar="FIL",
    )
    internal: bool = _internal_sum()
    definitions: bool = _definitions()
    folder: str = _folder()
    overwrite: bool = _overwrite()


class ReadCounty(Form):
    """Which report of the county to read in."""

    file: str = argument(
        "FIL",
        "Länets rapport som JSON",
        required=True,
        missing="",
        example="/home/karin/Dokument/lanet-2025.json",
    )


class ShowReleases(Listing):
    """What has been handed out."""


class Switch(Form):
    """Which indicators to switch off or on."""

    keys: tuple[str, ...] = argument(
        "NYCKEL...",
        "Indikatorns nyckel, se statistik definitioner",
        many=True,
        required=True,
        example="planer",
    )


class ShowDefinitions(Listing):
    """The definitions of all indicators."""

"""What is asked about the statistics."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..terminal.question import Form, Listing, argument, flag, question
from ..terminal.reading import Reading, choice
from ..words.errors import WrongUsage
from ..words.events import FIRST_EVENT

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


def _year_argument() -> Any:
    return argument("ÅR", "Året; annars det här, i januari det förra", parse=year)


def usual(today: date) -> int:
    """The year that is worked with when none is named.

    This one, but in January the one before (own choice).
    """
    return today.year - (today.month == 1)


def _compared() -> Any:
    return question(
        "--jämför", "Tidigare år att jämföra med", year, many=True, ask=False, metavar="ÅR"
    )


def _internal() -> Any:
    return flag("--internt", "Visa också små tal. Bara för bruk inom myndigheten; det loggas.")


def _formats() -> Any:
    return question("--format", "Format", choice(*FORMATS), many=True, ask=False, metavar="FORMAT")


def _folder() -> Any:
    return question(
        "--mapp", "Mapp att skriva i, om inte dokumentmappen", missing="", ask=False, metavar="MAPP"
    )


def _overwrite() -> Any:
    return flag("--skriv-över", "Ersätt filer som redan finns.")


def _internal_sum() -> Any:
    return flag("--internt", "Visa alla tal, också små. Bara för den som får se dem.")


class ShowYear(Listing):
    """Which year to show."""

    year: int | None = _year_argument()
    compared: tuple[int, ...] = _compared()
    internal: bool = _internal()


class WriteYear(Form):
    """Which year to write, and how."""

    year: int | None = _year_argument()
    formats: tuple[str, ...] = _formats()
    compared: tuple[int, ...] = _compared()
    internal: bool = _internal()
    folder: str = _folder()
    overwrite: bool = _overwrite()


class PublishYear(Form):
    """Which year to publish."""

    year: int = argument(
        "ÅR", "Vilket år som ska fastställas (det ska vara slut)", parse=year, required=True
    )
    correction: str = question(
        "--rättelse", "Varför en rättad version fastställs", missing="", ask=False, metavar="SKÄL"
    )
    with_gaps: bool = flag("--med-brister", "Fastställ fast uppgifter saknas.")
    despite_small: bool = flag(
        "--trots-små-skillnader",
        "Rätta fast skillnaden mot det som är utlämnat är så liten att den kan peka ut någon;"
        " loggas.",
    )
    agreed: bool = flag("--ja", "Fastställ utan att fråga.")


class CompareYear(Listing):
    """Which published year to compare with what is counted now."""

    year: int = argument("ÅR", "Vilket fastställt år", parse=year, required=True)
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
    earlier: str = question(
        "--förra",
        "Förra årets rapport för länet som JSON, så att de två skyddas tillsammans",
        missing="",
        ask=False,
        metavar="FIL",
    )
    internal: bool = _internal_sum()
    preliminary: bool = flag(
        "--preliminärt", "Skriv länets rapport fast någon inte har fastställt året."
    )
    folder: str = _folder()
    overwrite: bool = _overwrite()


class Switch(Form):
    """Which indicators to switch off or on."""

    keys: tuple[str, ...] = argument(
        "NYCKEL...", "Indikatorns nyckel, se statistik definitioner", many=True, required=True
    )


class ShowDefinitions(Listing):
    """The definitions of all indicators."""

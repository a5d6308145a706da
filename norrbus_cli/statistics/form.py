"""What is asked about the statistics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..case.refusals import FIRST_EVENT
from ..errors import WrongUsage
from ..question import Listing, Reading, argument, choice, flag, question

HTML, CSV, XLSX, JSON, MARKDOWN = "html", "csv", "xlsx", "json", "md"
FORMATS = (HTML, CSV, XLSX, JSON, MARKDOWN)


def year(typed: str, reading: Reading) -> int:
    """A year that can be counted. Raises WrongUsage."""
    digits = typed.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) == 4 and FIRST_EVENT.year <= int(digits) <= reading.today.year):
        raise WrongUsage(f"”{typed[:40]}” är inget år att räkna. Skriv ett år från {FIRST_EVENT.year} till {reading.today.year}.")
    return int(digits)


def _year_argument() -> Any:
    return argument("ÅR", "Året, om inte det här", parse=year)


def _compared() -> Any:
    return question("--jämför", "Tidigare år att jämföra med", year, many=True, ask=False, metavar="ÅR")


def _internal() -> Any:
    return flag("--internt", "Visa alla tal, också små. Bara för bruk inom myndigheten; det loggas.")


@dataclass(frozen=True, kw_only=True)
class ShowYear(Listing):
    """Which year to show."""

    year: int | None = _year_argument()
    compared: tuple[int, ...] = _compared()
    internal: bool = _internal()


@dataclass(frozen=True, kw_only=True)
class WriteYear:
    """Which year to write, and how."""

    year: int | None = _year_argument()
    formats: tuple[str, ...] = question("--format", "Format", choice(*FORMATS), many=True, ask=False, metavar="FORMAT")
    compared: tuple[int, ...] = _compared()
    internal: bool = _internal()
    folder: str = question("--mapp", "Mapp att skriva i, om inte dokumentmappen", missing="", ask=False, metavar="MAPP")
    overwrite: bool = flag("--skriv-över", "Ersätt filer som redan finns.")


@dataclass(frozen=True, kw_only=True)
class ShowDefinitions(Listing):
    """The definitions of all indicators."""


@dataclass(frozen=True, kw_only=True)
class ShowGaps(Listing):
    """Of which year missing data are to be shown."""

    year: int | None = _year_argument()

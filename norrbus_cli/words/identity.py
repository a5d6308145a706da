"""Personnummer and samordningsnummer.

People without a Swedish number are a kind of their own: a birth date.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from .errors import WrongUsage
from .record import Record

if TYPE_CHECKING:
    from types import ModuleType

PERSONNUMMER = "personnummer"
SAMORDNINGSNUMMER = "samordningsnummer"
_FORM = r"(?a)(?P<century>\d{2})?(?P<short>\d{6})(?P<sign>[-+]?)(?P<last>\d{4})"


class NotAPersonalNumber(WrongUsage):
    """What was typed is no personnummer or samordningsnummer. The number itself is never
    repeated."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Personnumret stämmer inte: {why}. Skriv ÅÅÅÅMMDD-NNNN. Den som saknar svenskt nummer"
            " anges med födelsedag i stället."
        )


class PersonalNumber(Record):
    """A checked number.

    ``number`` is ``ÅÅÅÅMMDD-NNNN``, ``kind`` personnummer or samordningsnummer.
    """

    number: str
    kind: str
    born: date


def parse_personal_number(typed: str, today: date) -> PersonalNumber:
    """Read a number of 12 or 10 digits.

    Check digit by Luhn, folkbokföringslagen (1991:481) 18 §; day + 60 is a samordningsnummer,
    lag (2022:1697) 2 kap. 8 §.

    In the ten-digit form ``-`` means the latest possible century and ``+`` the one before; ``+`` is
    for one who turns 100 this year or has done so (18 §). Raises NotAPersonalNumber, also for a day
    after ``today`` and a ``+`` for one who is younger.
    """
    if len(typed) == 13 and typed[8] == "-":  # as most are written, and nothing to find out
        digits = typed[:8] + typed[9:]
        if digits.isascii() and digits.isdigit():
            return _checked(digits, today)
    match = re.fullmatch(_FORM, "".join(typed.split()))
    if not match:
        raise NotAPersonalNumber("fel antal siffror eller fel tecken")
    digits = (
        (match["century"] or _century(match["short"], match["sign"], today))
        + match["short"]
        + match["last"]
    )
    found = _checked(digits, today)
    if match["sign"] == "+" and today.year - found.born.year < 100:
        raise NotAPersonalNumber(
            "plustecknet betyder att personen fyller eller har fyllt 100 år (folkbokföringslagen"
            f" 18 §), men födelseåret är {found.born.year}; skriv bindestreck"
        )
    return found


def _checked(digits: str, today: date) -> PersonalNumber:
    judge = _judge()
    try:
        known = judge.Personnummer(digits)
    except judge.PersonnummerException:
        raise NotAPersonalNumber(_why(digits)) from None
    if known.is_coordination_number():
        kind, born = SAMORDNINGSNUMMER, known.get_date()
    else:
        kind, born = PERSONNUMMER, date.fromisoformat(digits[:8])
    if born > today:
        raise NotAPersonalNumber("födelsedagen ligger i framtiden")
    return PersonalNumber(f"{digits[:8]}-{digits[8:]}", kind, born)


@cache
def _judge() -> ModuleType:
    from personnummer import personnummer

    found: ModuleType = personnummer
    return found


def _century(short: str, sign: str, today: date) -> str:
    year = int(short[:2])
    full = today.year - (today.year - year) % 100
    # From the first day of the year, whether the birthday has been or not.
    if sign == "+":
        return f"{full - 100:04d}"[:2]
    if full == today.year and (int(short[2:4]), int(short[4:6]) % 60) > (today.month, today.day):
        full -= 100
    return f"{full:04d}"[:2]


def _why(digits: str) -> str:
    day = int(digits[6:8])
    try:
        date(int(digits[:4]), int(digits[4:6]), day - 60 if day > 60 else day)
    except ValueError:
        return "det börjar inte med ett datum som finns"
    return "kontrollsiffran är fel"

"""For whom a case may be opened: the target group of the agreement."""

from __future__ import annotations

from datetime import date

from ..words.dates import age
from .refusals import TARGET_AGE, NotBornYet, TooOld


def check_target_group(born: date, need_seen_on: date, opened_on: date) -> None:
    """Raises TooOld for one who has turned 21 on the day the need was seen, or on the day the case
    is opened (agreement of 2025, Målgrupp: up to and including the age of 20), NotBornYet.
    """
    if born > need_seen_on:
        raise NotBornYet
    check_age(born, need_seen_on, "dagen då behovet sågs")
    check_age(born, opened_on, "dagen då ärendet öppnas")


def check_age(born: date, on: date, what: str) -> None:
    """Raises TooOld for one who has turned 21 on a day; ``what`` says which day that is."""
    if on.year - born.year <= TARGET_AGE:  # most, and nothing more to reckon
        return
    years = age(born, on)
    if years > TARGET_AGE:
        raise TooOld(years, on, what)

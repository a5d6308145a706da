"""Whether own words tell who somebody is: a name, a personnummer or a reference that stands in the register."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..database import Register
from ..documents.people import finder
from ..reference import CASE, DEVIATION
from . import store
from .refusals import TellsWho

_REFERENCE = re.compile(rf"\b(?:{CASE.prefix}|{DEVIATION.prefix})[\s-]*\d{{4}}[\s-]+\d{{1,6}}(?!\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """What the register knows people by. ``numbers`` are ten digits each."""

    names_somebody: Callable[[str], bool]
    numbers: tuple[str, ...]

    def check(self, words: str, row: int | None, column: str) -> None:
        """Raises TellsWho."""
        digits = re.sub(r"[\s+–-]", "", words)
        if any(number in digits for number in self.numbers):
            raise TellsWho("ett personnummer", row, column)
        if _REFERENCE.search(words):
            raise TellsWho("ett ärendenummer", row, column)
        if self.names_somebody(words):
            raise TellsWho("ett namn", row, column)


def known(register: Register) -> Known:
    """What the register knows people by now: children, guardians, contact persons and coordinators."""
    return Known(finder(store.names(register)), tuple(number[2:].replace("-", "") for number in store.numbers(register)))

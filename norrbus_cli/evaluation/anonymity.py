"""Whether own words tell who somebody is.

A name that stands in the register, or what has the shape of a number, an address, a reference.
"""

from __future__ import annotations

from collections.abc import Callable

from ..case import store as case_store
from ..paper.traces import finder, shape_of
from ..register.database import Register
from ..words.record import Record
from .refusals import TellsWho

WHAT = {
    "[nummer]": "ett personnummer",
    "[referens]": "ett ärendenummer",
    "[e-post]": "en e-postadress",
    "[telefon]": "ett telefonnummer",
    "[postnummer]": "ett postnummer",
}


class Known(Record):
    """What the register knows people by."""

    names_somebody: Callable[[str], bool]

    def check(self, words: str) -> None:
        """Raises TellsWho."""
        if shape := shape_of(words):
            raise TellsWho(WHAT[shape])
        if self.names_somebody(words):
            raise TellsWho("ett namn")


def known(register: Register) -> Known:
    """What the register knows people by now: children, guardians, contact persons and
    coordinators."""
    return Known(finder(case_store.known_names(register)))

"""Rows whose texts name another child are told of: nobody can be asked about each."""

from __future__ import annotations

from array import array
from datetime import date
from typing import TYPE_CHECKING

from ...case.mention.many import Mentions
from ...case.mention.store import newest
from ...case.mention.within import text_names
from ...case.particulars import NewCase
from .choices import CASES, CLOSED
from .fields import Ending
from .model import SHOWN

if TYPE_CHECKING:
    from ...register.database import Register

_TEXTS = frozenset([*text_names(NewCase), *text_names(Ending)])
_NUMBER = "I"  # four bytes a row


class Looked:
    """The rows of cases that are looked through: ``count`` name another child, ``first`` are the
    numbers of the first of them. Of other kinds of rows there is nothing to look for.
    """

    def __init__(self, kind: str, register: Register, today: date) -> None:
        self._register, self._today = register, today
        self._of_cases = kind in {CASES, CLOSED}
        self._before = newest(register)
        self._numbers = array(_NUMBER)
        self.count = 0
        self.first: tuple[int, ...] = ()

    def taken(self, number: int) -> None:
        """A new row."""
        self._numbers.append(number)

    def look(self) -> None:
        """Look the new rows through, when all are written: one may name the child of a later
        one.
        """
        if not self._of_cases:
            return
        naming = Mentions(self._register, self._today).naming(self._before, _TEXTS)
        for number, names in zip(self._numbers, naming, strict=True):
            if names:
                self.count += 1
                self.first = (*self.first, number)[:SHOWN]

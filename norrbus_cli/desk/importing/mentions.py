"""Rows whose texts name another child are told of: nobody can be asked about each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from ...case.mention.many import Mentions
from ...case.mention.within import text_names
from ...case.particulars import NewCase
from .choices import CASES, CLOSED
from .fields import CASE, CLOSING, GUARDIAN_PARTS, Ending
from .model import SHOWN

if TYPE_CHECKING:
    from ...register.database import Register
    from .cells import Values

_TEXTS = {CASE: text_names(NewCase), CLOSING: text_names(Ending)}


class Looked:
    """The rows of cases that are looked through: ``count`` name another child, ``first`` are the
    numbers of the first of them. Of other kinds of rows there is nothing to look for.
    """

    def __init__(
        self, kind: str, register: Register, today: date, settle: Callable[[], None]
    ) -> None:
        of_cases = kind in {CASES, CLOSED}
        self._mentions = Mentions(register, today, settle) if of_cases else None
        self.count = 0
        self.first: tuple[int, ...] = ()

    def names_another(self, values: Values) -> bool:
        """Whether the texts of a row name another child; to be asked before the row is taken."""
        if self._mentions is None:
            return False
        told = [values[part].get(key) for part in _TEXTS if part in values for key in _TEXTS[part]]
        written = [each for each in told if isinstance(each, str)]
        people = [values[part] for part in (CASE, *GUARDIAN_PARTS) if part in values]
        return self._mentions.names_another(written, [str(each["name"]) for each in people])

    def taken(self, number: int, values: Values, *, naming: bool) -> None:
        """A new row, whose child may be named by those that follow."""
        if self._mentions is not None:
            self._mentions.add(str(values[CASE]["name"]))
        if naming:
            self.count += 1
            self.first = (*self.first, number)[:SHOWN]

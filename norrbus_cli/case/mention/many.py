"""Texts of many new cases are looked through for names of other children.

The rule is that of a text that is typed, see ``within``. A text is taken to the register only where
a word of it is the given name of a child and another word may be its family name, or where a number
stands in it: of most rows nothing is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from ...words.signs import plain
from . import store
from .model import GENITIVE, NUMBER, WORD
from .within import found_in

if TYPE_CHECKING:
    from datetime import date

    from ...register.database import Register

_PLACES = 1 << 20  # however many names there are: two that share a place are asked about in vain


class Mentions:
    """Looks through the texts of new cases. ``settle`` writes what waits, before the register is
    asked.
    """

    def __init__(self, register: Register, today: date, settle: Callable[[], None]) -> None:
        self._register, self._today, self._settle = register, today, settle
        self._given: dict[str, set[str]] = {}
        self._pairs = bytearray(_PLACES)
        for name in store.of_open(register):
            self.add(name)

    def add(self, name: str) -> None:
        """A child whom later texts may name."""
        given, *others = plain(name).casefold().split()
        first = given.partition("-")[0]
        self._given.setdefault(first, set()).add(given)
        for each in others:
            for part in each.split("-"):
                self._pairs[hash((first, part)) % _PLACES] = 1

    def names_another(self, written: Sequence[str], own: Iterable[str]) -> bool:
        """Whether texts, each by itself, name another child than their own; ``own`` are names that
        may stand there.
        """
        text = plain("\n".join(written))
        among = self._given_names(text)
        if not (among or NUMBER.search(text)):
            return False
        self._settle()
        return bool(found_in(self._register, written, "", self._today, own, among=among))

    def _given_names(self, written: str) -> set[str]:
        """Those that stand in a text beside what may be the family name."""
        words = {*WORD.findall(written.casefold())}
        words |= {GENITIVE.sub("", each) for each in words if each.endswith("s")}
        first = self._given.keys() & words
        pairs = self._pairs
        beside = [one for one in first if any(pairs[hash((one, each)) % _PLACES] for each in words)]
        return {given for one in beside for given in self._given[one]}

"""Texts of many new cases are looked through for names of other children, when all are there: one
may name a child that comes after it.

The rule is that of a text that is typed, see ``within``. A text is taken to the register only where
a word of it is the given name of a child and another word may be its family name, where a family
is called by such a name, or where a number stands in it: of most cases nothing is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ...words.signs import plain
from . import store
from .model import GENITIVE, NUMBER, WORD
from .surname import families
from .within import found_in

if TYPE_CHECKING:
    from datetime import date

    from ...register.database import Register

_PLACES = 1 << 20  # however many names there are: two that share a place are asked about in vain


class Mentions:
    """What the names of the children of open cases are, and which texts may have one."""

    def __init__(self, register: Register, today: date) -> None:
        self._register, self._today = register, today
        self._given: dict[str, set[str]] = {}
        self._pairs = bytearray(_PLACES)
        for name in store.of_open(register):
            self._add(name)

    def _add(self, name: str) -> None:
        given, *others = plain(name).casefold().split()
        first = given.partition("-")[0]
        self._given.setdefault(first, set()).add(given)
        for each in others:
            self._pairs[hash(each) % _PLACES] = 1
            for part in each.split("-"):
                self._pairs[hash((first, part)) % _PLACES] = 1

    def naming(self, after: int, names: Collection[str]) -> Iterator[bool]:
        """For each case that is newer than the one with an id, in the order of their ids, whether
        its texts, each by itself, name another child. ``names`` are the columns with texts.
        """
        for case in store.newer(self._register, after, names):
            text = plain("\n".join(case.texts))
            among = self._given_names(text, case.child)
            asked = among or self._names_a_family(text) or NUMBER.search(text)
            yield bool(asked and self._names_another(case, among))

    def _names_another(self, case: store.Written, among: Collection[str]) -> bool:
        register, today = self._register, self._today
        return bool(found_in(register, case.texts, case.reference, today, among=among))

    def _given_names(self, written: str, own: str) -> set[str]:
        """Those that stand in a text beside what may be the family name, but for the child's
        own.
        """
        words = {*WORD.findall(written.casefold())}
        words |= {GENITIVE.sub("", each) for each in words if each.endswith("s")}
        first = self._given.keys() & words
        if not first:
            return first
        mine = {*WORD.findall(plain(own).casefold())}
        beside = [
            one for one in first if self._has_pair(one, words - mine if one in mine else words)
        ]
        return {given for one in beside for given in self._given[one]}

    def _has_pair(self, first: str, words: Collection[str]) -> bool:
        return any(self._pairs[hash((first, each)) % _PLACES] for each in words)

    def _names_a_family(self, written: str) -> bool:
        return any(self._pairs[hash(each.casefold()) % _PLACES] for each in families(written))

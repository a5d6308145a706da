"""Which child a case is about: how it is shown, and what it answers to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from ...words.record import Record
from ...words.swedish import fold
from ...words.text import SHIELD
from ..way import CONSULTATION

LONGEST = 24  # letters of a given name (own choice)
_SHORTEST = 10  # digits of a number without its century


class Named(Record):
    """A case and its child; an anonymous one has none."""

    case_id: int
    reference: str
    open: bool
    person_id: int | None
    name: str
    number: str
    born: date | None
    protection: str

    @property
    def shown(self) -> bool:
        """Whether the child is named: not one with protected personal data (own choice: a list
        lies open on a desk), and nobody in an anonymous consultation.
        """
        return self.person_id is not None and not self.protection

    @property
    def short(self) -> str:
        """``Elsa L., 2014``: given name, first letter of the family name, year of birth."""
        return self._with(shortened(self.name), str(self.born.year) if self.born else "")

    @property
    def whole(self) -> str:
        """``Elsa Lantto, 2014``."""
        return self._with(self.name, str(self.born.year) if self.born else "")

    @property
    def exact(self) -> str:
        """``Elsa Lantto, 2014-09-03``."""
        return self._with(self.name, self.born.isoformat() if self.born else "")

    @property
    def year(self) -> str:
        """``NB-2026-0003 (2014)``: what may be told where nobody chooses."""
        told = f" ({self.born.year})" if self.shown and self.born else ""
        return f"{self.reference}{told}"

    def _with(self, name: str, born: str) -> str:
        return f"{name}, {born}" if born else name


def shortened(name: str) -> str:
    """``Elsa L.``: given name, first letter of the family name."""
    words = name.split()
    family = f" {words[-1][:1]}." if len(words) > 1 else ""
    return f"{words[0][:LONGEST]}{family}"


def labels(cases: Iterable[Named]) -> dict[str, str]:
    """What stands beside each case, by its reference: ``Elsa L., 2014``; more of the name, then the
    day of birth, where two would be called the same.
    """
    found = list(cases)
    told = {each.reference: each.short if each.shown else _nobody(each) for each in found}
    for longer in ("whole", "exact"):
        times = Counter(told.values())
        alike = [each for each in found if each.shown and times[told[each.reference]] > 1]
        told |= {each.reference: str(getattr(each, longer)) for each in alike}
    return told


def _nobody(case: Named) -> str:
    return SHIELD if case.protection else CONSULTATION


def answering(cases: Iterable[Named], typed: str) -> list[Named]:
    """The cases whose child answers to a name, or has a personnummer or samordningsnummer; those
    with just these names before those whose names begin so.

    Nothing else is looked for: förordning (2001:637) 15 §.
    """
    found = [each for each in cases if each.person_id is not None]
    if digits := number_of(typed):
        return [each for each in found if each.number.replace("-", "").endswith(digits)]
    wanted = _words(typed)
    called = [(each, _words(each.name)) for each in found]
    exact = [each for each, words in called if wanted and not Counter(wanted) - Counter(words)]
    return exact or [each for each, words in called if wanted and _begin(wanted, words)]


def answers(typed: str) -> Callable[[str], bool]:
    """Whether each word that was typed begins a word of its own of a name, as ``answering`` has
    it.
    """
    wanted = _words(typed)
    return lambda name: bool(wanted) and _begin(wanted, _words(name))


def number_of(typed: str) -> str:
    """The digits of what has the form of a personnummer or samordningsnummer; else nothing."""
    import re

    form = r"\s*((?:\d{2})?\d{6})\s?[-+]?\s?(\d{4})\s*"
    match = re.fullmatch(form, typed, re.ASCII)
    return "".join(match.groups()) if match else ""


def _words(name: str) -> list[str]:
    return fold(name).replace("-", " ").replace(".", " ").split()


def _begin(wanted: list[str], words: list[str]) -> bool:
    """Whether each of ``wanted`` begins a word of its own."""
    if not wanted:
        return True
    first, *rest = wanted
    return any(
        word.startswith(first) and _begin(rest, [*words[:place], *words[place + 1 :]])
        for place, word in enumerate(words)
    )

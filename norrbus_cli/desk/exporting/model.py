"""What of a list goes into a file, and how a case is called there.

Without names a row is still about a person: days, age and municipality can be enough for one who
knows something else (GDPR, recital 26). So the file says on itself that it is internal and no
statistic; a figure leaves the authority by ``statistics/gate.py`` alone.
"""

from __future__ import annotations

from _blake2 import blake2b
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from ...terminal.columns import Cell
from ...words.record import Record

Row = TypeVar("Row")
# What is decided for a column: as it is; a reference, which becomes a pseudonym; only with names;
# only without them.
OPEN, REFERENCE, NAMED, NAMELESS = ("open", "reference", "named", "nameless")
MARK = "internt"  # the last column, so that each row says it, wherever it is pasted
NO_STATISTIC = "personuppgift, ej statistik"
WITHOUT_NAMES = (
    "Internt. Personuppgifter, också utan namn (dataskyddsförordningen, skäl 26): den som vet något"
    " annat om ett barn kan känna igen det på dagar, ålder och kommun. Ingen statistik: varken"
    " raderna eller tal räknade ur dem får lämnas ut. Tal lämnas ut som de är fastställda: norrbus"
    " statistik skriv."
)
WITH_NAMES = "Internt. Personuppgifter med namn. Får inte lämnas ut."


class Out(Record, Generic[Row]):
    """One value of a row: its key in every format, and what is decided for it."""

    key: str
    value: Callable[[Row], Cell]
    keep: str = OPEN


class Table(Record):
    """What stands in the file: ``note`` says what it is."""

    name: str
    note: str
    keys: Sequence[str]
    rows: Sequence[Sequence[Cell]]


class Pseudonyms:
    """What references are called in one file: the same throughout it, in no other.

    A keyed hash whose key is drawn for the file and kept nowhere (own choice): so two files cannot
    be joined, nobody can try the few references there are, and not even who wrote the file can go
    back.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def __call__(self, reference: str) -> str:
        """Sixteen hexadecimal digits; nothing for no reference."""
        if not reference:
            return ""
        return blake2b(reference.encode(), key=self._key, digest_size=8).hexdigest()


def table(name: str, found: Iterable[Row], asked: Iterable[Out[Row]], key: bytes | None) -> Table:
    """A list as it stands in a file: without names under the pseudonyms of a ``key``, in their
    order, since that of the register would tell which case is which; with names without a key.
    """
    if key is None:
        columns = [each for each in asked if each.keep != NAMELESS]
        rows = [[*(each.value(row) for each in columns), NO_STATISTIC] for row in found]
        return Table(name, WITH_NAMES, [*(each.key for each in columns), MARK], rows)
    pseudonym = Pseudonyms(key)
    columns = [each for each in asked if each.keep != NAMED]
    rows = [[*(_hidden(each, row, pseudonym) for each in columns), NO_STATISTIC] for row in found]
    keys = [*(each.key for each in columns), MARK]
    return Table(name, WITHOUT_NAMES, keys, sorted(rows, key=str))


def _hidden(column: Out[Row], row: Row, pseudonym: Pseudonyms) -> Cell:
    value = column.value(row)
    return pseudonym(str(value or "")) if column.keep == REFERENCE else value

"""What rows and values are called: a person by name, a meeting by its reference, a day with its
weekday."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..paper.protection import MASK
from ..register.cells import Value
from ..register.database import Register
from ..words.dates import short, stored_day
from ..words.text import one_line
from . import store
from .kinds import KINDS, NAMES, TRUTHS
from .model import Cells

NOTHING = "–"
_SLOT = re.compile(r"\{([a-z_|]+)\}")
_PERSONS = frozenset({"persons"})
# What may not be shown of somebody protected, and who is asked whether it is so.
_HIDING: dict[tuple[str, str], Callable[[Register, int], bool]] = {
    ("persons", "name"): store.hides,
    ("persons", "number"): store.hides,
    ("persons", "born"): store.hides,
    ("persons", "address"): store.hides_home,
    ("persons", "phone"): store.hides,
    ("persons", "email"): store.hides,
    ("persons", "school"): store.hides,
    ("placements", "place"): store.hides_place,
    ("meetings", "place"): store.hides_meeting,
    ("plans", "followup_place"): store.hides_place,
    ("followups", "next_place"): store.hides_place,
}


class Names:
    """Names of rows, fetched once each. ``seen`` are the persons who have been named.

    ``unmasked``: what is hidden of protected persons is shown.
    """

    def __init__(self, register: Register, *, unmasked: bool = False) -> None:
        self._register = register
        self._unmasked = unmasked
        self._rows: dict[tuple[str, int], Cells] = {}
        self._hidden: dict[tuple[str, int], bool] = {}
        self.seen: set[int] = set()

    def called(self, table: str, row_id: int) -> str:
        """What a row is called where another names it; what it was called, if it is gone."""
        row = self._row(table, row_id)
        return self.filled(KINDS[table].called, table, row) if row else f"gallrad (nr {row_id})"

    def filled(self, text: str, table: str, row: Cells) -> str:
        """A text of ``kinds`` with what the row holds."""
        if table in _PERSONS and row.get("id"):
            self.seen.add(int(str(row["id"])))
        return _SLOT.sub(lambda slot: self._first(slot[1].split("|"), table, row), text)

    def value(self, table: str, column: str, row: Cells) -> str:
        """A value in words; NOTHING for an empty one."""
        value = row.get(column)
        if value is None or value == "":
            return NOTHING
        if not self._unmasked and self._hides(table, column, row):
            return MASK
        return self._spoken(table, column, value)

    def _first(self, columns: list[str], table: str, row: Cells) -> str:
        if table in _PERSONS and not self._unmasked and self._is_gone_and_hidden(row):
            return MASK
        there = [column for column in columns if row.get(column) not in {None, ""}]
        return one_line(self._spoken(table, there[0], row[there[0]])) if there else NOTHING

    def _spoken(self, table: str, column: str, value: Value) -> str:
        if column in NAMES and isinstance(value, int):
            if NAMES[column] in _PERSONS:
                self.seen.add(value)
            return self.called(NAMES[column], value)
        if column in TRUTHS:
            return "ja" if value else "nej"
        text = str(value)
        day = stored_day(text) if table != "documents" else None
        return short(day) if day else text

    def _row(self, table: str, row_id: int) -> Cells:
        key = (table, row_id)
        if key not in self._rows:
            self._rows[key] = self._register.stored(table, row_id) or store.last_logged(
                self._register, table, row_id
            )
        return self._rows[key]

    def _is_gone_and_hidden(self, row: Cells) -> bool:
        """Who is no longer there, so that nobody else knows that the name is not to be shown."""
        gone = not self._register.stored("persons", int(str(row["id"])))
        return gone and bool(row.get("protection"))

    def _hides(self, table: str, column: str, row: Cells) -> bool:
        """As ``Person.masked``, ``Placement.shown_place`` and ``Case.hides_place`` do."""
        hides = _HIDING.get((table, column))
        if hides is None:
            return False
        key = (column, int(str(row["id" if table in _PERSONS else "case_id"])))
        if key not in self._hidden:
            self._hidden[key] = bool(row.get("protection")) or hides(self._register, key[1])
        return self._hidden[key]

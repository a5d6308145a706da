"""Operations of the log and what they changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Reversible
from datetime import date

from ..register.cells import Value
from ..words import clock
from ..words.dates import at
from ..words.record import Record

Cells = Mapping[str, Value]
# The table of files that were read in: such a deed has changed more than a list can tell.
READ_IN = "imports"


class Operation(Record):
    """One command that was run: its number, the moment (UTC), the day it was run for, by whom.

    ``command`` is without what was typed, ``reason`` the reason that was given, ``undone`` whether
    it has been taken back, ``disposed`` whether some of what it did has been disposed of.
    """

    id: int
    at: str
    day: str
    who: str
    command: str
    reason: str
    undone: bool
    disposed: bool

    @property
    def moment(self) -> str:
        """``to 2026-11-26 10.14``, the machine's own time."""
        return at(clock.local(self.at))

    @property
    def done_for(self) -> date:
        """The day it was done for."""
        return date.fromisoformat(self.day) if self.day else clock.local(self.at).date()

    @property
    def typed(self) -> str:
        """The command without the program's name."""
        return self.command.removeprefix("norrbus ")


class Change(Record):
    """A row before and after, None where there was none; and the case that it belongs to."""

    table: str
    row_id: int
    before: Cells | None
    after: Cells | None
    case_id: int | None = None

    @property
    def row(self) -> Cells:
        """What it holds, or held before it was removed."""
        return self.after or self.before or {}

    @property
    def differing(self) -> list[str]:
        """The columns that differ."""
        before, after = self.before or {}, self.after or {}
        return [name for name in self.row if before.get(name) != after.get(name)]


class Looked(Record):
    """A person shown, perhaps with protected personal data."""

    person_id: int
    protected: bool


class Deed(Record):
    """An operation with what the log holds of it: rows, looks, what it takes back (``of``).

    ``read_in`` are those of its changes that say that a file was read in.
    """

    operation: Operation
    changes: Reversible[Change]
    looks: tuple[Looked, ...]
    of: tuple[int, ...]
    read_in: tuple[Change, ...] = ()


def turned(change: Change) -> Change:
    """The change that takes one back."""
    return Change(change.table, change.row_id, change.after, change.before)


def in_all(changes: Iterable[Change]) -> list[Change]:
    """Each row once: what it was at first and at last. A row that came and went is left out."""
    found: dict[tuple[str, int], Change] = {}
    for each in changes:
        key = (each.table, each.row_id)
        first = found.get(key)
        found[key] = Change(
            each.table, each.row_id, first.before if first else each.before, each.after
        )
    return [each for each in found.values() if each.before != each.after]

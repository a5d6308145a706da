"""An operation in words: a sentence for each row that it changed, each value before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from ..register.journal import ANNULS
from ..words.record import Record
from ..words.swedish import listed
from ..words.text import first_upper
from . import store
from .kinds import DONE, KINDS, NAMES
from .labels import HIDDEN, SEALED, SILENT, label
from .logged.store import counted
from .model import Change, Deed, in_all, turned
from .names import Names

if TYPE_CHECKING:
    from ..register.database import Register
    from .logged.store import Counted
    from .model import Operation

MADE, CHANGED, REMOVED = 0, 1, 2
SHOWN = 3
MANY = 20  # rows of a file that are shown one by one; own choice
NOT_TOLD = "visas inte här"
THERE, GONE = "finns", "borta"


class Told(Record):
    """An operation with what it did in words, one sentence a thing."""

    operation: Operation
    sentences: tuple[str, ...]
    people: tuple[str, ...]

    @property
    def text(self) -> str:
        """What it did on one line."""
        more = len(self.sentences) - SHOWN
        rest = [f"och {more} till"] if more > 0 else []
        return "; ".join([*self.sentences[:SHOWN], *rest]) + self.undone

    @property
    def undone(self) -> str:
        """Whether it has been taken back, in words."""
        return " (ångrat)" if self.operation.undone else ""


class Field(Record):
    """One value before and after; empty where the row was not there."""

    thing: str
    label: str
    old: str
    new: str


class Teller:
    """Tells of operations; ``names.seen`` are those who have been named."""

    def __init__(self, register: Register, *, unmasked: bool = False) -> None:
        self._register = register
        self.names = Names(register, unmasked=unmasked)

    def told(self, deed: Deed) -> Told:
        """An operation in words."""
        people = [self.names.called("persons", each.person_id) for each in deed.looks]
        self.names.seen |= {each.person_id for each in deed.looks}
        found = tuple(dict.fromkeys(people))
        sentences = self._taken_back(deed) if deed.of else self._done(deed)
        return Told(deed.operation, tuple(sentences or _of_looks(deed, found)), found)

    def sentences(self, changes: Iterable[Change]) -> list[str]:
        """A sentence for each thing that was made, changed or removed."""
        rows = [each for each in in_all(changes) if each.table not in SILENT]
        told = {_key(each) for each in rows if each.before is None}
        return [
            self._sentence(each, [other for other in rows if _belongs(other, each)])
            for each in rows
            if not _within(each, told)
        ]

    def _done(self, deed: Deed) -> list[str]:
        """What an operation did; of what was annulled the thing itself, how much went, and why; of
        a file that was read in that it was.
        """
        if read_in := [each for each in deed.read_in if each.after]:
            return self.sentences(read_in)
        gone = [each for each in deed.changes if each.after is None]
        if not gone or not deed.operation.command.startswith(ANNULS):
            return self.sentences(deed.changes)
        from .counted import ANNULLED, counted

        # A person whom nothing names goes last, and is not what was annulled.
        whole = [each for each in gone if each.table != "persons"][-1]
        more = counted(each.table for each in gone if each is not whole)
        thing = first_upper(self.thing(whole)) + (f" med {more}" if more else "")
        done = ANNULLED[KINDS[whole.table].gender]
        stayed = [each for each in deed.changes if each.after is not None]
        return [f"{thing}, {done}: {deed.operation.reason}", *self.sentences(stayed)]

    def fields(self, changes: Iterable[Change]) -> list[Field]:
        """Each value that differs, before and after."""
        return [
            self._field(each, column)
            for each in in_all(changes)
            if each.table not in SILENT
            for column in each.differing
            if column not in HIDDEN and not _is_empty(each, column)
        ]

    def becomes_when_turned(
        self, deeds: Collection[Deed], *, everything: bool = False
    ) -> list[Field]:
        """What becomes of each thing when some operations, the newest first, are taken back: of a
        file of many rows how many of each kind, unless ``everything`` is wanted.
        """
        if any(each.read_in for each in deeds) and not everything:
            every = counted(self._register, [each.operation.id for each in deeds])
            rows = [each for each in every if each.table not in SILENT]
            if sum(each.count for each in rows) > MANY:
                files = (turned(each) for deed in deeds for each in reversed(deed.read_in))
                return [*self.becomes(files), *_counted(rows)]
        changes = (turned(each) for deed in deeds for each in reversed(deed.changes))
        return self.becomes(changes)

    def becomes(self, changes: Iterable[Change]) -> list[Field]:
        """What becomes of each thing: that it comes or goes, or each value that differs."""
        rows = [each for each in in_all(changes) if each.table not in SILENT]
        whole = {_key(each) for each in rows if not (each.before and each.after)}
        found: list[Field] = []
        for each in rows:
            if each.before and each.after:
                found += self.fields([each])
            elif _parent(each) not in whole:
                thing = self.thing(each)
                gone = each.after is None
                found.append(Field(thing, "", THERE if gone else GONE, GONE if gone else THERE))
        return found

    def _taken_back(self, deed: Deed) -> list[str]:
        found = []
        for each in store.deeds_by_id(self._register, deed.of):
            again = store.deeds_by_id(self._register, each.of)
            for first in again or [each]:
                done = "Gjorde om" if again else "Ångrade"
                what = "; ".join(self._done(first)) or "ingenting"
                found.append(f"{done} operation {first.operation.id}: {what}")
        return found

    def _sentence(self, change: Change, parts: list[Change]) -> str:
        kind = KINDS[change.table]
        subject = self.names.filled(kind.subject, change.table, change.row)
        subject += self._added(parts) if change.before is None else ""
        comma = "" if subject.endswith(",") else ","
        how = MADE if change.before is None else REMOVED if change.after is None else CHANGED
        labels = [label(change.table, each) for each in change.differing if each not in HIDDEN]
        which = f" ({listed(labels)})" if how == CHANGED and labels else ""
        return first_upper(f"{subject}{comma} {DONE[kind.gender][how]}{which}")

    def _added(self, parts: list[Change]) -> str:
        found: dict[str, list[str]] = {}
        for each in parts:
            words, _, slot = KINDS[each.table].added.partition("{")
            named = self.names.filled("{" + slot, each.table, each.row)
            found.setdefault(words, []).append(named)
        return "".join(words + listed(named) for words, named in found.items())

    def _field(self, change: Change, column: str) -> Field:
        sealed = change.table in SEALED
        old, new = (
            ""
            if row is None
            else NOT_TOLD
            if sealed
            else self.names.value(change.table, column, row)
            for row in (change.before, change.after)
        )
        return Field(self.thing(change), label(change.table, column), old, new)

    def thing(self, change: Change) -> str:
        """What a row is, as the subject of a sentence."""
        subject = self.names.filled(KINDS[change.table].subject, change.table, change.row)
        return subject.rstrip(",")


def _of_looks(deed: Deed, people: tuple[str, ...]) -> list[str]:
    if not people:
        return ["Gallrat" if deed.operation.disposed else "Ändrade ingenting"]
    more = f" och {len(people) - SHOWN} till" if len(people) > SHOWN else ""
    named = ", ".join(people[:SHOWN]) if more else listed(people)
    protected = ", med skyddade uppgifter" if any(each.protected for each in deed.looks) else ""
    return [f"Visade {named}{more}{protected}"]


def _counted(rows: list[Counted]) -> Iterator[Field]:
    """So many of each kind come, go or change, when they are taken back."""
    from .counted import READ, counted

    for stands, was, old, new in (
        (True, False, THERE, GONE),
        (False, True, GONE, THERE),
        (True, True, "", "ändras"),
    ):
        alike = {
            each.table: each.count for each in rows if (each.stands, each.was) == (stands, was)
        }
        if told := counted(alike, READ):
            yield Field(told, "", old, new)


def _is_empty(change: Change, column: str) -> bool:
    """Whether a row that came or went held nothing there."""
    return not (change.before and change.after) and change.row.get(column) in {None, ""}


def _key(change: Change) -> tuple[str, object]:
    return change.table, change.row_id


def _parent(change: Change) -> tuple[str, object]:
    column = KINDS[change.table].within
    return (NAMES[column], change.row[column]) if column else ("", None)


def _within(change: Change, made: set[tuple[str, object]]) -> bool:
    return change.before is None and _parent(change) in made


def _belongs(part: Change, whole: Change) -> bool:
    return part.before is None and _parent(part) == _key(whole)

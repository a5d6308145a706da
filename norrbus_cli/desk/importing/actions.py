"""The deed of reading in a file: all its rows or none, unless those that are right are asked for.

Every row is checked before anything is saved. What is known already is left out and told, so that
the same file a second time changes nothing. The rows that are wrong are written beside the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ...evaluation.model import ANSWERS
from ...evaluation.store import taken_on
from ...register.database import Register
from ...words.record import Record
from . import store
from .ahead import WRONG, Read, read_ahead, right
from .cells import RowReader, without_values
from .failed import Failed, drop_proof
from .form import ReadIn
from .matching import Ask, Matching, check_headings, matched
from .mentions import Looked
from .model import SHOWN
from .refusals import FileMoved, NoRows, ReadAlready, RowsRefused
from .source import Source
from .table import Table, opened
from .takers import TAKERS, told


class File(Record):
    """A file as it was understood: its hash tells that it is the same when it is read again."""

    source: Source
    matching: Matching
    file_hash: str
    sheet: str
    others: tuple[str, ...]


class Outcome(Record):
    """What became of the rows, or would: how many are new, there already, wrong.

    ``shown`` are the first new ones, ``left_out`` the numbers of the first known, ``reasons`` the
    first wrong ones with their numbers; ``beside`` what is made with the new ones. ``naming`` are
    how many of the new ones have a text that names another child, ``named_in`` the first of them.
    """

    new: int
    there: int
    wrong: int
    shown: tuple[str, ...]
    left_out: tuple[int, ...]
    reasons: tuple[str, ...]
    beside: tuple[tuple[int, str, str], ...]
    naming: int
    named_in: tuple[int, ...]
    failed: Path


class _Back(Exception):
    """Nothing of it is saved."""


class _Reading:
    """One time through a file."""

    def __init__(self, register: Register, file: File, wanted: ReadIn, today: date) -> None:
        self._register, self._file, self._wanted, self._today = register, file, wanted, today

    def run(self, *, keep: bool, nameless: bool = False) -> Outcome:
        """Take the rows in; what was taken stays if that is asked for and it may."""
        outcome: list[Outcome] = []
        try:
            with opened(self._file.source, self._wanted.sheet) as table:
                rows = self._ahead(table)
                with self._register.operation(
                    day=self._today.isoformat(), reason=self._wanted.despite_duplicate
                ):
                    self._require_unread()
                    with Failed(self._file.source.failed, table.headings) as failed:
                        outcome.append(self._taken(rows, failed, nameless))
                    if not keep or not self._may_stay(outcome[0]):
                        raise _Back
                    self._remember(outcome[0].new)
        except _Back:
            pass
        return outcome[0]

    def _ahead(self, table: Table) -> Iterator[Read]:
        """The rows, of which as many as can be are understood before the register is held."""
        if table.file_hash != self._file.file_hash:
            raise FileMoved
        reader = RowReader(self._file.matching, self._today)
        return read_ahead(self._file.source.path, table.rows, reader, slow=bool(table.sheet))

    def _require_unread(self) -> None:
        """Nobody can tell one answer from another: a file of them is known as a whole."""
        kind = self._file.matching.kind
        if kind == ANSWERS and not self._wanted.despite_duplicate:
            earlier = taken_on(self._register, self._file.file_hash)
            if earlier:
                raise ReadAlready(earlier)

    def _may_stay(self, outcome: Outcome) -> bool:
        return bool(outcome.new) and (not outcome.wrong or self._wanted.partly)

    def _remember(self, count: int) -> None:
        matching = self._file.matching
        file_hash = self._file.file_hash
        store.add(self._register, matching.kind, matching.meaning, file_hash, count)

    def _taken(self, rows: Iterator[Read], failed: Failed, nameless: bool) -> Outcome:
        kind = self._file.matching.kind
        taker = TAKERS[kind](self._register, self._today, self._wanted.despite_duplicate)
        looked = Looked(kind, self._register, self._today)
        new = there = 0
        shown: list[str] = []
        left_out: list[int] = []
        reasons: list[str] = []
        for line, found in rows:
            try:
                values = right(found)
                is_new = taker.take(values)
            except WRONG as error:
                why = without_values(error.sentence, line.cells)
                failed.add(line.cells, why)
                if len(reasons) < SHOWN:
                    reasons.append(f"Rad {line.number}: {why}")
                continue
            if is_new:
                looked.taken(line.number)
            new, there = new + is_new, there + (not is_new)
            if is_new and len(shown) < SHOWN:
                shown.append(f"Rad {line.number}: {told(kind, values, nameless)}")
            if not is_new and len(left_out) < SHOWN:
                left_out.append(line.number)
        if not (new or there or failed.count):
            raise NoRows
        taker.write()
        looked.look()
        beside = (tuple(taker.beside), looked.count, looked.first)
        tellings = (tuple(shown), tuple(left_out), tuple(reasons))
        return Outcome(new, there, failed.count, *tellings, *beside, failed.path)


def understood(register: Register, source: Source, wanted: ReadIn, ask: Ask | None) -> File:
    """What the rows of a file are, and what each column.

    ``ask`` is asked about a column that is not understood. An earlier list of wrong rows that was
    empty is gone: it says nothing of this time. Raises what ``table.opened`` and
    ``matching.matched`` raise.
    """
    drop_proof(source.failed)
    with opened(source, wanted.sheet) as table:
        check_headings(table.headings)
        before = store.remembered(register, table.headings, wanted.kind)
        matching = matched(table.headings, wanted, before, ask)
        return File(source, matching, table.file_hash, table.sheet, table.others)


def tried(
    register: Register, file: File, wanted: ReadIn, today: date, *, nameless: bool
) -> Outcome:
    """What would become of the rows; nothing is saved but the list of those that are wrong.

    Raises FileMoved, ReadAlready, NoRows, NotOurFile, CannotWrite and what reading raises.
    """
    return _Reading(register, file, wanted, today).run(keep=False, nameless=nameless)


def read_in(register: Register, file: File, wanted: ReadIn, today: date) -> Outcome:
    """Take the rows in; none where some are wrong, unless the rest is asked for. Raises as
    ``tried``.
    """
    return _Reading(register, file, wanted, today).run(keep=True)


def require_right(outcome: Outcome, wanted: ReadIn) -> None:
    """Raises RowsRefused where rows are wrong and nothing is to be taken for that."""
    if outcome.wrong and not (wanted.partly and (outcome.new or outcome.there)):
        raise RowsRefused(outcome.wrong, outcome.new, outcome.reasons[0], outcome.failed)

"""The deed of recording answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..register.database import Register
from . import store
from .anonymity import Known, known
from .csv_file import FIELDS, Row, column
from .form import NewEvaluation
from .model import QUESTIONS, Answer
from .refusals import NothingMarked, ReadAlready


def record(register: Register, new: NewEvaluation, today: date) -> None:
    """One answer. Raises NothingMarked, TellsWho."""
    with register.operation(day=today.isoformat()):
        _add(register, [(None, new)], today)


def record_all(
    register: Register, rows: Sequence[Row], content: str, today: date, despite: str
) -> None:
    """The answers of a file with some ``content``, all or none.

    Raises NothingMarked, TellsWho with the row, ReadAlready unless there is a reason to read the
    same file again.
    """
    from hashlib import sha256

    file_hash = sha256(content.encode()).hexdigest()
    found = [(row.number, row.answer) for row in rows]
    with register.operation(day=today.isoformat(), reason=despite):
        earlier = store.file_read_on(register, file_hash)
        if earlier and not despite:
            raise ReadAlready(len(rows), earlier)
        _add(register, found, today)
        if not earlier:
            store.add_file(register, file_hash, today)


def _add(
    register: Register, found: Sequence[tuple[int | None, NewEvaluation]], today: date
) -> None:
    people = known(register)
    store.add(register, [checked(people, row, new, today) for row, new in found])


def checked(people: Known, row: int | None, new: NewEvaluation, today: date) -> Answer:
    """An answer that tells of nobody. Raises NothingMarked, TellsWho."""
    people.check(new.words, row, column(FIELDS["words"]))
    return _answer(row, new, today)


def _answer(row: int | None, new: NewEvaluation, today: date) -> Answer:
    told = {**vars(new), "year": new.year or today.year}
    answer = Answer(**{name: told[name] for name in Answer.__fields__})
    if not answer.answered:
        raise NothingMarked(
            row,
            [FIELDS[each].option if row is None else column(FIELDS[each]) for each in QUESTIONS],
        )
    return answer

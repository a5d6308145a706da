"""The deed of recording answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..register.database import Register
from . import store
from .anonymity import known
from .csv_file import FIELDS, Row, column
from .form import NewEvaluation
from .model import QUESTIONS, Answer
from .refusals import NothingMarked


def record(register: Register, new: NewEvaluation, today: date) -> None:
    """One answer. Raises NothingMarked, TellsWho."""
    _save(register, [(None, new)], today)


def record_all(register: Register, rows: Sequence[Row], today: date) -> None:
    """The answers of a file, all or none. Raises NothingMarked, TellsWho with the row."""
    _save(register, [(row.number, row.answer) for row in rows], today)


def _save(
    register: Register, found: Sequence[tuple[int | None, NewEvaluation]], today: date
) -> None:
    with register.operation(day=today.isoformat()):
        people = known(register)
        for row, new in found:
            people.check(new.words, row, column(FIELDS["words"]))
        store.add(register, [_answer(row, new, today) for row, new in found])


def _answer(row: int | None, new: NewEvaluation, today: date) -> Answer:
    told = {**vars(new), "year": new.year or today.year}
    answer = Answer(**{name: told[name] for name in Answer.__fields__})
    if not answer.answered:
        raise NothingMarked(
            row,
            [FIELDS[each].option if row is None else column(FIELDS[each]) for each in QUESTIONS],
        )
    return answer

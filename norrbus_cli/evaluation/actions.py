"""The deed of recording an answer."""

from __future__ import annotations

from datetime import date

from ..register.database import Register
from ..terminal.question import questions
from . import store
from .anonymity import Known, known
from .form import NewEvaluation
from .model import QUESTIONS, Answer
from .refusals import NothingMarked

MARKS = tuple(questions(NewEvaluation)[name].option for name in QUESTIONS)


def record(register: Register, new: NewEvaluation, today: date) -> None:
    """One answer. Raises NothingMarked, TellsWho."""
    with register.operation(day=today.isoformat()):
        store.add(register, [checked(known(register), new, today)])


def checked(
    people: Known, new: NewEvaluation, today: date, marks: tuple[str, ...] = MARKS
) -> Answer:
    """An answer that tells of nobody; ``marks`` is what the five are called where it stands.

    Raises NothingMarked, TellsWho.
    """
    people.check(new.words)
    told = {**vars(new), "year": new.year or today.year}
    answer = Answer(**{name: told[name] for name in Answer.__fields__})
    if not answer.answered:
        raise NothingMarked(marks)
    return answer

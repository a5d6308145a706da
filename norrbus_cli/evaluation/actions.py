"""The deed of recording an answer."""

from __future__ import annotations

import json
from datetime import date

from ..register.database import Register
from ..terminal.question import questions
from ..words.hashed import sha256
from ..words.record import as_dict
from . import store
from .anonymity import Known, known
from .form import NewEvaluation
from .model import QUESTIONS, Answer
from .refusals import FileAgain, NothingMarked

MARKS = tuple(questions(NewEvaluation)[name].option for name in QUESTIONS)


def record(register: Register, new: NewEvaluation, today: date, *, from_file: bool = False) -> None:
    """One answer. One that is ``from_file`` is known again, though nobody can tell one answer from
    another: what a script runs twice is one answer. Raises NothingMarked, TellsWho, FileAgain.
    """
    with register.operation(day=today.isoformat(), reason=new.despite_duplicate):
        answer = checked(known(register), new, today)
        if from_file:
            file_hash = _hash(answer)
            earlier = store.taken_on(register, file_hash)
            if earlier and not new.despite_duplicate:
                raise FileAgain(earlier)
            store.add_file(register, file_hash)
        store.add(register, [answer])


def _hash(answer: Answer) -> str:
    return sha256(json.dumps(as_dict(answer), sort_keys=True).encode())


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

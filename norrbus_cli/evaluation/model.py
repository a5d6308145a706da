"""What an answer is.

Five marks from 1 to 5 and own words, and nothing that leads to a case, a meeting or a person.

An answer says which group it is from, after which kind of meeting, and the year; no day and no
reference. What cannot be avoided is the log: it tells who entered an answer and when
(``operations``, ``changes``), and so about which time the meeting was. Answers that are read from a
file are therefore written in the order of their content, not of the file.
"""

from __future__ import annotations

from ..words.record import Record

CHILD, GUARDIAN, ACTOR = "barnet/den unge", "vårdnadshavare", "aktör"
GROUPS = (CHILD, GUARDIAN, ACTOR)
ALL = "alla grupper"
ANSWERS = "utvärderingssvar"  # what a file of them is called
LOWEST, HIGHEST = 1, 5
# The five questions in the order of the form: the field of an answer, and what is agreed to.
QUESTIONS = {
    "heard": "Jag blev lyssnad på",
    "purpose": "Syftet var tydligt",
    "people": "Rätt personer var med",
    "roles": "Jag vet vem som gör vad",
    "satisfied": "Jag är nöjd",
}


def mean(total: int, count: int) -> int | None:
    """The mean of some marks in tenths, half a tenth rounded up; None when there are none."""
    return (20 * total + count) // (2 * count) if count else None


class Answer(Record):
    """One answer. A mark is None where the question was not answered; at least one was."""

    respondent: str
    meeting: str
    year: int
    heard: int | None
    purpose: int | None
    people: int | None
    roles: int | None
    satisfied: int | None
    words: str

    def mark(self, question: str) -> int | None:
        """The mark for one of QUESTIONS."""
        mark: int | None = getattr(self, question)
        return mark

    @property
    def answered(self) -> bool:
        """Whether any question has a mark."""
        return any(self.mark(question) is not None for question in QUESTIONS)

"""The sums of a year's answers, as they are: for those who may see them.

What may be shown to others is what the year's statistics have published.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..words.record import Record
from ..words.swedish import sort_key
from .model import ALL, GROUPS, QUESTIONS, Answer, mean


class Sum(Record):
    """A line of the compilation.

    ``count`` is None when it is held back; mean and sum also where they would tell a mark, and when
    nobody answered.
    """

    group: str
    question: str
    count: int | None
    mean: float | None
    sum: int | None

    @property
    def held_back(self) -> bool:
        """Whether there are numbers that are not shown."""
        return self.count != 0 and self.sum is None


class OwnWords(Record):
    """What somebody of a group wrote."""

    group: str
    words: str


def compiled(answers: Sequence[Answer]) -> list[Sum]:
    """Each group's sums and those of all groups together, question by question.

    Empty without answers.
    """
    if not answers:
        return []
    found = []
    for group in (*GROUPS, ALL):
        of_group = [each for each in answers if group in {each.respondent, ALL}]
        for question, label in QUESTIONS.items():
            given = [each.mark(question) for each in of_group]
            marks = [mark for mark in given if mark is not None]
            found.append(summed(group, label, len(marks), sum(marks)))
    return found


def summed(group: str, question: str, count: int | None, total: int | None) -> Sum:
    """A line, with the mean of its marks; ``total`` is None where it is not shown."""
    tenths = mean(total, count) if total is not None and count else None
    return Sum(
        group, question, count, None if tenths is None else tenths / 10, total if count else None
    )


def own_words(answers: Sequence[Answer]) -> list[OwnWords]:
    """The own words of each group, in the order of the alphabet."""
    return [
        OwnWords(group, words)
        for group in GROUPS
        for words in sorted(
            (each.words for each in answers if each.respondent == group and each.words),
            key=sort_key,
        )
    ]

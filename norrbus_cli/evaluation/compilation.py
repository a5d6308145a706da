"""The sums of a year's answers, and what of them is held back so that no small group can be seen.

A number that rests on one to four answers is not shown, neither sum nor mean nor how many they are, and none that is shown may
give it away by subtraction. Each question is protected for itself: not everybody answers them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..swedish import sort_key
from .model import GROUPS, QUESTIONS, Answer

LEAST = 5
ALL = "alla grupper"


@dataclass(frozen=True)
class Marks:
    """How many answers a question got, and the sum of their marks."""

    count: int
    sum: int

    @property
    def few(self) -> bool:
        """Whether there are answers, but too few to be shown."""
        return 0 < self.count < LEAST


@dataclass(frozen=True)
class Sum:
    """A line of the compilation. All three numbers are None when they are held back; mean and sum also when nobody answered."""

    group: str
    question: str
    count: int | None
    mean: float | None
    sum: int | None


@dataclass(frozen=True)
class OwnWords:
    """What somebody of a group wrote."""

    group: str
    words: str


def compiled(answers: Sequence[Answer]) -> list[Sum]:
    """Each group's sums and those of all groups together, question by question; empty without answers."""
    if not answers:
        return []
    shown = {question: protected([_marks(answers, group, question) for group in GROUPS]) for question in QUESTIONS}
    return [_sum(group, label, shown[question][place]) for place, group in enumerate((*GROUPS, ALL)) for question, label in QUESTIONS.items()]


def protected(groups: Sequence[Marks]) -> list[Marks | None]:
    """What of a question may be shown: each group's marks, last those of all together; None for what is held back.

    The total is shown when no group is held back. Else the reader has its difference from the groups that are shown: the answers of
    those held back, together. They must be at least LEAST answers (and so of several groups), and fewer than they could be: when each
    group has the most that is held back, their number tells each of them.
    """
    hidden = [marks for marks in groups if marks.few]
    together = sum(marks.count for marks in hidden)
    total_tells = hidden and (together < LEAST or together == len(hidden) * (LEAST - 1))
    total = Marks(sum(marks.count for marks in groups), sum(marks.sum for marks in groups))
    return [*(None if marks.few else marks for marks in groups), None if total_tells else total]


def _marks(answers: Iterable[Answer], group: str, question: str) -> Marks:
    marks = [mark for each in answers if each.respondent == group and (mark := each.mark(question)) is not None]
    return Marks(len(marks), sum(marks))


def _sum(group: str, question: str, marks: Marks | None) -> Sum:
    if marks is None or not marks.count:
        return Sum(group, question, None if marks is None else 0, None, None)
    tenths = (20 * marks.sum + marks.count) // (2 * marks.count)  # rounded half up, as on paper
    return Sum(group, question, marks.count, tenths / 10, marks.sum)


def own_words(answers: Sequence[Answer]) -> list[OwnWords]:
    """The own words of each group with at least LEAST answers that have any, in the order of the alphabet.

    How many they are is seen, so at least as many marks of the group must be shown: else many words and few marks would tell how few.
    """
    seen = {group: sum(each.count or 0 for each in compiled(answers) if each.group == group) for group in GROUPS}
    written = {group: [each.words for each in answers if each.respondent == group and each.words] for group in GROUPS}
    return [OwnWords(group, each) for group in GROUPS if LEAST <= len(written[group]) <= seen[group] for each in sorted(written[group], key=sort_key)]

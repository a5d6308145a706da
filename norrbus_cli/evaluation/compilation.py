"""The sums of a year's answers, and what of them is held back so that no small group can be seen.

A number that rests on one to four answers is not shown, neither sum nor mean nor how many they are,
and none that is shown may give it away by subtraction. Each question is protected for itself: not
everybody answers them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..suppression.model import SMALL, Fixed, System, Table
from ..suppression.search import protect
from ..words.record import Record
from ..words.swedish import sort_key
from .model import ALL, GROUPS, QUESTIONS, Answer, mean

LEAST = SMALL
# What is published of each question: how many of each group, and of all; None where it is held
# back.
Published = Mapping[str, Mapping[str, int | None]]
NOTHING: Mapping[str, Any] = {}


class Marks(Record):
    """How many answers a question got, and the sum of their marks."""

    count: int
    sum: int


class Sum(Record):
    """A line of the compilation.

    All three numbers are None when they are held back; mean and sum also when nobody answered.
    """

    group: str
    question: str
    count: int | None
    mean: float | None
    sum: int | None


class OwnWords(Record):
    """What somebody of a group wrote."""

    group: str
    words: str


def compiled(answers: Sequence[Answer], published: Published = NOTHING) -> list[Sum]:
    """Each group's sums and those of all groups together, question by question.

    Empty without answers.

    ``published``: what the year's published statistics show of each question, which can be read
    beside it.
    """
    if not answers:
        return []
    shown = {
        question: protected(
            [_marks(answers, group, question) for group in GROUPS], published.get(question, {})
        )
        for question in QUESTIONS
    }
    return [
        _sum(group, label, shown[question][place])
        for place, group in enumerate((*GROUPS, ALL))
        for question, label in QUESTIONS.items()
    ]


def protected(
    groups: Sequence[Marks], published: Mapping[str, int | None] = NOTHING
) -> list[Marks | None]:
    """What of a question may be shown: each group's marks, last those of all together.

    None for what is held back.

    By the rule of the yearly statistics (docs/statistik-skydd.md), which show the same numbers: the
    two can be read side by side. What is ``published`` by group (and ALL) stays held back, or shown
    where it is the same.
    """
    total = Marks(sum(marks.count for marks in groups), sum(marks.sum for marks in groups))
    parts = dict(zip(GROUPS, groups, strict=True))
    every = {**parts, ALL: total}
    hidden = frozenset((name,) for name, count in published.items() if count is None)
    shown = frozenset((name,) for name, count in published.items() if count == every[name].count)
    zeros = frozenset(
        (name,) for name, count in published.items() if count is None and not every[name].count
    )
    system = System(
        {(name,): marks.count for name, marks in every.items()},
        (Table((ALL,), (tuple((name,) for name in parts),)),),
    )
    held = protect(system, Fixed(shown, hidden, zeros)).hidden
    return [None if (name,) in held else marks for name, marks in every.items()]


def _marks(answers: Iterable[Answer], group: str, question: str) -> Marks:
    marks = [
        mark
        for each in answers
        if each.respondent == group and (mark := each.mark(question)) is not None
    ]
    return Marks(len(marks), sum(marks))


def _sum(group: str, question: str, marks: Marks | None) -> Sum:
    if marks is None:
        return Sum(group, question, None, None, None)
    tenths = mean(marks.sum, marks.count)
    if tenths is None:
        return Sum(group, question, 0, None, None)
    return Sum(group, question, marks.count, tenths / 10, marks.sum)


def own_words(answers: Sequence[Answer], published: Published = NOTHING) -> list[OwnWords]:
    """The own words of each group with at least LEAST answers that have any, in the order of the
    alphabet.

    How many they are is seen, so at least as many marks of the group must be shown: else many words
    and few marks would tell how few.
    """
    seen = {
        group: sum(each.count or 0 for each in compiled(answers, published) if each.group == group)
        for group in GROUPS
    }
    written = {
        group: [each.words for each in answers if each.respondent == group and each.words]
        for group in GROUPS
    }
    return [
        OwnWords(group, each)
        for group in GROUPS
        if LEAST <= len(written[group]) <= seen[group]
        for each in sorted(written[group], key=sort_key)
    ]

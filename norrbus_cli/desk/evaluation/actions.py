"""The sums of the evaluations, as they were published; or as they are, for who may see them."""

from __future__ import annotations

from datetime import date

from ...evaluation import compilation
from ...evaluation import store as evaluation_store
from ...evaluation.compilation import Sum, summed
from ...evaluation.model import ALL, GROUPS, QUESTIONS, Answer
from ...register.database import Register
from ...statistics import gate
from ...statistics.model import ProtectedYear
from ...statistics.span import only


def answers(register: Register, year: int, today: date) -> list[Answer]:
    """A year's answers, which is logged."""
    with gate.internal(register, today):
        return evaluation_store.of_year(register, year)


def compiled(register: Register, year: int, internal: bool, today: date) -> list[Sum]:
    """A year's sums. Raises NotPublishedYet unless they are for those who may see them."""
    if internal:
        return compilation.compiled(answers(register, year, today))
    return published(gate.published(register, only(year), today).shown)


def published(shown: ProtectedYear) -> list[Sum]:
    """The sums of the answers as a year's statistics show them; empty where there are none."""
    found = [_line(shown, group, question) for group in (*GROUPS, ALL) for question in QUESTIONS]
    return found if any(each.count != 0 for each in found) else []


def _line(shown: ProtectedYear, group: str, question: str) -> Sum:
    figure = shown.accounted(f"utvardering_{question}")
    by_group = {place[-1] if place else ALL: count for place, count in figure.counts.items()}
    count = by_group.get(group)
    sums = dict(figure.days.sums) if figure.days else {}
    return summed(
        group, QUESTIONS[question], count if isinstance(count, int) else None, sums.get(group)
    )

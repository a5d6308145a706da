"""What of the rules matters to the figures of a year: what is missing in them, what stands in the
way of publishing it, and what is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from ...register.database import Register
from ...words.swedish import listed
from .rules.choices import ADVICE, STOP, WARNING
from .rules.model import Found
from .rules.refusals import GapsLeft, StopsLeft
from .rules.store import broken, chosen


def missing(register: Register, year: int, today: date) -> list[Found]:
    """What makes the figures of a year wrong or worse, by rule and then by case."""
    return broken(register, chosen((), (STOP, WARNING)), year, today)


def require_sound(register: Register, year: int, with_gaps: bool, today: date) -> None:
    """Raises StopsLeft, and GapsLeft unless ``with_gaps``."""
    found = missing(register, year, today)
    if stops := _of(found, STOP):
        raise StopsLeft(year, len(stops), _spoken(stops))
    if found and not with_gaps:
        raise GapsLeft(year, len(found), _spoken(found))


def notes(register: Register, year: int, today: date) -> list[str]:
    """What is told of a year that can be published: warnings that it is published with, advice."""
    found = broken(register, chosen((), (WARNING, ADVICE)), year, today)
    said = ((WARNING, "Fastställs med varningar"), (ADVICE, "Råd"))
    return [
        f"{what}: {_spoken(those)}. Se: norrbus statistik brister {year} --allvar {severity}"
        for severity, what in said
        if (those := _of(found, severity))
    ]


def _of(found: Sequence[Found], severity: str) -> list[Found]:
    return [each for each in found if each.rule.severity == severity]


def _spoken(found: Sequence[Found]) -> str:
    """``B01 (3) och B04 (1)``."""
    counted = Counter(each.rule.number for each in found)
    return listed(f"{number} ({count})" for number, count in counted.items())

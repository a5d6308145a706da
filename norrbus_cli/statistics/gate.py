"""The gate that every figure about people passes on its way out of the authority.

What leaves is what has been published (fastställt) and nothing else: the yearly report in every
form and on screen, the compilation of deviations, the sums of the evaluations. They are views of
one report, so none says more than another hides. Publishing (``publishing.py``) protects the report
together with all that has gone out before. Everything else is for those who may see the cases: it
says so on itself, and that it was seen stands in the log.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date

from ..register.database import Register
from . import store
from .refusals import NotPublishedYet
from .span import Years
from .store import Published

INTERNAL = "statistik med små tal"


def published(register: Register, years: Years, today: date) -> Published:
    """A year or a period as it was last published. Raises NotPublishedYet, PublishedIsDamaged."""
    return versions(register, years, today)[-1]


def versions(register: Register, years: Years, today: date) -> list[Published]:
    """Every version in which a year or a period has been published, the first first. Raises
    NotPublishedYet, PublishedIsDamaged.
    """
    found = store.versions_of(register, years)
    if not found:
        raise NotPublishedYet(years, over=years.last < today.year)
    return found


def internal(register: Register, today: date) -> AbstractContextManager[object]:
    """Within it counts are seen that nobody else may see; the log says that they were."""
    return register.operation(day=today.isoformat(), reason=INTERNAL)

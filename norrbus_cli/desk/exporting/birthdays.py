"""Days that are somebody's birthday, though they stand there as something else.

The day on which somebody turns 18 or 21 is the day of birth, and what is reckoned from it, such as
since when consent is missing, is so too. Without names the year of birth is all that is told, and
of one with protected personal data no day is told with names either.
"""

from __future__ import annotations

from datetime import date

from ...case.model import OF_AGE, Case
from ...case.refusals import TARGET_AGE
from ...rule.model import Deadline
from ...words.dates import years_after
from ...words.record import Record

BIRTHDAYS = frozenset({"fyller 18", "fyller 21"})  # deadlines whose day is a birthday
DISPOSAL = "gallring"  # its first day may be that of one whose act is kept until an age


def is_birthday(day: date | None, case: Case | None) -> bool:
    """Whether the child of a case turns 18 or 21 on a day."""
    born = case.child.born if case and case.child else None
    return born is not None and day in {
        years_after(born, each) for each in (OF_AGE, TARGET_AGE + 1)
    }


def unless_birthday(day: date | None, case: Case) -> date | None:
    """A day of a case, where it tells of no birthday."""
    return None if is_birthday(day, case) else day


def is_protected(case: Case | None) -> bool:
    """Whether the child of a case has protected personal data."""
    return bool(case and case.child and case.child.protected)


class OfDeadline(Record):
    """A deadline with its case, if it has one."""

    deadline: Deadline
    case: Case | None

    def told(self, *, named: bool) -> bool:
        """Whether it is in the list. Without names the birthdays of all are left out, so that
        nobody is marked by a gap.
        """
        of_birth = self.deadline.kind in BIRTHDAYS
        return not of_birth or (named and not is_protected(self.case))

    def start(self, *, named: bool) -> date | None:
        """Its first day, unless that tells of a birthday."""
        return None if self._hidden(named=named) else self.deadline.start

    def due(self, *, named: bool) -> date | None:
        """Its last day, unless it is counted from a birthday; of a disposal it is a year's last."""
        hidden = self._hidden(named=named) and self.deadline.kind != DISPOSAL
        return None if hidden else self.deadline.due

    def _hidden(self, *, named: bool) -> bool:
        if self.deadline.kind == DISPOSAL:
            return True
        days = (self.deadline.start, self.deadline.due)
        birthday = any(is_birthday(each, self.case) for each in days)
        return birthday and (not named or is_protected(self.case))

    @property
    def source(self) -> str:
        """Who says so; what holds for those who are born on 29 February stands on their rows
        alone.
        """
        child = self.case.child if self.case else None
        leap = child and child.born and (child.born.month, child.born.day) == (2, 29)
        by_rule = not (leap or self.deadline.own)
        return self.deadline.rule.source if by_rule else self.deadline.source

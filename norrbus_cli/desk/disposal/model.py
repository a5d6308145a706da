"""What is shown before a disposal, and what is left of it afterwards."""

from __future__ import annotations

from datetime import date

from ...authority.disposal.model import DUE, Act, RetentionRule, Verdict
from ...words.record import Record

# Who looked at whom is kept through so many whole calendar years. No law gives a number for social
# services; five are what HSLF-FS 2016:40 4 kap. 9 § asks of health care. Own choice.
LOOK_YEARS = 5


class Judged(Record):
    """An act and what becomes of it."""

    act: Act
    verdict: Verdict

    @property
    def due(self) -> bool:
        """Whether it is to be disposed of now."""
        return self.verdict.what == DUE


class Written(Record):
    """A paper that was written: kind, what about, when, and how it was sent, if it was."""

    kind: str
    about: str
    written_on: date
    sent_how: str


class Proposal(Record):
    """What would be disposed of on a day, and what would not.

    ``gone_cases`` and ``gone_persons`` were taken back or annulled long ago: only the log holds
    them. ``looks``: so many are older than ``looks_before``.
    """

    rule: RetentionRule
    judged: tuple[Judged, ...]
    gone_cases: tuple[int, ...]
    gone_persons: tuple[int, ...]
    looks: int
    looks_before: date

    @property
    def due(self) -> tuple[Judged, ...]:
        """The acts that are to be disposed of now."""
        return tuple(each for each in self.judged if each.due)

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to dispose of."""
        return not (self.due or self.gone_cases or self.gone_persons or self.looks)

    @property
    def cases(self) -> tuple[int, ...]:
        """The cases whose acts are due."""
        return tuple(case_id for each in self.due for case_id in each.act.case_ids)

    @property
    def years(self) -> set[int]:
        """The calendar years in which the acts that are due count."""
        return {
            year
            for each in self.due
            for year in range(each.act.opened_on.year, each.act.last_note.year + 1)
        }

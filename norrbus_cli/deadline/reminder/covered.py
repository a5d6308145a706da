"""Which reminders to actors may go: a letter to one is read outside the authority."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...case import store as case_store
from ...consent.model import coverage
from ...consent.reading import may_read
from ...consent.store import of_cases
from ...register.database import Register
from .model import ACTOR, Reminder


def that_may_go(register: Register, reminders: Iterable[Reminder], today: date) -> list[Reminder]:
    """Without those to an actor about a case that it may not read of today; the coordinator is told
    of them all the same.
    """
    found = list(reminders)
    ids = {each.deadline.case_id for each in found if _actor(each)} - {None}
    cases = case_store.cases(register, sorted(each for each in ids if each is not None))
    consents = of_cases(register, [each.id for each in cases])
    covered = {each.id: (each, coverage(each, consents[each.id], today)) for each in cases}
    return [
        each
        for each in found
        if not _actor(each)
        or each.deadline.case_id is None
        or may_read(*covered[each.deadline.case_id], _actor(each))
    ]


def _actor(reminder: Reminder) -> int:
    """The id of the actor that is told; 0 for a coordinator."""
    who, _, number = reminder.recipient.partition(" ")
    return int(number) if who == ACTOR else 0

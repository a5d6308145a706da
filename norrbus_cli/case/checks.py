"""What is refused of what is told of a case, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .choices import SOLE

# Days that have been when they are told.
EVENTS = {
    "need_seen_on": "Dagen då behovet sågs",
    "approved_on": "Chefens beslut",
    "discharge_notice_on": "Underrättelsen",
    "reviewed_on": "Genomgången",
}


def check_custody(custodies: list[str]) -> None:
    """Raises CustodyConflict when one of several guardians has sole custody."""
    from .refusals import CustodyConflict

    if SOLE in custodies and len(custodies) > 1:
        raise CustodyConflict


def check_days(facts: Mapping[str, object], today: date) -> None:
    """Raises InTheFuture for a day among the facts about a case that has not come."""
    from ..words.events import check_event

    for name, what in EVENTS.items():
        day = facts.get(name)
        if isinstance(day, date):
            check_event(what, day, today)

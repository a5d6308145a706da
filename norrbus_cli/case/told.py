"""Which facts about a case itself are told, and which of them are days that have been."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..terminal.question import questions
from ..words.events import check_event
from .model import Case
from .particulars import NewCase

# What is asked about a case and may be changed, called as the columns.
CASE_FIELDS = questions(NewCase).keys() & (Case.__fields__.keys() - {"municipality", "guardians"})
EVENTS = {
    "need_seen_on": "Dagen då behovet sågs",
    "approved_on": "Chefens beslut",
    "discharge_notice_on": "Underrättelsen",
    "reviewed_on": "Genomgången",
}


def check_days(facts: Mapping[str, Any], today: date) -> None:
    """Raises InTheFuture for a day among the facts that has not come."""
    for name, what in EVENTS.items():
        check_event(what, facts.get(name), today)

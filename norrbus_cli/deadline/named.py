"""The deadlines of what is named: a case, a deviation, a meeting above the cases, or its own."""

from __future__ import annotations

import re
from datetime import date

from ..case import store as case_store
from ..deviation import store as deviation_store
from ..forum import store as forum_store
from ..register.database import Register
from ..words.reference import DEVIATION, FORUM, UnknownReference
from . import store


def named(register: Register, today: date, typed: str) -> tuple[str, store.Found]:
    """What is named, and its open deadlines. Raises UnknownReference, AmbiguousReference."""
    try:
        reference = case_store.reference_of(register, typed)
    except UnknownReference:
        beside = _beside(register, typed.strip())
        found = store.about(register, today, beside or typed)
        if not found.deadlines and not beside:
            raise
        return beside or found.deadlines[0].subject, found
    return reference, store.of_cases(register, today, [case_store.id_of(register, reference)])


def _beside(register: Register, typed: str) -> str:
    """The reference of the deviation or of the meeting above that was typed.

    Empty when it looks like neither. Raises UnknownReference.
    """
    if re.match(rf"{DEVIATION.prefix}-\d", typed, re.IGNORECASE):
        return deviation_store.find(register, typed).reference
    if re.match(rf"{FORUM.prefix}-\d", typed, re.IGNORECASE):
        return forum_store.find(register, typed).reference
    return ""

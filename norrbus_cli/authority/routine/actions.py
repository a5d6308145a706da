"""Deeds with local routines."""

from __future__ import annotations

import re
from datetime import date

from ...register.cells import stored
from ...register.database import Register
from ...words.dates import years_after
from ...words.events import Before, check_event
from ...words.swedish import fold
from . import store
from .form import KeepRoutine
from .model import BadName, NextBeforeRevised, Routine, UnknownRoutine

LIKE_A_REFERENCE = r"(?i)(NB|A|F)-\d"


def keep(register: Register, new: KeepRoutine, today: date) -> Routine:
    """Record a revision; the next is due a year later unless said otherwise (Arjeplog 2012).

    Raises InTheFuture, NextBeforeRevised, BadName.
    """
    check_event("Revideringen", new.revised_on, today)
    following = new.next_on or years_after(new.revised_on, 1)
    if following <= new.revised_on:
        raise NextBeforeRevised(following, new.revised_on)
    if (
        any(sign in new.name for sign in '"$\\`')
        or not any(sign.isalpha() for sign in new.name)
        or re.match(LIKE_A_REFERENCE, new.name)
    ):
        raise BadName
    with register.operation(day=today.isoformat()):
        known = _named(register, new.name)
        if known and new.revised_on < known[0].revised_on:
            raise Before("Revideringen", new.revised_on, "den förra", known[0].revised_on)
        values = {"revised_on": new.revised_on, "next_on": following, "note": new.note}
        store.keep(register, new.name, stored(values))
        return _named(register, new.name)[0]


def drop(register: Register, typed: str, today: date) -> Routine:
    """Take a routine away. Raises UnknownRoutine."""
    with register.operation(day=today.isoformat()):
        found = _named(register, typed.strip())
        if not found:
            raise UnknownRoutine(typed, [each.name for each in store.in_use(register)])
        store.drop(register, found[0].id)
        return found[0]


def _named(register: Register, name: str) -> list[Routine]:
    """The routine in use of a name, letters folded."""
    return [each for each in store.in_use(register) if fold(each.name) == fold(name)]

"""Somebody of the staff, and all that the register holds about that one.

Sources: GDPR article 15 and 15.4; OSL (2009:400) 26 kap. 1 §, 25 kap. 1 §, 21 kap. 3 § (what is a
child's is not for somebody who has met it at work). That a name typed alike is the same one is own
choice: it is the only thing there is to go by.
"""

from __future__ import annotations

import re

from ....paper.traces import same_name
from ....words.record import Record
from ..model import Done, Entry, Look, Paper, Text

OF_CHILD = "handlar om ett barn, och kan vara sekretess"
NAMES_FAMILY = "nämner ett barn eller en vårdnadshavare"
AS_COORDINATOR, IN_FORUM = "samordnare", "forum"
ALL = "alla"
_BETWEEN = re.compile(r"[,;/()\n]| och ")


def names_in(typed: str) -> list[str]:
    """The names, roles and the like that a typed line holds."""
    return [part.strip() for part in _BETWEEN.split(typed) if part.strip()]


def stands_in(name: str, typed: str) -> bool:
    """Whether a line of typed names has one."""
    return any(same_name(each, name) for each in names_in(typed))


class Staff(Record):
    """Who is meant: a name, and where: actors by their short names, AS_COORDINATOR, IN_FORUM.
    ``alone``: nobody else has the name, so what says no place is that one's too. ``key`` names
    nobody.
    """

    name: str
    places: tuple[str, ...]
    alone: bool
    key: str


class StaffExtract(Record):
    """All of it. ``users``: the names that the one logs in by, as far as is known; ``unsure``
    counts rows with the name that may be another's.
    """

    staff: Staff
    entries: tuple[Entry, ...]
    texts: tuple[Text, ...]
    papers: tuple[Paper, ...]
    users: tuple[str, ...]
    operations: tuple[Look, ...]
    done: tuple[Done, ...]
    reminders: int
    unsure: int
    cases: tuple[int, ...]

"""Whom a written paper may not be sent to, since no valid consent covers them.

The file lies where it was written, also when consent ends after that; so it is asked anew when it
is sent, as of that day (``consent.model``). Actors are known by what the paper is to: by their
short names, their contact persons, or who signed the plan for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ...case import store as case_store
from ...case.actor import store as actor_store
from ...case.actor.model import Actor
from ...case.model import Case
from ...consent.reading import barred, lacking
from ...consent.store import covering
from ...meeting import store as meeting_store
from ...meeting.covered import excused
from ...plan import store as plan_store
from ...plan.followup.paper import EVERYBODY
from ...register.database import Register
from ...words.swedish import fold
from .model import Paper
from .refusals import MayNotBeSent

# Papers that tell an actor of a child. One that a meeting is off names none.
KINDS = frozenset(
    {
        *("kallelse", "ny tid", "mötesagenda", "minnesanteckningar", "kalenderfil"),
        *("genomförandeplan", "SIP", "uppföljning"),
    }
)


def kept_from(register: Register, paper: Paper, who: str, on: date) -> list[Actor]:
    """The actors among ``who`` a paper goes to that no valid consent covers on a day, and that no
    reason was given for at the summons.
    """
    first = paper.first
    if first.kind not in KINDS or first.case_id is None:
        return []
    case = case_store.by_id(register, first.case_id)
    meetings = meeting_store.of_case(register, case.id)
    may = {each for one in meetings if one.id == first.meeting_id for each in excused(one)}
    found = barred(case, covering(register, case, on), _among(register, case, who))
    return [each for each in found if each.id not in may]


def require_may_be_sent(register: Register, paper: Paper, who: str, on: date) -> None:
    """Raises MayNotBeSent."""
    if kept := kept_from(register, paper, who, on):
        case = case_store.by_id(register, paper.first.case_id or 0)
        people = lacking(covering(register, case, on), kept)
        raise MayNotBeSent(paper, [each.short for each in kept], people, on)


def _among(register: Register, case: Case, who: str) -> Iterator[Actor]:
    plans = plan_store.of_case(register, case.id)
    for actor in actor_store.all_actors(register):
        signed = [plan.approval_of(actor=actor.id) for plan in plans]
        names = (
            *(actor.short, *(each.name for each in actor.contacts)),
            *(each.name for each in signed if each),
        )
        everybody = who == EVERYBODY and any(actor in plan.actors for plan in plans)
        if everybody or _stands_in(names, who):
            yield actor


def _stands_in(names: Iterable[str], text: str) -> bool:
    """Whether one of some names stands in a text as whole words."""
    folded = fold(text)
    return any(re.search(rf"(?<!\w){re.escape(fold(each))}(?!\w)", folded) for each in names)

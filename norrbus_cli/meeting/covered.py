"""Who is summoned to a meeting without a valid consent that covers it.

Whether one is covered is said by ``consent.model``; a reason that was given for the summons (OSL 25
kap. 12 §, 26 kap. 9 §) lets an actor come all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ..case import store as case_store
from ..case.actor.model import Actor
from ..case.model import Case
from ..consent.reading import barred, lacking, readers
from ..consent.store import covering
from ..register.database import Register
from .model import Meeting, Participant

if TYPE_CHECKING:
    from ..consent.refusals import MayNotGet
    from ..paper.model import Asked


def summoned(meeting: Meeting) -> list[Actor]:
    """The actors that are summoned, without what became of it."""
    return [each.actor for each in meeting.participants if each.actor]


def excused(meeting: Meeting) -> set[int]:
    """Ids of the actors for which a reason was given why they may come without consent."""
    return {each.actor.id for each in meeting.actors if each.actor and each.override}


def may_get(
    register: Register, case: Case, meeting: Meeting, asked: Asked
) -> tuple[list[Actor], tuple[str, ...]]:
    """The summoned actors that a paper may go to: see ``consent.reading.readers``."""
    covered = covering(register, case, asked.today)
    return readers(case, covered, summoned(meeting), asked, excused(meeting))


def refusal(register: Register, case: Case, actors: Iterable[Actor], on: date) -> MayNotGet:
    """What is said of a paper that only uncovered actors would have had."""
    from ..consent.refusals import MayNotGet

    covered = covering(register, case, on)
    kept = barred(case, covered, actors)
    return MayNotGet([each.short for each in kept], lacking(covered, kept))


def uncovered(register: Register, meeting: Meeting, on: date) -> list[Participant]:
    """The summoned actors that no valid consent covers on a day, and that no reason excuses."""
    case = case_store.by_id(register, meeting.case_id)
    lost = {each.id for each in barred(case, covering(register, case, on), summoned(meeting))}
    kept = lost - excused(meeting)
    return [each for each in meeting.actors if each.actor and each.actor.id in kept]

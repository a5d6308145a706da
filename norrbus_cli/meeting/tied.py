"""Who is called to several of the meetings that are held as one."""

from __future__ import annotations

from collections.abc import Iterable

from ..register.database import Register
from . import store
from .model import Meeting, Participant


def twins(register: Register, meeting: Meeting, participant: Participant) -> list[Participant]:
    """The same actor or person at the meetings that this one is held with."""
    return [
        each for other in store.tied(register, meeting) for each in as_called(other, participant)
    ]


def as_called(meeting: Meeting, participant: Participant) -> list[Participant]:
    """The same actor or person at a meeting, if they are called to it."""
    return [each for each in meeting.participants if _who(each) == _who(participant)]


def led(
    register: Register, meeting: Meeting, participants: Iterable[Participant]
) -> list[Participant]:
    """Those who are called to no earlier of the meetings that are one: what is for them once is
    this meeting's.
    """
    earlier = [each for each in store.tied(register, meeting) if each.id < meeting.id]
    return [each for each in participants if not any(as_called(one, each) for one in earlier)]


def _who(participant: Participant) -> tuple[int, int]:
    """What tells an actor or a person apart, whatever meeting they are called to."""
    actor, person = participant.actor, participant.person
    return (actor.id if actor else 0, person.id if person else 0)

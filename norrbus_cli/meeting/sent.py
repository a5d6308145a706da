"""A meeting as its minutes were sent: with the names of that moment."""

from __future__ import annotations

from ..case.model import Case
from ..case.then import Then
from ..register.database import Register
from ..words.record import replace
from . import store
from .model import Meeting, Participant


def as_sent(register: Register, case: Case, meeting: Meeting) -> tuple[Case, Meeting]:
    """A case and a meeting as they were called when the minutes were first sent; as they are called
    now before that.
    """
    operation = store.minutes_sent(register, meeting.id)
    if operation is None:
        return case, meeting
    then = Then(register, operation)
    participants = tuple(_participant(each, then) for each in meeting.participants)
    return then.case(case), replace(meeting, participants=participants)


def _participant(participant: Participant, then: Then) -> Participant:
    actor, contact, person = participant.actor, participant.contact, participant.person
    return replace(
        participant,
        actor=then.actor(actor) if actor else None,
        contact=then.contact(contact) if contact else None,
        person=then.person(person) if person else None,
    )

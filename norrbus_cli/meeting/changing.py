"""What changes a booked meeting: what it is about, who leads it, when and where it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ..case import store as case_store
from ..case.nameless import check_texts
from ..register.cells import Value
from ..register.database import Register
from . import joint, siblings, store
from .choices import CANCELLED
from .model import Meeting
from .refusals import NotPending

if TYPE_CHECKING:
    from .moving_form import MeetingChanges

UNANSWERED: dict[str, Value] = {"answer": "", "answer_reason": "", "answered_on": None}


def change(
    register: Register, typed: str, changes: MeetingChanges, today: date, despite_name: str
) -> Meeting:
    """New particulars of a meeting of an open case, also of one that was held; one to come changes
    with those that it is held together with. A new length of one to come is a move: what was
    answered was for other hours.

    Raises NotPending for a cancelled one, IsClosed, HeldTogether, and what the texts of an
    anonymous case or of siblings may.
    """
    with register.operation(day=today.isoformat(), reason=despite_name):
        meeting = store.find(register, typed, pending=True)
        if meeting.state == CANCELLED:
            raise NotPending(meeting.reference, meeting.state)
        meetings = joint.pending(register, meeting.reference) if meeting.pending else [meeting]
        cases = [case_store.by_id(register, each.case_id) for each in meetings]
        texts = [str(changes.get(name, "")) for name in ("purpose", "child_purpose", "agenda")]
        given = register.fitting("meetings", changes)
        for name in given.keys() & {"summoned_by", "led_by"}:
            given[name] = given[name] or cases[0].coordinator.presented
        for each, case in zip(meetings, cases, strict=True):
            case.require_open()
            siblings.check_text(case, joint.others(register, each), texts, despite_name)
            check_texts(register, case, texts, today, despite_name)
            if each.pending and given.get("length", each.length) != each.length:
                change_time(register, each, given, today)
            else:
                store.change(register, each.id, given)
        return store.find(register, meeting.reference)


def change_time(
    register: Register, meeting: Meeting, given: Mapping[str, Value], today: date
) -> None:
    """Other hours or another place: one step in the calendar sequence, nobody has answered."""
    changed: dict[str, Value] = {"sequence": meeting.sequence + 1, "changed_on": today.isoformat()}
    store.change(register, meeting.id, {**given, **changed})
    for participant in meeting.participants:
        store.change_participant(register, participant.id, UNANSWERED)
    look(register, meeting)


def look(register: Register, meeting: Meeting) -> None:
    """Who has a letter is named on the screen."""
    for person in meeting.guests:
        register.look(person.id, meeting.case_id)

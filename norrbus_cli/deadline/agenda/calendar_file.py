"""A coordinator's calendar (RFC 5545): meetings with their times, deadlines as whole days.

Written anew it updates what a calendar program has: the same thing keeps its UID, and the SEQUENCE
of a deadline grows by the day. Titles hold the reference and what it is about, never a name; a
place or a link with one is left out.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ...authority import store as register_store
from ...case import store as case_store
from ...case.mention.people import names_somebody
from ...forum import store as forum_store
from ...meeting import store as meeting_store
from ...meeting.calendar_file import finished, meeting_event, new_calendar
from ...meeting.deadlines import MEETING_DAY
from ...meeting.model import Meeting
from ...register.database import Register
from ...rule.model import Deadline
from ...words import clock
from ...words.swedish import listed
from .. import store as deadline_store

if TYPE_CHECKING:
    from icalendar import Event

FIRST = date(2020, 1, 1)


def calendar_of(register: Register, coordinator_id: int, today: date) -> bytes:
    """The file, with everything from ``today`` on that has a day, and what is late on its day."""
    calendar = new_calendar("PUBLISH")
    calendar.add("x-wr-calname", "norrbus")
    unique = uuid.UUID(hex=deadline_store.choices(register).uid)
    days = [today]
    meetings = meeting_store.to_come(register, {coordinator_id}, today)
    found = case_store.cases(register, [meeting.case_id for meeting in meetings])
    cases = {case.id: case for case in found}
    for several in _as_held(meetings):
        called, held = listed(each.reference for each in several), several[0]
        own = [cases[each.case_id] for each in several]
        place = any(case.hides_place for case in own) or names_somebody(own, held.place)
        link = names_somebody(own, held.link)
        calendar.add_component(meeting_event(held, place, link, called))
        days.append(held.day)
    if register_store.facts(register).coordinator.id == coordinator_id:
        for forum in forum_store.to_come(register, today):
            calendar.add_component(meeting_event(forum, hide_place=False))
            days.append(forum.day)
    for deadline in deadline_store.of_all(register, today).deadlines:
        if (
            deadline.coordinator_id == coordinator_id
            and deadline.due
            and deadline.kind != MEETING_DAY
        ):
            calendar.add_component(_event(deadline, deadline.due, unique, today))
            days.append(deadline.due)
    return finished(calendar, days)


def _as_held(meetings: Iterable[Meeting]) -> list[list[Meeting]]:
    """Meetings, those that are held as one together; the first that was booked is the event."""
    found: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault(meeting.joint or meeting.uid, []).append(meeting)
    return [sorted(each, key=lambda meeting: meeting.id) for each in found.values()]


def _event(deadline: Deadline, due: date, own: uuid.UUID, today: date) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid.uuid5(own, f'{deadline.kind}/{deadline.subject_id}')}@norrbus")
    event.add("sequence", (today - FIRST).days)
    event.add("dtstamp", datetime.fromisoformat(clock.now()))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", f"Frist: {deadline.name}, {deadline.subject}")
    event.add("description", f"{deadline.rule.what}. {deadline.source}. {deadline.settled_by}")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event

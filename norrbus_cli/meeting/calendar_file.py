"""Calendar files (RFC 5545, 5546): one for each participant who has an e-mail address.

The same meeting keeps its UID; each change is the next SEQUENCE, a cancelled meeting is a CANCEL.
Neither a name nor the purpose of the meeting is in them, since calendars are seen by others; a
place or a link that names somebody of the case is left out.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from ..case import store as case_store
from ..case.actor.model import file_name
from ..case.mention.people import names_somebody
from ..case.model import Case
from ..case.people import numbered, to_actors, to_people
from ..paper.model import Asked, Letter, NobodyToWriteTo
from ..register.database import Register
from ..words import clock
from ..words.record import Record, replace
from ..words.text import is_web_address
from . import joint, store, tied
from .covered import may_get, refusal, summoned
from .model import Meeting, Participant

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event


KIND = "kalenderfil"
ZONE = ZoneInfo("Europe/Stockholm")


class EventOnPaper(Record):
    """What a calendar file tells beside its time."""

    reference: str
    kind: str
    place: str
    link: str


class Appointment(Protocol):
    """What an event of a calendar is made from: a meeting in a case, or one above the cases."""

    @property
    def uid(self) -> str: ...
    @property
    def sequence(self) -> int: ...
    @property
    def reference(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def day(self) -> date: ...
    @property
    def time(self) -> str: ...
    @property
    def length(self) -> int: ...
    @property
    def place(self) -> str: ...
    @property
    def link(self) -> str: ...
    @property
    def cancelled_on(self) -> date | None: ...


def letters(
    register: Register, meeting: Meeting, participants: list[Participant], asked: Asked
) -> list[Letter]:
    """A calendar file for each of ``participants`` who can have one; for who is called to several
    meetings that are one, at the first of them alone. One that tells of a meeting to come is not
    for an actor that consent does not cover. Raises NobodyToWriteTo, MayNotGet.
    """
    case = case_store.by_id(register, meeting.case_id)
    if not case.coordinator.email:
        raise NobodyToWriteTo(
            KIND, "Samordnaren saknar e-postadress, och en kalenderfil behöver en avsändare."
        )
    places = {person.id for person in case.attending(meeting.day)}
    actors, left_out = (
        (summoned(meeting), ()) if meeting.cancelled_on else may_get(register, case, meeting, asked)
    )
    welcome = [
        each
        for each in participants
        if meeting.cancelled_on
        or each.actor in actors
        or (each.person and each.person.id in places)
    ]
    found = [
        replace(_letter(register, case, meeting, participant, asked.today), left_out=left_out)
        for participant in tied.led(register, meeting, welcome)
        if address(participant)
    ]
    if not found and left_out:
        raise refusal(register, case, summoned(meeting), asked.today)
    if not found:
        raise NobodyToWriteTo(
            KIND,
            "Ingen av de kallade har en e-postadress, eller ingen är kallad än: norrbus möte kalla"
            f" {meeting.reference}",
        )
    return found


def address(participant: Participant) -> str:
    """The participant's e-mail address; never a protected person's."""
    if participant.actor:
        return (participant.contact.email if participant.contact else "") or participant.actor.email
    person = participant.person
    return person.email if person and not person.protected else ""


def _letter(
    register: Register, case: Case, meeting: Meeting, participant: Participant, today: date
) -> Letter:
    if participant.person:
        who = f"inbjuden-{numbered(register, case, participant.person)}"
        reader = to_people([participant.person])
    else:
        who, reader = file_name(participant.called), to_actors()
    shown = joint.gate_of(register, case, meeting, reader, unmask=False)
    several = joint.called_to_several(register, meeting, participant, today)
    called = f"{meeting.reference} (gemensamt)" if several else meeting.reference
    place, link = shown.place(meeting.place), shown.link(meeting.link)
    told = EventOnPaper(called, meeting.kind, place, link)
    return Letter(
        kind=KIND,
        title=meeting.reference,
        name=f"{meeting.reference}-kalender-{meeting.sequence}-{who}",
        case_id=case.id,
        reference=case.reference,
        recipient=participant.called,
        template="",
        data=told,
        people=(participant.person.id,) if participant.person else (),
        gate=shown,
        meeting_id=meeting.id,
        written=lambda register: _noted(register, meeting, participant),
        content=calendar_file(
            meeting,
            address(participant),
            case.coordinator.email,
            hide_place=told.place != meeting.place or names_somebody([case], meeting.place),
            hide_link=told.link != meeting.link or names_somebody([case], meeting.link),
            called=called,
        ),
    )


def _noted(register: Register, meeting: Meeting, participant: Participant) -> None:
    """That somebody has the file, at each meeting that it is of."""
    for each in (meeting, *store.tied(register, meeting)):
        for one in tied.as_called(each, participant):
            store.change_participant(register, one.id, {"calendar_sequence": each.sequence})


def calendar_file(
    meeting: Meeting, attendee: str, organizer: str, hide_place: bool, hide_link: bool, called: str
) -> bytes:
    """The file that invites ``attendee`` to what is ``called`` by its reference.

    ``hide_place``, ``hide_link``: it could tell where somebody hidden is, or names somebody.
    """
    from icalendar import vCalAddress

    calendar = new_calendar("CANCEL" if meeting.cancelled_on else "REQUEST")
    event = meeting_event(meeting, hide_place, hide_link, called)
    event["organizer"] = vCalAddress(f"mailto:{organizer}")
    guest = vCalAddress(f"mailto:{attendee}")
    guest.params["PARTSTAT"] = "NEEDS-ACTION"
    guest.params["RSVP"] = "FALSE" if meeting.cancelled_on else "TRUE"
    event["attendee"] = guest
    calendar.add_component(event)
    return finished(calendar, [meeting.day])


def publication(meeting: Meeting) -> bytes:
    """A file that tells of a meeting to come and invites nobody, for a mail.

    Without its place and link.
    """
    calendar = new_calendar("PUBLISH")
    calendar.add_component(meeting_event(meeting, hide_place=True, hide_link=True))
    return finished(calendar, [meeting.day])


def new_calendar(method: str) -> Calendar:
    """An empty calendar."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//norrbus//sv")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def finished(calendar: Calendar, days: list[date]) -> bytes:
    """The file of a calendar whose events lie on ``days``, with the time zones that it needs."""
    calendar.add_missing_timezones(
        first_date=date(min(days).year - 1, 1, 1), last_date=date(max(days).year + 1, 12, 31)
    )
    return bytes(calendar.to_ical())


def meeting_event(
    meeting: Appointment, hide_place: bool, hide_link: bool = False, called: str = ""
) -> Event:
    """A meeting as an event, ``called`` by its own reference unless it is told, with an alarm
    the day before unless it is cancelled.
    """
    from icalendar import Event

    title = f"{meeting.kind.capitalize()} {called or meeting.reference}"
    event = Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", datetime.fromisoformat(clock.now()))
    start = _start(meeting.day, meeting.time)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=meeting.length))
    event.add("summary", title)
    event.add("status", "CANCELLED" if meeting.cancelled_on else "CONFIRMED")
    event.add("class", "PRIVATE")
    if meeting.place and not hide_place:
        event.add("location", meeting.place)
    if is_web_address(meeting.link) and not hide_link:
        event.add("url", meeting.link)
    if not meeting.cancelled_on:
        event.add_component(_alarm(title))
    return event


def _start(day: date, time: str) -> datetime:
    hour, minute = (int(part) for part in time.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def _alarm(title: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(days=-1))
    return alarm

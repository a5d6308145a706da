"""What a meeting above the single case is, who belongs to it, and how many a local rule asks for in
a period.

Sources: Arjeplog's routine of 2012 (the group level meets once a term, the steering group twice a
year; an agenda that all know before the meeting; a reflection and a plan for the next at its end;
minutes to the participants and to everyone in the steering group) and the agreement of 2025 (forum
barn och unga, several with names of their own in a larger municipality, and the länsdel's group,
which analyse deviations; regularity without a number; above them the Samverkansstruktur målgrupp
barn och unga, which deviations are reported to and which decides a disagreement in the last place,
the Länsstyrgrupp, and the Politiska samverkansberedning, which the yearly follow-up is presented
to). No child is named there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..words.dates import clock_time, short
from ..words.record import Record
from ..words.swedish import fold

FORUM, REGION, GROUP, STEERING_GROUP = (
    "forum barn och unga",
    "länsdelens samverkansgrupp",
    "gruppnivå",
    "styrgrupp",
)
LOCAL_KINDS = (FORUM, REGION, GROUP, STEERING_GROUP)  # what the yearly figures count
COUNTY = "samverkansstruktur målgrupp barn och unga"
KINDS = (*LOCAL_KINDS, COUNTY, "länsstyrgrupp", "politisk samverkansberedning")
PRESENT, ABSENT = "närvarande", "frånvarande"
BOOKED, HELD, CANCELLED = "bokat", "hållet", "inställt"
DEVIATION, DISAGREEMENT = "avvikelse", "oenighet"
# Own choice: a term is half a year, since no source says which days it begins and ends.
TERM, HALF_YEAR, QUARTER, YEAR = "termin", "halvår", "kvartal", "år"
MONTHS = {TERM: 6, HALF_YEAR: 6, QUARTER: 3, YEAR: 12}


class Guest(Record):
    """Somebody who takes part in one meeting: a name and a role."""

    name: str
    role: str


def called(kind: str, forum_name: str) -> str:
    """``forum barn och unga Centrum``: a kind of meeting, or a forum that has a name of its own."""
    return f"{kind} {forum_name}" if forum_name else kind


class Member(Record):
    """Somebody who belongs to a kind of meeting, or to the one that has a name of its own."""

    id: int
    kind: str
    forum_name: str
    name: str
    role: str
    email: str


class Participant(Record):
    """Somebody who is to take part: a member of the kind, or one named at the booking."""

    id: int
    member_id: int | None
    name: str
    role: str
    email: str
    attendance: str

    @property
    def presented(self) -> str:
        """``Per Lindmark, rektor``."""
        return presented(self.name, self.role)


class Matter(Record):
    """A deviation or a disagreement that was treated; nobody is named."""

    reference: str
    what: str


class Recipient(Record):
    """Somebody who is to have the minutes."""

    name: str
    role: str
    email: str

    @property
    def presented(self) -> str:
        """``Per Lindmark, rektor, per@example.se``."""
        return presented(self.name, self.role, self.email)


class Dispatch(Record):
    """Minutes that were sent to somebody.

    ``record`` is which record of the meeting it was, 1 for the first.
    """

    name: str
    role: str
    sent_on: date
    sent_how: str
    record: int


def presented(*parts: str) -> str:
    """What there is of a name, a role and an address, with commas."""
    return ", ".join(part for part in parts if part)


class Forum(Record):
    """A meeting above the single case, of the one that has a name of its own or of the only one.

    ``time`` is ``HH:MM``, ``length`` minutes; ``record`` says how many times what happened has been
    written.
    """

    id: int
    reference: str
    kind: str
    forum_name: str
    day: date
    time: str
    length: int
    place: str
    link: str
    agenda: str
    summoned_by: str
    led_by: str
    uid: str
    sequence: int
    cancelled_on: date | None
    cancelled_reason: str
    held_on: date | None
    others: str
    notes: str
    reflection: str
    next_meeting: str
    record: int
    sent_on: date | None
    participants: tuple[Participant, ...]
    matters: tuple[Matter, ...]
    dispatches: tuple[Dispatch, ...]

    @property
    def called(self) -> str:
        """What it is a meeting of."""
        return called(self.kind, self.forum_name)

    @property
    def state(self) -> str:
        """``bokat``, ``hållet`` or ``inställt``, from what has been recorded."""
        if self.cancelled_on:
            return CANCELLED
        return HELD if self.held_on else BOOKED

    @property
    def when(self) -> str:
        """``ti 2026-04-21 kl. 13.00``."""
        return f"{short(self.day)} {clock_time(self.time)}"

    @property
    def hours(self) -> str:
        """``kl. 13.00–14.30``."""
        hour, minute = divmod(int(self.time[:2]) * 60 + int(self.time[3:]) + self.length, 60)
        return f"{clock_time(self.time)}–{hour % 24:02d}.{minute:02d}"

    @property
    def points(self) -> tuple[str, ...]:
        """The points of the agenda, one from each line."""
        return tuple(line.strip() for line in self.agenda.split("\n") if line.strip())

    def participant(self, typed: str) -> Participant:
        """The participant whose name is, or alone begins as, what was typed.

        Raises UnknownParticipant, WhichParticipant.
        """
        from .refusals import UnknownParticipant, WhichParticipant

        wanted = fold(" ".join(typed.split()))
        exact = [each for each in self.participants if fold(each.name) == wanted]
        found = exact or [
            each for each in self.participants if wanted and fold(each.name).startswith(wanted)
        ]
        if not found:
            raise UnknownParticipant(
                typed.strip()[:40], self.reference, [each.name for each in self.participants]
            )
        if len(found) > 1:
            raise WhichParticipant(typed.strip()[:40], [each.name for each in found])
        return found[0]

    def unsent(self, steering_group: Iterable[Member]) -> list[Recipient]:
        """Who is to have the minutes and has not been sent them as they stand now."""
        sent = {fold(each.name) for each in self.dispatches if each.record == self.record}
        return [each for each in self.recipients(steering_group) if fold(each.name) not in sent]

    def recipients(self, steering_group: Iterable[Member]) -> list[Recipient]:
        """The participants and everyone in the steering group (Arjeplog 2012), each once.

        A name is one person.
        """
        found: dict[str, Recipient] = {}
        everyone: Sequence[Participant | Member] = [*self.participants, *steering_group]
        for each in everyone:
            found.setdefault(fold(each.name), Recipient(each.name, each.role, each.email))
        return list(found.values())


class ForumRule(Record):
    """How many meetings of a kind, or of one with a name of its own, are to be held in a period,
    and whose rule it is.

    It counts for periods that begin on or after ``since``.
    """

    id: int
    kind: str
    forum_name: str
    count: int
    period: str
    since: date
    source: str

    @property
    def called(self) -> str:
        """Whose meetings it counts."""
        return called(self.kind, self.forum_name)

    @property
    def spoken(self) -> str:
        """``2 möten per år``."""
        return f"{self.count} {'möte' if self.count == 1 else 'möten'} per {self.period}"

    @property
    def first_day(self) -> date:
        """The first day of the first period that counts."""
        months = MONTHS[self.period]
        begun = self.since.replace(month=self.since.month - (self.since.month - 1) % months, day=1)
        if begun == self.since:
            return begun
        year, month = divmod(begun.month - 1 + months, 12)
        return date(begun.year + year, month + 1, 1)

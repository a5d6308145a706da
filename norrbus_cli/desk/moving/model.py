"""What goes with a case to another authority, and how it is written down.

People, actors and measures are named by numbers that count within the file alone. Only what has a
field here can go: deviations, disagreements, papers, evaluations and the log have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...register.cells import SOMEBODY, hidden
from ...words.record import Record
from .agreed import MovedApproval, MovedFollowUp, MovedMeasure, MovedOpinion, MovedPlan, MovedResult


class Origin(Record):
    """Where a case comes from."""

    municipality: str
    authority: str
    reference: str
    coordinator: str
    phone: str
    email: str

    @property
    def called(self) -> str:
        """``Kalix kommun, Socialnämnden``."""
        return f"{self.municipality}, {self.authority}"


class MovedPerson(Record):
    """The child or a guardian, without what may not be told."""

    key: int
    name: str
    number: str
    number_kind: str
    born: date | None
    gender: str
    address: str
    phone: str
    email: str
    language: str
    interpreter: bool
    school: str
    protection: str


class MovedGuardian(Record):
    """Custody that holds."""

    person: int
    custody: str


class MovedActor(Record):
    """An actor that something in the file names."""

    key: int
    short: str
    name: str
    kind: str
    principal: str


class MovedNeed(Record):
    """The need that was seen."""

    need_seen_on: date
    need_seen_by: str
    need: str
    works_well: str
    level: str
    urgency: str
    latest_meeting: date | None
    discharge_notice_on: date | None


class MovedConsent(Record):
    """A consent in force, as it was given."""

    giver: int
    given_on: date
    form: str
    purpose: str
    matters: str
    exceptions: str
    valid_from: date
    valid_until: date
    actors: tuple[int, ...]


class MovedMeeting(Record):
    """A meeting that was held, with its minutes."""

    kind: str
    held_on: date
    time: str
    length: int
    purpose: str
    notes: str


class MovedPlacement(Record):
    """Care outside the home."""

    since: date
    until: date | None
    form: str
    place: str
    requested_on: date | None
    examined_on: date | None
    declined_on: date | None


class MovedObjection(Record):
    """What somebody holds to be wrong."""

    person: int
    about: str
    description: str
    noted_on: date


class Package(Record):
    """A case on its way: ``plans`` is one or none, ``left_out`` says what stays and why.

    The first of ``persons`` is the child.
    """

    id: str
    made_on: date
    receiver: str
    origin: Origin
    persons: tuple[MovedPerson, ...]
    guardians: tuple[MovedGuardian, ...]
    actors: tuple[MovedActor, ...]
    need: MovedNeed
    consents: tuple[MovedConsent, ...]
    meetings: tuple[MovedMeeting, ...]
    plans: tuple[MovedPlan, ...]
    followups: tuple[MovedFollowUp, ...]
    placements: tuple[MovedPlacement, ...]
    objections: tuple[MovedObjection, ...]
    left_out: tuple[str, ...]

    @property
    def child(self) -> MovedPerson:
        """Whom it is about."""
        return self.persons[0]

    def hidden(self, everybody: bool) -> dict[str, str]:
        """What stands in the place of the names and numbers of those with protected personal data,
        or of all, while the register does not know them.
        """
        roles = {self.child.key: "barnet"}
        roles |= {each.person: f"vårdnadshavare {n}" for n, each in enumerate(self.guardians, 1)}
        return hidden(
            {
                "name": each.name,
                "number": each.number,
                "role": roles.get(each.key, SOMEBODY),
                "protected": each.protection,
            }
            for each in self.persons
            if everybody or each.protection
        )

    def person(self, key: int) -> MovedPerson:
        """Somebody in it."""
        return next(each for each in self.persons if each.key == key)


# What a user calls the place where a text stands that may not go.
SPOKEN: dict[type[Record], str] = {
    MovedNeed: "behovet",
    MovedConsent: "ett samtycke",
    MovedMeeting: "minnesanteckningarna",
    MovedPlan: "planen",
    MovedMeasure: "en insats",
    MovedOpinion: "en åsikt",
    MovedApproval: "en underskrift",
    MovedFollowUp: "en uppföljning",
    MovedResult: "en uppföljning",
    MovedPlacement: "en placering",
    MovedObjection: "en invändning",
}


def texts(value: object) -> Iterator[tuple[str, str]]:
    """Each text that somebody has typed in what goes, with what the place is called."""
    if isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif isinstance(value, Record):
        for each in vars(value).values():
            if isinstance(each, str) and type(value) in SPOKEN:
                yield SPOKEN[type(value)], each
            else:
                yield from texts(each)

"""What a meeting is and who takes part."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from typing import TYPE_CHECKING

from ..case.actor.model import Actor, Contact, core_parties
from ..case.choices import CHILD_WORDS
from ..case.model import Case, Person
from ..words.dates import clock_time, short
from ..words.record import Record
from ..words.reference import MEETING
from ..words.swedish import fold, listed
from .choices import BOOKED, BY_LINK, CANCELLED, HELD, PRESENT, SUMMONED

if TYPE_CHECKING:
    from ..consent.model import Coverage
    from ..register.calendar import WorkingDays
    from ..rule.model import Deadline


class Participant(Record):
    """An actor that is summoned, or a person who is invited.

    Exactly one of ``actor`` and ``person`` is there.
    """

    id: int
    actor: Actor | None
    contact: Contact | None
    person: Person | None
    summoned_on: date
    sent_how: str
    override: str
    answer: str
    answer_reason: str
    answered_on: date | None
    attendance: str
    deputy: str
    mandate: str
    calendar_sequence: int | None
    summoned_sequence: int

    @property
    def called(self) -> str:
        """The actor's short name or the person's name."""
        return self.actor.short if self.actor else self.person.name if self.person else ""

    @property
    def name(self) -> str:
        """The actor's or the person's whole name."""
        named = self.actor or self.person
        return named.name if named else ""

    @property
    def came(self) -> bool:
        """Whether somebody was there, in the room, by link or as deputy."""
        return self.attendance in {PRESENT, BY_LINK}

    @property
    def answer_spoken(self) -> str:
        """``tackat ja``, ``tackat nej: skäl`` or ``inget svar``."""
        if not self.answer:
            return "inget svar"
        return f"tackat {self.answer}" + (f": {self.answer_reason}" if self.answer_reason else "")

    @property
    def attendance_spoken(self) -> str:
        """Attendance with the deputy."""
        return f"{self.attendance}, ersättare {self.deputy}" if self.deputy else self.attendance


class Meeting(Record):
    """A meeting of a case. ``time`` is ``HH:MM``, ``length`` minutes. Those that are held as one
    have the same ``joint``, any other an empty one; ``together`` are the references of the rest.
    """

    id: int
    case_id: int
    case_reference: str
    child_id: int | None
    guardian_ids: str
    number: int
    kind: str
    booked_on: date
    purpose: str
    child_purpose: str
    agenda: str
    day: date
    time: str
    length: int
    place: str
    link: str
    summoned_by: str
    led_by: str
    uid: str
    sequence: int
    changed_on: date | None
    cancelled_on: date | None
    cancelled_reason: str
    cancelled_word: str
    held_on: date | None
    others: str
    notes: str
    reflection: str
    next_meeting: str
    lacking: str
    counts_anyway: str
    joint: str
    together: tuple[str, ...]
    participants: tuple[Participant, ...]

    @property
    def reference(self) -> str:
        """``NB-2026-0001-M1``."""
        return MEETING.reference(self.case_reference, self.number)

    @property
    def state(self) -> str:
        """``bokat``, ``kallat``, ``hållet`` or ``inställt``, from what has been recorded."""
        if self.cancelled_on:
            return CANCELLED
        if self.held_on:
            return HELD
        return SUMMONED if self.participants else BOOKED

    @property
    def pending(self) -> bool:
        """Whether it is still to come."""
        return self.state in {BOOKED, SUMMONED}

    @property
    def when(self) -> str:
        """``ti 2026-04-21 kl. 13.00``."""
        return f"{short(self.day)} {clock_time(self.time)}"

    @property
    def actors(self) -> list[Participant]:
        """The summoned actors."""
        return [participant for participant in self.participants if participant.actor]

    def participant(self, typed: str) -> Participant:
        """The participant that ``typed`` names.

        An actor's short name, ``barnet``, ``vårdnadshavare 1`` or a person's name. Raises
        NotSummoned.
        """
        wanted = fold(typed.strip())
        if whose := self._called(wanted):
            exact = [each for each in self.participants if each.person and each.person.id == whose]
        else:
            exact = [each for each in reversed(self.participants) if fold(each.called) == wanted][
                :1
            ]
        found = exact or [
            each for each in self.participants if wanted and fold(each.called).startswith(wanted)
        ]
        if len(found) != 1:
            from .refusals import NotSummoned

            raise NotSummoned(typed.strip()[:40], [each.called for each in self.participants])
        return found[0]

    def _called(self, wanted: str) -> int:
        """The id of the person who is called so where names are hidden: see ``Case.person``; 0 for
        none."""
        what, _, number = wanted.partition(" (")[0].rpartition(" ")
        known = {str(place): each for place, each in enumerate(self.guardian_ids.split(","), 1)}
        found = {
            "vardnadshavare": known.get(number, ""),
            "person": number if number.isdecimal() else "",
        }.get(what, "")
        is_child = wanted.partition(" (")[0] in CHILD_WORDS
        return (self.child_id or 0) if is_child else int(found or 0)

    @property
    def guests(self) -> list[Person]:
        """The people that are invited, as they are in the case."""
        return [each.person for each in self.participants if each.person]

    @property
    def invited(self) -> list[Participant]:
        """The invited people."""
        return [participant for participant in self.participants if participant.person]

    def require_pending(self) -> None:
        """Raises NotPending."""
        if not self.pending:
            from .refusals import NotPending

            raise NotPending(self.reference, self.state)


def require_consent(case: Case, covered: Coverage, actor: Actor, joint: str = "") -> None:
    """Raises NotCovered for an actor that no valid consent covers.

    An anonymous consultation needs none. ``joint`` is the reference of the case, for one of several
    whose meeting it is.
    """
    if not case.anonymous and not covered.covers(actor.id):
        from .refusals import NotCovered

        raise NotCovered(actor.short, covered.lacking(actor.id), joint)


def require_may_be_invited(case: Case, people: Container[int]) -> None:
    """Raises MayNotBeInvited when one of ``people``, ids, may not know where the child is."""
    from ..paper.protection import unknowing

    if case.child and (barred := unknowing(case, people)):
        from .refusals import MayNotBeInvited

        raise MayNotBeInvited(case.child.name, [each.name for each in barred])


def start_day(case: Case, consent_complete: date | None) -> date | None:
    """Day 0 of the deadlines: the later of need seen and consent complete.

    None before consent is complete.

    Own choice: the 2013 model does not say from when its days are counted.
    """
    return max(case.need_seen_on, consent_complete) if consent_complete else None


def too_late(day: date, due: Deadline | None, calendar: WorkingDays) -> str:
    """A warning sentence when a meeting lies after its deadline, else empty."""
    if due is None or due.due is None or day <= due.due:
        return ""
    late = calendar.between(due.due, day)
    count = "en arbetsdag" if late == 1 else f"{late} arbetsdagar"
    return (
        f"Mötet {short(day)} ligger {count} efter fristen för möte, {short(due.due)}"
        f" ({due.source})."
    )


def too_few(actors: list[Actor]) -> str:
    """A warning sentence when fewer than the three core parties are summoned (agreement of 2025,
    Norrbusmötet), else empty.
    """
    parties = core_parties(actors)
    if len(parties) >= 3:
        return ""
    missing = [party for party in ("skola", "socialtjänst", "primärvård") if party not in parties]
    few = f"Bara {len(parties)} av de tre kärnaktörerna är kallade; {listed(missing)} saknas."
    return f"{few} Ett norrbusmöte samlar tre, undantagsvis två (överenskommelsen 2025)."

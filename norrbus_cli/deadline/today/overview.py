"""What a coordinator meets in the morning, gathered from the deadlines and the meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ...authority import store as register_store
from ...forum import store as forum_store
from ...forum.model import Forum
from ...meeting import store as meeting_store
from ...meeting import tied
from ...meeting.deadlines import MEETING_DAY
from ...meeting.model import Meeting, Participant
from ...meeting.notice.kinds import KINDS as NOTICES
from ...register.database import Register
from ...rule.model import LATE, OPEN, THIS_WEEK, TODAY, WEEK, Deadline, Unreadable
from ...words.record import Record
from ...words.swedish import listed
from .. import store as deadline_store

if TYPE_CHECKING:
    from ...case.actor.model import Actor


def room_of(meeting: Meeting | Forum) -> str:
    """The room where a meeting is worked with."""
    return "forum" if isinstance(meeting, Forum) else "möte"


class Waiting(Record):
    """Something that is somebody else's turn; nobody is named but actors. ``reference``: of the
    case that it is about, where the subject does not say it.
    """

    subject: str
    for_what: str
    settled_by: str
    reference: str = ""


class Unsent(Record):
    """A letter about a changed meeting that is not noted as sent to somebody.

    ``due`` is the deadline, ``what`` says which letter and to whom: an actor by its short name, a
    person by the number that the file's name has (who is in a case is not told here: a look at
    people is logged). ``settled_by``: the command that is next.
    """

    due: Deadline
    what: str
    settled_by: str


class Today(Record):
    """What presses on a day.

    ``open``: without a number of days. A deadline stands in one place only.
    """

    late: list[Deadline]
    today: list[Deadline]
    this_week: list[Deadline]
    open: list[Deadline]
    meetings: list[Meeting | Forum]
    waiting: list[Waiting]
    unsent: list[Unsent]
    unreadable: list[Unreadable]


def overview(
    register: Register, today: date, coordinators: set[int], actor: Actor | None = None
) -> Today:
    """What presses for some coordinators; of it what an ``actor`` is to do, where one is named."""
    found = deadline_store.of_all(register, today)
    own = [
        each
        for each in found.deadlines
        if each.coordinator_id in coordinators and (actor is None or actor.id in each.actors)
    ]
    mine = [each for each in own if each.kind not in {MEETING_DAY, *NOTICES}]
    to_tell = [each for each in own if each.kind in NOTICES]
    groups = {
        name: [each for each in mine if each.standing(today) == name]
        for name in (LATE, TODAY, THIS_WEEK, OPEN)
    }
    coming = _coming(register, today, coordinators, actor)
    answers = [
        Waiting(meeting.reference, f"svar från {silent}", f"norrbus möte svar {meeting.reference}")
        for meeting in coming
        if (silent := _silent(tied.led(register, meeting, meeting.participants), actor))
    ]
    others = [
        Waiting(each.subject, f"{each.name}, {each.spoken(today)}", each.settled_by, each.reference)
        for each in mine
        if each.rule.waits and _rests(each, today)
    ]
    return Today(
        groups[LATE],
        groups[TODAY],
        groups[THIS_WEEK],
        [each for each in groups[OPEN] if not each.rule.waits],
        _of_week(register, today, coordinators, coming, whole=actor is None),
        [*answers, *others],
        [unsent for each in to_tell for unsent in _unsent(register, each, today)],
        found.unreadable,
    )


def _coming(
    register: Register, today: date, coordinators: set[int], actor: Actor | None
) -> list[Meeting]:
    """The meetings to come; those that an actor is summoned to, where one is named."""
    return [
        each
        for each in meeting_store.to_come(register, coordinators, today)
        if actor is None or any(one.actor == actor for one in each.actors)
    ]


def _of_week(
    register: Register, today: date, coordinators: set[int], coming: list[Meeting], *, whole: bool
) -> list[Meeting | Forum]:
    """The meetings within a week; with those above the single case for the register's own
    coordinator, who answers for them, where the ``whole`` day is asked for.
    """
    above = whole and register_store.facts(register).coordinator.id in coordinators
    everything = [*coming, *(forum_store.to_come(register, today) if above else ())]
    week = today + timedelta(days=WEEK)
    meetings = [each for each in everything if each.day <= week]
    return sorted(meetings, key=lambda each: (each.day, each.time, each.reference))


def _silent(participants: list[Participant], actor: Actor | None) -> str:
    """Who has not answered: ``skola, soc och 3 inbjudna``; of an ``actor`` it alone."""
    silent = [each for each in participants if not each.answer]
    if actor is not None:
        return listed(each.called for each in silent if each.actor == actor)
    actors = [each.called for each in silent if each.actor]
    people = len([each for each in silent if each.person])
    return listed(
        [*actors, *([f"{people} {'inbjuden' if people == 1 else 'inbjudna'}"] if people else [])]
    )


def _unsent(register: Register, due: Deadline, today: date) -> Iterator[Unsent]:
    """A line for each who has not been sent the letter that a deadline is about."""
    from ...case import store as case_store
    from ...case.people import numbered
    from ...meeting.named import is_child
    from ...meeting.notice import store
    from ...meeting.notice.expected import to_tell

    meeting = meeting_store.find(register, due.subject)
    case = case_store.by_id(register, meeting.case_id)
    for each in to_tell(register, meeting, store.papers(register, meeting.id), today):
        person = each.participant.person
        who = each.participant.called
        if person:
            role = "barnet" if is_child(case, each.participant) else "vårdnadshavare"
            who = f"{role} ({numbered(register, case, person)})"
        note = f"norrbus dokument skickat {each.paper} --sätt …"
        yield Unsent(due, f"{due.kind} till {who}", note if each.paper else due.settled_by)


def _rests(each: Deadline, today: date) -> bool:
    """Whether a deadline stands in none of the pressing groups."""
    return each.standing(today) not in {LATE, TODAY, THIS_WEEK}

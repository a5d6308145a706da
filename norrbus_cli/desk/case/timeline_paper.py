"""What the timeline of a child's way (tidslinje) may see: what has happened, and what comes next.

It is for the child and each guardian, one by one: the coordinator has the screen, and an actor may
only read of its own part. So it tells what these read on their other papers, and nothing beside:
their own consent and nobody else's, the meetings that they are invited to, the plan with who signed
it, the follow-ups. Not where the child is placed, what the actors disagree about, deviations, why
the case was closed, or papers to others. Actors go through the gate of the case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from ...case.model import Case, Person
from ...case.people import about, numbered, sender, to_people
from ...meeting.joint import gate_of_all
from ...meeting.model import Meeting, Participant
from ...paper.letterhead import Head, posted
from ...paper.model import Asked, Letter, NobodyToWriteTo
from ...paper.protection import Gate
from ...plan.choices import DECIDED
from ...plan.followup.paper import DECIDED as DECISIONS
from ...plan.model import Measure, Plan
from ...register.database import Register
from ...words.dates import clock_time, long
from ...words.record import Record
from ...words.swedish import listed
from ...words.text import first_upper
from .beside import beside
from .overview import Overview, overview
from .story import Story, story
from .withdrawn import withdrawals

KIND = "tidslinje"


class HappeningOnPaper(Record):
    """What happened on a day; ``measure`` is what a measure is, ``who`` those who took part."""

    day: date
    words: str
    measure: str = ""
    who: str = ""


class TimelinePaper(Record):
    """The way of a child, the oldest first, and what comes next."""

    child: str
    to_child: bool
    events: tuple[HappeningOnPaper, ...]
    ahead: tuple[str, ...]


def letters(register: Register, case: Case, asked: Asked) -> list[Letter]:
    """A timeline to the child and to each guardian with custody. Raises NobodyToWriteTo for an
    anonymous consultation.
    """
    if case.child is None:
        raise NobodyToWriteTo(KIND, "En anonym konsultation handlar inte om någon.")
    found = overview(register, case.reference, asked.today)
    told = story(register, found, beside(register, case.id), asked.today)
    return [_letter(register, told, each, asked) for each in case.attending(asked.today)]


def _letter(register: Register, told: Story, reader: Person, asked: Asked) -> Letter:
    case = told.found.case
    shown = gate_of_all(register, case, to_people([reader]), asked.unmask)
    return Letter(
        kind=KIND,
        title=f"Tidslinje {case.reference}",
        name=f"{case.reference}-tidslinje-{numbered(register, case, reader)}",
        recipient=reader.name,
        template="case/tidslinje.md.j2",
        data=_paper(told, reader, shown),
        head=Head(
            sender(register, case),
            asked.today,
            case.reference,
            to=posted(reader.name, shown.person(reader).address),
        ),
        **about(case, shown),
    )


def _paper(told: Story, reader: Person, shown: Gate) -> TimelinePaper:
    child = told.found.case.child
    assert child is not None  # see ``letters``
    events = (each for each in _events(told, reader, shown) if each.day <= told.today)
    return TimelinePaper(
        child=child.name,
        to_child=reader.id == child.id,
        events=tuple(sorted(events, key=lambda each: each.day)),
        ahead=tuple(_ahead(told, reader)),
    )


def _events(told: Story, reader: Person, shown: Gate) -> Iterator[HappeningOnPaper]:
    case = told.found.case
    yield HappeningOnPaper(case.need_seen_on, f"Behovet sågs av {case.need_seen_by}.")
    yield HappeningOnPaper(case.opened_on, "Samordningen började.")
    yield from _consents(told.found, reader, shown)
    for meeting in told.found.meetings:
        invited = next((each for each in meeting.invited if each.person == reader), None)
        if invited:
            yield from _meeting(meeting, invited, shown)
    for each in told.beside.followups:
        yield HappeningOnPaper(each.held_on, f"Planen följdes upp. {DECISIONS[each.decision]}")
    yield from _plans(told.found.plans, shown)
    for closing in case.closings:
        yield HappeningOnPaper(closing.closed_on, "Samordningen avslutades.")
        if closing.reopened_on:
            yield HappeningOnPaper(closing.reopened_on, "Samordningen började igen.")


def _consents(found: Overview, reader: Person, shown: Gate) -> Iterator[HappeningOnPaper]:
    """The reader's own."""
    for each in found.consents:
        if each.giver.id == reader.id:
            to = listed(dict.fromkeys(shown.actor(actor) for actor in each.actors))
            yield HappeningOnPaper(each.given_on, "Du samtyckte. Det gällde", who=to)
    for taken in withdrawals(found.consents):
        if taken.giver.id == reader.id and taken.whole:
            yield HappeningOnPaper(taken.day, "Du tog tillbaka ditt samtycke.")
        elif taken.giver.id == reader.id:
            who = listed(dict.fromkeys(shown.actor(actor) for actor in taken.actors))
            yield HappeningOnPaper(taken.day, "Du tog tillbaka ditt samtycke för", who=who)


def _meeting(meeting: Meeting, invited: Participant, shown: Gate) -> Iterator[HappeningOnPaper]:
    yield HappeningOnPaper(invited.summoned_on, f"Du bjöds in till ett {meeting.kind}.")
    name = f"{first_upper(meeting.kind)}t"
    if meeting.cancelled_on:
        yield HappeningOnPaper(meeting.cancelled_on, f"{name} ställdes in.")
    elif meeting.changed_on:
        yield HappeningOnPaper(meeting.changed_on, f"{name} flyttades.")
    if meeting.held_on:
        came = [
            shown.actor(each.actor) if each.actor else each.called
            for each in meeting.participants
            if each.came
        ]
        who = listed(dict.fromkeys(came))
        words = f"{name} hölls. Med var" if who else f"{name} hölls."
        yield HappeningOnPaper(meeting.held_on, words, who=who)


def _plans(plans: Iterable[Plan], shown: Gate) -> Iterator[HappeningOnPaper]:
    seen: set[tuple[int, str]] = set()
    for plan in plans:
        yield HappeningOnPaper(plan.made_on, f"Planen, version {plan.version}, skrevs.")
        signed: dict[date, list[str]] = defaultdict(list)
        for each in plan.approvals:
            who = shown.actor(each.actor) if each.actor else each.name
            signed[each.signed_on].append(who)
        for day, names in signed.items():
            words = f"Planen, version {plan.version}, skrevs under av"
            yield HappeningOnPaper(day, words, who=listed(dict.fromkeys(names)))
        for measure in plan.measures:
            if (measure.number, measure.state) not in seen:
                seen.add((measure.number, measure.state))
                yield from _measure(measure, shown)


def _measure(measure: Measure, shown: Gate) -> Iterator[HappeningOnPaper]:
    if measure.state_on and measure.state != DECIDED:
        words = f"Insats {measure.number} är {STATES.get(measure.state, measure.state)}"
        who = shown.actor(measure.actor)
        yield HappeningOnPaper(measure.state_on, words, measure.what, who)


STATES = {"pågår": "i gång"}


def _ahead(told: Story, reader: Person) -> Iterator[str]:
    """The next meeting that the reader is invited to, and the next follow-up."""
    for meeting in told.found.meetings:
        to_come = meeting.pending and meeting.day >= told.today
        if to_come and any(each.person == reader for each in meeting.invited):
            yield f"{first_upper(meeting.kind)} {long(meeting.day)} {clock_time(meeting.time)}"
    if told.next_followup:
        day, time = told.next_followup
        yield f"Planen följs upp {long(day)}" + (f" {clock_time(time)}" if time else "")

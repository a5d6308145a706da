"""The child's way through the case, told day by day in words.

It is read from what has been recorded, not from the log: a day is the day when something happened,
and what was taken back or annulled is not there. No typed text is told but what a measure is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from ...meeting.choices import BOOKED, SUMMONED
from ...plan.choices import DECIDED
from ...plan.followup.choices import ACHIEVED
from ...register.recorded import Place
from ...words.record import Record
from ...words.swedish import listed
from ...words.text import first_upper
from .withdrawn import withdrawals

if TYPE_CHECKING:
    from ...case.actor.model import Actor
    from ...case.model import Case
    from ...consent.model import Consent
    from ...meeting.model import Meeting, Participant
    from ...plan.followup.model import FollowUp
    from ...plan.model import Plan
    from ...register.recorded import Recorded
    from .overview import Overview
    from .withdrawn import Withdrawn

    Called = Callable[[Actor], str]

NEED, CONSENT, MEETING, PLAN, FOLLOW_UP, CASE = (
    *("behov", "samtycke", "möte", "plan", "uppföljning", "ärende"),
)


class Happening(Record):
    """Something that happened: the day, what kind of thing it was, and it in words.

    ``about`` is the reference of what it was about, where that has one of its own; ``place`` is
    where its day is stored, None where it is not.
    """

    day: date
    kind: str
    words: str
    about: str = ""
    place: Place | None = None


def in_order(told: Iterable[Happening], today: date, recorded: Recorded) -> list[Happening]:
    """What has happened by a day, the oldest first; of one day in the order in which it was
    recorded, and of one deed in the order of the way.
    """
    seen = (each for each in told if each.day <= today)
    return sorted(seen, key=lambda each: (each.day, recorded.at(each.place, each.day)))


def of_way(
    found: Overview, followups: Iterable[FollowUp], today: date, called: Called
) -> Iterator[Happening]:
    """The way itself: need, consent, meetings, plan, follow-ups, closing. ``called``: how an actor
    is named.
    """
    yield from _of_case(found.case)
    taken_back = withdrawals(found.consents)
    for consent in found.consents:
        yield from _of_consent(consent, today, called)
        yield from (_withdrawn(each, called) for each in taken_back if each.last is consent)
    for meeting in found.meetings:
        yield from _of_meeting(meeting, called)
    told = list(followups)
    yield from (_followed_up(each) for each in told)
    for plan in found.plans:
        yield from _of_plan(plan, called)
    yield from _of_measures(found.plans, {each.held_on for each in told}, called)
    yield from _of_closings(found.case)


def _of_case(case: Case) -> Iterator[Happening]:
    seen = f"Behovet sågs av {case.need_seen_by}"
    yield Happening(case.need_seen_on, NEED, seen, place=Place("cases", "need_seen_on"))
    agreed = f"{case.approved_by or 'Chefen'} godkände att aktörerna kallas"
    facts = (
        (case.opened_on, "Ärendet öppnades", "opened_on"),
        (case.approved_on, agreed, "approved_on"),
        (case.discharge_notice_on, "Underrättelsen om utskrivningsklar kom", "discharge_notice_on"),
        (case.reviewed_on, "Ärendet sågs över", "reviewed_on"),
    )
    for day, words, column in facts:
        if day:
            yield Happening(day, CASE, words, place=Place("cases", column))
    if case.child and case.eighteen and case.eighteen > case.need_seen_on:
        yield Happening(case.eighteen, CASE, f"{case.child.name} fyllde 18 år")
    for guardian in case.guardians:
        if guardian.ended_on:
            ended = f"{guardian.person.name} är inte längre vårdnadshavare"
            place = Place("guardianships", "ended_on", guardian.id)
            yield Happening(guardian.ended_on, CASE, ended, place=place)


def _of_closings(case: Case) -> Iterator[Happening]:
    for each in case.closings:
        closed = f"Ärendet avslutades: {each.reason}"
        yield Happening(each.closed_on, CASE, closed, place=Place("closings", "closed_on"))
        if each.reopened_on:
            place = Place("closings", "reopened_on")
            yield Happening(each.reopened_on, CASE, "Ärendet öppnades igen", place=place)


def _of_consent(consent: Consent, today: date, called: Called) -> Iterator[Happening]:
    giver = consent.giver.name
    to = listed(called(actor) for actor in consent.actors)
    given = f"{giver} samtyckte ({consent.form}) för {to}"
    place = Place("consents", "given_on", consent.id)
    yield Happening(consent.given_on, CONSENT, given, place=place)
    if not consent.withdrawn_on and consent.valid_until < today:
        yield Happening(consent.valid_until, CONSENT, f"Sista dagen för samtycket från {giver}")


def _withdrawn(each: Withdrawn, called: Called) -> Happening:
    whom = "" if each.whole else f" för {listed(called(actor) for actor in each.actors)}"
    words = f"Samtycket från {each.giver.name} återkallades{whom}"
    table = "consents" if each.last.withdrawn_on == each.day else "consent_actors"
    return Happening(each.day, CONSENT, words, place=Place(table, "withdrawn_on"))


def _of_meeting(meeting: Meeting, called: Called) -> Iterator[Happening]:
    name = f"{first_upper(meeting.kind)} M{meeting.number}"

    def told(day: date, words: str, column: str) -> Happening:
        place = Place("meetings", column, meeting.id)
        return Happening(day, MEETING, f"{name} {words}", meeting.reference, place)

    pending = meeting.state in {BOOKED, SUMMONED}
    booked = f"bokades till {meeting.when}" if pending else "bokades"
    with_whom = f", gemensamt med {listed(meeting.together)}" if meeting.together else ""
    yield told(meeting.booked_on, booked + with_whom, "booked_on")
    summoned: dict[date, list[Participant]] = defaultdict(list)
    for each in meeting.participants:
        summoned[each.summoned_on].append(each)
    for day, those in summoned.items():
        words = f"Till {meeting.kind} M{meeting.number} kallades"
        names = listed(_name(each, called) for each in those)
        place = Place("participants", "summoned_on", those[-1].id)
        yield Happening(day, MEETING, f"{words} {names}", meeting.reference, place)
    if meeting.cancelled_on:
        yield told(meeting.cancelled_on, "ställdes in", "cancelled_on")
    elif meeting.changed_on:
        yield told(meeting.changed_on, "flyttades", "changed_on")
    if meeting.held_on:
        came = [_name(each, called) for each in meeting.participants if each.came]
        with_those = f" med {listed(came)}" if came else ""
        yield told(meeting.held_on, f"hölls{with_those}", "held_on")


def _name(participant: Participant, called: Called) -> str:
    return called(participant.actor) if participant.actor else participant.called


def _of_plan(plan: Plan, called: Called) -> Iterator[Happening]:
    name = f"{first_upper(plan.kind)} version {plan.version}"
    count = f"{len(plan.measures)} {'insats' if len(plan.measures) == 1 else 'insatser'}"
    made = f"{name} upprättades med {count}"
    yield Happening(plan.made_on, PLAN, made, place=Place("plans", "made_on", plan.id))
    signed: dict[date, list[str]] = defaultdict(list)
    for each in plan.approvals:
        signed[each.signed_on].append(called(each.actor) if each.actor else each.name)
    for day, names in signed.items():
        words = f"{name} skrevs under av {listed(names)}"
        yield Happening(day, PLAN, words, place=Place("approvals", "signed_on"))


def _of_measures(
    plans: Iterable[Plan], followed_up: Container[date], called: Called
) -> Iterator[Happening]:
    """When each measure came to its state, once through all versions; not what a follow-up of the
    same day tells.
    """
    seen: set[tuple[int, str, date]] = set()
    for measure in (each for plan in plans for each in plan.measures):
        if measure.state == DECIDED or not measure.state_on or measure.state_on in followed_up:
            continue
        this = (measure.number, measure.state, measure.state_on)
        if this not in seen:
            seen.add(this)
            name = f"Insats {measure.number} ({measure.what}, {called(measure.actor)})"
            place = Place("measures", "state_on", measure.id)
            yield Happening(measure.state_on, PLAN, f"{name}: {measure.state}", place=place)


def _followed_up(each: FollowUp) -> Happening:
    done = sum(result.outcome == ACHIEVED for result in each.results)
    of = f": {done} av {len(each.results)} insatser genomförda" if each.results else ""
    words = f"Planen version {each.version} följdes upp{of}; beslut: {each.decision}"
    return Happening(each.held_on, FOLLOW_UP, words, place=Place("followups", "held_on", each.id))

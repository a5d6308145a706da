"""The lists: for each column what is decided.

No list has an address, a telephone number or a free text, with or without names. An actor is told
by its kind: which school it is can tell who the child is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...case.actor.model import Actor
from ...case.model import Case, Person
from ...consent.model import Consent
from ...deviation.disagreement.model import Disagreement
from ...deviation.model import Deviation
from ...meeting.model import Meeting
from ...plan.model import Measure, Plan
from ...words.record import Record
from ...words.text import SHIELD
from ..case.overview import Overview
from .birthdays import OfDeadline, is_protected, unless_birthday
from .model import NAMED, NAMELESS, REFERENCE, Out


class OfPlan(Record):
    """A measure with the plan and the case that it is in."""

    case: Case
    plan: Plan
    measure: Measure


class OfCase(Record):
    """A consent with its case, as it stands on a day."""

    case: Case
    consent: Consent
    today: date


class Identity(Record):
    """A number and a day of birth, as far as they may be shown."""

    number: str
    born: date | None


def _kinds(actors: Iterable[Actor]) -> list[str]:
    return sorted({each.kind for each in actors})


def _name(person: Person | None) -> str:
    """A name; that of somebody with protected personal data is in no list."""
    return SHIELD if person and person.protected else person.name if person else ""


def _shown(person: Person | None) -> Identity:
    """By what somebody is known, unless it is protected."""
    if person is None or person.protected:
        return Identity("", None)
    return Identity(person.number, person.born)


def _year(person: Person | None) -> int | None:
    """The year of birth, also of one who is protected: a gap would tell who that is."""
    return person.born.year if person and person.born else None


def _complete_since(of: Overview) -> date | None:
    """Since when consent is complete; with names nothing of a protected child's birthday."""
    since = of.coverage.since
    return unless_birthday(since, of.case) if is_protected(of.case) else since


CASE_COLUMNS: tuple[Out[Overview], ...] = (
    Out("referens", lambda each: each.case.reference, REFERENCE),
    Out("barn", lambda each: _name(each.case.child), NAMED),
    Out("nummer", lambda each: _shown(each.case.child).number, NAMED),
    Out("fodd", lambda each: _shown(each.case.child).born, NAMED),
    Out("fodelsear", lambda each: _year(each.case.child), NAMELESS),
    Out("kon", lambda each: each.case.child.gender if each.case.child else ""),
    Out("anonym", lambda each: each.case.anonymous),
    Out("status", lambda each: each.status),
    Out("samtycke", lambda each: "" if each.case.anonymous else each.coverage.state),
    Out("samtycke_komplett_sedan", _complete_since, NAMED),
    Out(
        "samtycke_komplett_sedan",
        lambda each: unless_birthday(each.coverage.since, each.case),
        NAMELESS,
    ),
    Out("behov_sett", lambda each: each.case.need_seen_on),
    Out("sett_av", lambda each: each.case.need_seen_by),
    Out("niva", lambda each: each.case.level),
    Out("oppnat", lambda each: each.case.opened_on),
    Out("avslutat", lambda each: each.case.closed.closed_on if each.case.closed else None),
    Out("orsak", lambda each: each.case.closed.reason if each.case.closed else ""),
    Out("vardnadshavare", lambda each: len(each.case.guardians)),
    Out("kommun", lambda each: each.case.municipality),
    Out("samordnare", lambda each: each.case.coordinator.name, NAMED),
)
MEETING_COLUMNS: tuple[Out[Meeting], ...] = (
    Out("referens", lambda each: each.reference, REFERENCE),
    Out("arende", lambda each: each.case_reference, REFERENCE),
    Out("slag", lambda each: each.kind),
    Out("bokat", lambda each: each.booked_on),
    Out("dag", lambda each: each.day),
    Out("tid", lambda each: each.time),
    Out("minuter", lambda each: each.length),
    Out("lage", lambda each: each.state),
    Out("hallet", lambda each: each.held_on),
    Out("kallade", lambda each: _kinds(one.actor for one in each.participants if one.actor)),
    Out(
        "narvarande",
        lambda each: _kinds(one.actor for one in each.participants if one.actor and one.came),
    ),
)
MEASURE_COLUMNS: tuple[Out[OfPlan], ...] = (
    Out("arende", lambda each: each.case.reference, REFERENCE),
    Out("plan", lambda each: each.plan.kind),
    Out("version", lambda each: each.plan.version),
    Out("upprattad", lambda each: each.plan.made_on),
    Out("nummer", lambda each: each.measure.number),
    Out("ansvarig", lambda each: each.measure.actor.kind),
    Out("borjar", lambda each: each.measure.starts),
    Out("slutar", lambda each: each.measure.ends),
    Out("lage", lambda each: each.measure.state),
    Out("lage_sedan", lambda each: each.measure.state_on),
    Out("utforare", lambda each: each.measure.performer, NAMED),
)
CONSENT_COLUMNS: tuple[Out[OfCase], ...] = (
    Out("arende", lambda each: each.case.reference, REFERENCE),
    Out("vem", lambda each: _name(each.consent.giver), NAMED),
    Out("barnet_sjalvt", lambda each: each.consent.giver == each.case.child),
    Out("form", lambda each: each.consent.form),
    Out("givet", lambda each: each.consent.given_on),
    Out("fran", lambda each: each.consent.valid_from),
    Out("till", lambda each: each.consent.valid_until),
    Out("aterkallat", lambda each: each.consent.withdrawn_on),
    Out("aktorer", lambda each: _kinds(each.consent.left(each.today))),
)
DEADLINE_COLUMNS: tuple[Out[OfDeadline], ...] = (
    Out("galler", lambda each: each.deadline.subject, REFERENCE),
    Out("arende", lambda each: each.deadline.reference, REFERENCE),
    Out("frist", lambda each: each.deadline.kind),
    Out("fran", lambda each: each.start(named=True), NAMED),
    Out("fran", lambda each: each.start(named=False), NAMELESS),
    Out("senast", lambda each: each.due(named=True), NAMED),
    Out("senast", lambda each: each.due(named=False), NAMELESS),
    Out("kalla", lambda each: each.source),
)
DEVIATION_COLUMNS: tuple[Out[Deviation], ...] = (
    Out("referens", lambda each: each.reference, REFERENCE),
    Out("arende", lambda each: each.case_reference, REFERENCE),
    Out("handelse", lambda each: each.happened_on),
    Out("rapporterad", lambda each: each.reported_on),
    Out("grund", lambda each: each.ground),
    Out("skolform", lambda each: each.school_form),
    Out("arbetsplats", lambda each: each.workplace.kind),
    Out("beror", lambda each: _kinds(one.actor for one in each.concerned)),
    Out("lage", lambda each: each.state),
    Out("niva", lambda each: each.level),
    Out("beslutad", lambda each: each.decided_on),
    Out("aterkopplad", lambda each: each.feedback_on),
    Out("dagar_till_aterkoppling", lambda each: each.days_to_feedback),
    Out("avslutad", lambda each: each.closed_on),
    Out("rapportor", lambda each: each.reporter, NAMED),
    Out("chef", lambda each: each.manager, NAMED),
)
DISAGREEMENT_COLUMNS: tuple[Out[Disagreement], ...] = (
    Out("referens", lambda each: each.reference, REFERENCE),
    Out("arende", lambda each: each.case_reference, REFERENCE),
    Out("galler", lambda each: each.subject),
    Out("mellan", lambda each: _kinds(each.actors)),
    Out("anmald", lambda each: each.raised_on),
    Out("lage", lambda each: each.state),
    Out("nivaer", lambda each: [referral.level for referral in each.referrals]),
    Out("avgjord", lambda each: each.decided_on),
)
ACTOR_COLUMNS: tuple[Out[Actor], ...] = (
    Out("kort", lambda each: each.short),
    Out("namn", lambda each: each.name),
    Out("slag", lambda each: each.kind),
    Out("huvudman", lambda each: each.principal),
    Out("paminns", lambda each: each.reminded),
    Out("kontakter", lambda each: [one.presented for one in each.contacts], NAMED),
)

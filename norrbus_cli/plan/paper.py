"""What the written forms of the agreement may see: the genomförandeplan and the SIP."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from ..case.model import Case, Person
from ..case.people import (
    PersonOnPaper,
    Sender,
    actor_on_paper,
    on_paper,
    people_ids,
    place_on_paper,
    sender,
)
from ..paper.model import Asked, Letter
from ..register.database import Register
from ..words.dates import clock_time, plain
from ..words.swedish import listed
from .model import Measure, Plan, may_sign

PLAN_KIND, SIP_KIND = "genomförandeplan", "SIP"


class MeasureOnPaper(Struct, frozen=True):
    """A measure as it is printed."""

    number: int
    what: str
    goal: str
    actor: str
    performer: str
    extent: str
    starts: str
    ends: str
    followup: str


class OpinionOnPaper(Struct, frozen=True):
    """Somebody's opinion; empty when none is recorded."""

    who: str
    text: str


class Signature(Struct, frozen=True):
    """A line for a signature, signed or not."""

    who: str
    represents: str
    signed: str


class PlanPaper(Struct, frozen=True):
    """A version of the plan.

    The measures are also grouped as the law groups them: municipality, region, others.
    """

    reference: str
    sender: Sender
    today: date
    version: int
    made_on: date
    coordinator: str
    child: PersonOnPaper
    of_age: bool
    guardians: tuple[PersonOnPaper, ...]
    needs: str
    works_well: str
    goal: str
    measures: tuple[MeasureOnPaper, ...]
    of_municipality: tuple[MeasureOnPaper, ...]
    of_region: tuple[MeasureOnPaper, ...]
    of_others: tuple[MeasureOnPaper, ...]
    child_opinion: str
    guardian_opinions: tuple[OpinionOnPaper, ...]
    overall: str
    followup_day: date | None
    followup_time: str
    followup_place: str
    convener: str
    signatures: tuple[Signature, ...]
    revised_because: str


def letters(register: Register, case: Case, plan: Plan, kind: str, asked: Asked) -> list[Letter]:
    """A version of the plan as a genomförandeplan or a SIP.

    The two written forms of the same agreement.
    """
    template = "agreement/sip.md.j2" if kind == SIP_KIND else "agreement/genomforandeplan.md.j2"
    name = f"{case.reference}-{'sip' if kind == SIP_KIND else 'genomforandeplan'}-v{plan.version}"
    data = _paper(register, case, plan, asked)
    recipients = listed(signature.who for signature in data.signatures)
    title = (
        f"{kind} {case.reference}, version {plan.version}"
        if kind == SIP_KIND
        else f"Genomförandeplan {case.reference}, version {plan.version}"
    )
    return [
        Letter(
            kind,
            title,
            name,
            case.id,
            case.reference,
            recipients,
            template,
            data,
            people_ids(case),
            plan_id=plan.id,
        )
    ]


def _paper(register: Register, case: Case, plan: Plan, asked: Asked) -> PlanPaper:
    child = case.child
    assert child is not None  # a plan is made for a child only
    guardians = _guardians(case, plan)
    return PlanPaper(
        reference=case.reference,
        sender=sender(register, case),
        today=asked.today,
        version=plan.version,
        made_on=plan.made_on,
        coordinator=plan.coordinator.presented if plan.coordinator else "",
        child=on_paper(child, case, asked.unmask),
        of_age=case.of_age(plan.made_on),
        guardians=tuple(on_paper(person, case, asked.unmask) for person in guardians),
        needs=plan.needs,
        works_well=plan.works_well,
        goal=plan.goal,
        measures=_on_paper(plan.measures, case, asked),
        # The law counts the social services as the municipality; the school is "någon annan" (SoL
        # 10 kap. 8 §, point 3).
        of_municipality=_on_paper(
            [measure for measure in plan.measures if measure.actor.is_social_services], case, asked
        ),
        of_region=_on_paper(
            [measure for measure in plan.measures if measure.actor.is_health_care], case, asked
        ),
        of_others=_on_paper(
            [
                measure
                for measure in plan.measures
                if not (measure.actor.is_social_services or measure.actor.is_health_care)
            ],
            case,
            asked,
        ),
        child_opinion=plan.opinion_of(child.id),
        guardian_opinions=tuple(
            OpinionOnPaper(person.name, plan.opinion_of(person.id)) for person in guardians
        ),
        overall=plan.overall,
        followup_day=plan.followup_on,
        followup_time=clock_time(plan.followup_time) if plan.followup_time else "",
        followup_place=place_on_paper(plan.followup_place, case, asked.unmask),
        convener=plan.convener,
        signatures=(
            *_actor_signatures(plan, case, asked),
            *(_signature(plan, person) for person in _signers(case, plan)),
        ),
        revised_because=plan.revised_because,
    )


def _on_paper(measures: Iterable[Measure], case: Case, asked: Asked) -> tuple[MeasureOnPaper, ...]:
    return tuple(
        MeasureOnPaper(
            number=measure.number,
            what=measure.what,
            goal=measure.goal,
            actor=actor_on_paper(measure.actor, case, asked.unmask),
            performer=measure.performer,
            extent=measure.extent,
            starts=plain(measure.starts) if measure.starts else "",
            ends=plain(measure.ends) if measure.ends else "",
            followup=measure.followup,
        )
        for measure in measures
    )


def _actor_signatures(plan: Plan, case: Case, asked: Asked) -> list[Signature]:
    signatures = []
    for actor in plan.actors:
        approval = plan.approval_of(actor=actor.id)
        contact = actor.main_contact.presented if actor.main_contact else ""
        signatures.append(
            Signature(
                approval.name if approval else contact,
                actor_on_paper(actor, case, asked.unmask),
                plain(approval.signed_on) if approval else "",
            )
        )
    return signatures


def _guardians(case: Case, plan: Plan) -> list[Person]:
    """The guardians of the day of the plan, and those who have had a say in it.

    A signed version prints the same on any day.
    """
    people = [guardian.person for guardian in case.guardians]
    return [
        person
        for person in people
        if person in case.custodians(plan.made_on)
        or plan.opinion_of(person.id)
        or plan.approval_of(person=person.id)
    ]


def _signers(case: Case, plan: Plan) -> list[Person]:
    """Those who could sign when the plan was made, and those who have signed."""
    signed = [person for person in case.people if plan.approval_of(person=person.id)]
    return [
        person
        for person in case.people
        if person in signed or person in may_sign(case, plan.made_on)
    ]


def _signature(plan: Plan, person: Person) -> Signature:
    approval = plan.approval_of(person=person.id)
    return Signature(person.name, "", plain(approval.signed_on) if approval else "")

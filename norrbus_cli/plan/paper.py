"""What the written forms of the agreement may see: the genomförandeplan and the SIP."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..case.actor.model import Actor
from ..case.model import Case, Person
from ..case.people import Addressed, about, addressed, gate, sender
from ..consent.reading import readers
from ..consent.store import covering
from ..paper.letterhead import Head
from ..paper.model import Asked, Letter
from ..paper.protection import Gate, PersonOnPaper
from ..register.database import Register
from ..words.dates import clock_time, plain
from ..words.record import Record, replace
from ..words.swedish import listed
from ..words.text import first_upper
from .choices import SIP
from .completeness import of_draft, unsigned
from .model import Measure, Plan, may_sign
from .signed import as_signed


class MeasureOnPaper(Record):
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


class OpinionOnPaper(Record):
    """Somebody's opinion; empty when none is recorded."""

    who: str
    text: str


class Signature(Record):
    """A line for a signature, signed or not."""

    who: str
    represents: str
    signed: str


class PlanPaper(Record):
    """A version of the plan.

    The measures are also grouped as the law groups them: municipality, region, others.
    """

    reference: str
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
    missing: tuple[str, ...]


def letters(register: Register, case: Case, plan: Plan, kind: str, asked: Asked) -> list[Letter]:
    """A version of the plan as a genomförandeplan or a SIP.

    The two written forms of the same agreement; the same for all who sign it, but the actors that
    no valid consent covers, unless there is a reason. Raises MayNotGet.
    """
    signers = _signers(case, plan)
    people = [each for each in case.people if each in signers or each in _guardians(case, plan)]
    covered = covering(register, case, asked.today)
    actors, left_out = readers(case, covered, plan.actors, asked)
    signed = [signed_by(plan, actor) for actor in actors]
    everyone = listed([*signed, *(each.name for each in signers)])
    return [
        replace(_letter(register, case, plan, kind, to, asked), left_out=left_out)
        for to in addressed(register, case, asked, everyone, actors, people)
    ]


def _letter(
    register: Register, case: Case, plan: Plan, kind: str, to: Addressed, asked: Asked
) -> Letter:
    written = "sip" if kind == SIP else "genomforandeplan"
    shown = gate(register, case, to.reader, asked.unmask)
    covered = covering(register, case, asked.today)
    missing = of_draft(case, plan, covered, asked.today, shown.actor, kind)
    data = _paper(*as_signed(register, case, plan), shown, tuple(missing))
    return Letter(
        kind=kind,
        title=f"{first_upper(kind)} {case.reference}, version {plan.version}",
        name=f"{case.reference}-{written}-v{plan.version}{to.mark}",
        recipient=to.recipient,
        template=f"agreement/{written}.md.j2",
        data=data,
        state=_state(data.signatures, bool(missing), not unsigned(case, plan, asked.today)),
        lacks=data.missing,
        head=Head(sender(register, case), asked.today, case.reference, plan.version),
        plan_id=plan.id,
        **about(case, shown),
    )


def _state(signatures: Iterable[Signature], draft: bool, whole: bool) -> str:
    """What tells a draft, and a print with signatures, ``whole`` where none is missing."""
    signed = any(each.signed for each in signatures)
    how = ("underskriven" if whole else "delvis-underskriven") * signed
    return "-".join(filter(None, ("utkast" * draft, how)))


def _paper(case: Case, plan: Plan, shown: Gate, missing: tuple[str, ...]) -> PlanPaper:
    child = case.child
    assert child is not None  # a plan is made for a child only
    guardians = _guardians(case, plan)
    of_municipality, of_region, of_others = _grouped(plan)
    return PlanPaper(
        reference=case.reference,
        version=plan.version,
        made_on=plan.made_on,
        coordinator=plan.coordinator.presented if plan.coordinator else "",
        child=shown.person(child),
        of_age=case.of_age(plan.made_on),
        guardians=tuple(shown.person(person) for person in guardians),
        needs=plan.needs,
        works_well=plan.works_well,
        goal=plan.goal,
        measures=_on_paper(plan.measures, shown),
        of_municipality=_on_paper(of_municipality, shown),
        of_region=_on_paper(of_region, shown),
        of_others=_on_paper(of_others, shown),
        child_opinion=plan.opinion_of(child.id),
        guardian_opinions=tuple(
            OpinionOnPaper(person.name, plan.opinion_of(person.id)) for person in guardians
        ),
        overall=shown.role(plan.overall),
        followup_day=plan.followup_on,
        followup_time=clock_time(plan.followup_time) if plan.followup_time else "",
        followup_place=shown.place(plan.followup_place),
        convener=shown.role(plan.convener),
        signatures=(
            *_actor_signatures(plan, shown),
            *(_signature(plan, person) for person in _signers(case, plan)),
        ),
        revised_because=plan.revised_because,
        missing=missing,
    )


def _grouped(plan: Plan) -> tuple[list[Measure], list[Measure], list[Measure]]:
    """The measures of the municipality, of the region and of others.

    The law counts the social services as the municipality; the school is "någon annan" (SoL 10
    kap. 8 §, point 3).
    """
    municipality = [each for each in plan.measures if each.actor.is_social_services]
    region = [each for each in plan.measures if each.actor.is_health_care]
    others = [each for each in plan.measures if each not in (*municipality, *region)]
    return municipality, region, others


def _on_paper(measures: Iterable[Measure], shown: Gate) -> tuple[MeasureOnPaper, ...]:
    return tuple(
        MeasureOnPaper(
            number=measure.number,
            what=measure.what,
            goal=measure.goal,
            actor=shown.actor(measure.actor),
            performer=shown.role(measure.performer),
            extent=measure.extent,
            starts=plain(measure.starts) if measure.starts else "",
            ends=plain(measure.ends) if measure.ends else "",
            followup=shown.role(measure.followup),
        )
        for measure in measures
    )


def _actor_signatures(plan: Plan, shown: Gate) -> list[Signature]:
    signatures = []
    for actor in plan.actors:
        approval = plan.approval_of(actor=actor.id)
        signatures.append(
            Signature(
                shown.contact(signed_by(plan, actor)),
                shown.actor(actor),
                plain(approval.signed_on) if approval else "",
            )
        )
    return signatures


def signed_by(plan: Plan, actor: Actor) -> str:
    """Who has signed for an actor, or is to."""
    approval = plan.approval_of(actor=actor.id)
    contact = actor.main_contact.presented if actor.main_contact else ""
    return approval.name if approval else contact


def _guardians(case: Case, plan: Plan) -> list[Person]:
    """The guardians of the day of the plan, and those who have had a say in it."""
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
    if approval is None:
        return Signature(person.name, "", "")
    return Signature(approval.name, "", plain(approval.signed_on))

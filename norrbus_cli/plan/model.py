"""What a plan must hold, who must approve it, and which version may still be changed.

Sources: the genomförandeplan form (Arjeplog 2012, bilaga 2), the agreement of 2025 (Norrbusmötet),
SoL (2025:400) 10 kap. 8-9 §§ and HSL (2017:30) 16 kap. 4 § for a SIP.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ..authority.model import Coordinator
from ..case.actor.model import Actor
from ..case.model import Case, Person
from ..consent.model import Coverage
from ..words.dates import age, short
from ..words.errors import NotFound, Refused, WrongUsage
from ..words.record import Record
from ..words.swedish import listed

PLAN, SIP = "genomförandeplan", "SIP"
KINDS = (PLAN, SIP)
OWN_VOICE = 15  # the age from which the young person speaks for themselves, SoL 3 kap. 4 §
DECIDED, RUNNING, DONE, STOPPED = "beslutad", "pågår", "klar", "avbruten"

FORM = "blanketten Genomförandeplan (Arjeplog 2012, bilaga 2)"
AGREEMENT = "överenskommelsen 2025, Norrbusmötet"
LAW_8 = "SoL 10 kap. 8 § och HSL 16 kap. 4 §"
LAW_9 = "SoL 10 kap. 9 §"
SECRECY = "OSL 10 kap. 1 §, 12 kap. 2 §"


class NoPlan(NotFound):
    """The case has no plan."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} har ingen plan än. Skapa den med: norrbus plan skapa {reference}"
        )


class NoVersion(NotFound):
    """The plan has no such version."""

    def __init__(self, reference: str, version: int, latest: int) -> None:
        super().__init__(
            f"{reference} har ingen plan med version {version}. Den senaste är version {latest}."
        )


class PlanExists(Refused):
    """The case has a plan; a new one is a revision."""

    def __init__(self, reference: str, version: int) -> None:
        super().__init__(
            f"{reference} har redan en plan, version {version}. Gör en ny version med: norrbus plan"
            f" revidera {reference}"
        )


class Signed(Refused):
    """Somebody has approved this version; what they approved must stay."""

    def __init__(self, reference: str, version: int) -> None:
        super().__init__(
            f"Version {version} av planen är underskriven och kan inte ändras. Gör en ny version"
            f" med: norrbus plan revidera {reference}"
        )


class SignedAlready(Refused):
    """The same approval twice."""

    def __init__(self, who: str, on: date) -> None:
        super().__init__(f"{who} skrev under {short(on)}. Underskriften ändrades inte.")


class NotInPlan(Refused):
    """Only those who take part in the plan approve it."""

    def __init__(self, who: str, known: list[str]) -> None:
        have = f"Delaktiga är {listed(known)}." if known else "Planen har inga insatser än."
        super().__init__(f"{who} är inte delaktig i planen och skriver inte under den. {have}")


class WhoSigns(WrongUsage):
    """An approval is either an actor's or a person's."""

    def __init__(self) -> None:
        super().__init__("Ange vem som skriver under: --aktör KORT eller --vem NAMN, en i taget.")


class NameNeeded(WrongUsage):
    """An actor signs by a person."""

    def __init__(self, actor: str) -> None:
        super().__init__(f"{actor} har ingen kontaktperson. Ange vem som skrev under med --namn.")


class EndBeforeStart(WrongUsage):
    """A measure would end before it starts."""

    def __init__(self, starts: date, ends: date) -> None:
        super().__init__(
            f"Insatsen kan inte sluta {short(ends)} när den börjar {short(starts)}. Rätta --börjar"
            " eller --slutar."
        )


class FollowUpBeforePlan(WrongUsage):
    """The first follow-up lies before the plan."""

    def __init__(self, followup: date, made: date) -> None:
        super().__init__(
            f"Uppföljningen {short(followup)} ligger före planen, {short(made)}. Rätta datumet."
        )


class UnknownMeasure(NotFound):
    """The plan has no measure of that number."""

    def __init__(self, number: int, known: list[int]) -> None:
        have = (
            f"Insatserna är {listed(str(each) for each in known)}."
            if known
            else "Planen har inga insatser än."
        )
        super().__init__(f"Det finns ingen insats {number}. {have}")


class Measure(Record):
    """A measure (insats): the actor answers for it, the performer carries it out.

    ``state_on``: since when its state is what it is.
    """

    id: int
    number: int
    what: str
    goal: str
    actor: Actor
    performer: str
    extent: str
    starts: date | None
    ends: date | None
    followup: str
    state: str
    state_on: date | None


class Opinion(Record):
    """What the child or a guardian thinks of the measures, in own words."""

    person: Person
    text: str


class Approval(Record):
    """A signature: an actor's by a named person, or a person's own."""

    actor: Actor | None
    person: Person | None
    name: str
    signed_on: date


class Plan(Record):
    """One version of the agreement.

    ``overall`` is the huvudman with overall responsibility, ``convener`` who calls the follow-up.
    """

    id: int
    case_id: int
    version: int
    kind: str
    made_on: date
    meeting_id: int | None
    coordinator: Coordinator | None
    needs: str
    works_well: str
    goal: str
    overall: str
    followup_on: date | None
    followup_time: str
    followup_place: str
    convener: str
    revised_because: str
    measures: tuple[Measure, ...]
    opinions: tuple[Opinion, ...]
    approvals: tuple[Approval, ...]

    @property
    def actors(self) -> list[Actor]:
        """The actors that answer for measures, each once, in the measures' order."""
        return list({measure.actor.id: measure.actor for measure in self.measures}.values())

    def opinion_of(self, person_id: int) -> str:
        """A person's opinion, empty when none is recorded."""
        return next(
            (opinion.text for opinion in self.opinions if opinion.person.id == person_id), ""
        )

    def approval_of(
        self, *, actor: int | None = None, person: int | None = None
    ) -> Approval | None:
        """The approval of an actor or a person."""
        for approval in self.approvals:
            if (actor is not None and approval.actor and approval.actor.id == actor) or (
                person is not None and approval.person and approval.person.id == person
            ):
                return approval
        return None

    def measure(self, number: int) -> Measure:
        """A measure by number. Raises UnknownMeasure."""
        for measure in self.measures:
            if measure.number == number:
                return measure
        raise UnknownMeasure(number, [measure.number for measure in self.measures])

    def require_unsigned(self, reference: str) -> None:
        """Raises Signed."""
        if self.approvals:
            raise Signed(reference, self.version)


class Remark(Record):
    """Something that is missing, and who asks for it."""

    missing: str
    source: str


def may_sign(case: Case, on: date) -> list[Person]:
    """The people who may approve on a day.

    The child at any age, and until 18 the guardians with custody.
    """
    return [*([case.child] if case.child else []), *case.custodians(on)]


def must_sign(case: Case, plan: Plan, on: date) -> list[Person]:
    """The people whose approval is asked for on a day.

    Guardians with custody, and the young person.

    The young person from 15 on the day of the plan (SoL 3 kap. 4 §; for approvals our own choice),
    and always from 18.
    """
    child = case.child
    old_enough = (
        child is not None
        and child.born is not None
        and (age(child.born, plan.made_on) >= OWN_VOICE or case.of_age(on))
    )
    return [person for person in may_sign(case, on) if old_enough or person != child]


def check(case: Case, plan: Plan, coverage: Coverage, on: date) -> list[Remark]:
    """Everything that is missing in a plan on a day, with the paragraph or page that asks for it.

    Empty when it is complete.
    """
    remarks = [*_particulars(plan), *_measures(plan), *_opinions(case, plan, on), *_follow_up(plan)]
    if plan.kind == SIP:
        remarks += _statutory(plan)
    return [*remarks, *_consent(plan, coverage), *_approvals(case, plan, on)]


def _particulars(plan: Plan) -> list[Remark]:
    wanted: list[tuple[bool, str, str]] = [
        (plan.coordinator is not None, "ansvarig handläggare/samordnare", FORM),
        (bool(plan.needs), "barnets/den unges behov", FORM),
        (bool(plan.works_well), "vad som fungerar bra, att bygga på", FORM),
        (
            bool(plan.overall),
            "samordningsansvarig: huvudman med övergripande ansvar",
            f"{LAW_8}, punkt 4" if plan.kind == SIP else FORM,
        ),
    ]
    return [Remark(f"{what} saknas", source) for there, what, source in wanted if not there]


def _measures(plan: Plan) -> list[Remark]:
    if not plan.measures:
        return [Remark("insatser saknas", f"{LAW_8}, punkt 1" if plan.kind == SIP else FORM)]
    wanted: list[tuple[Callable[[Measure], object], str, str]] = [
        (lambda measure: measure.performer, "utförare", AGREEMENT),
        (lambda measure: measure.extent, "omfattning (hur ofta, hur länge)", AGREEMENT),
        (lambda measure: measure.starts, "när den börjar", f"{FORM}, Tidsram"),
        (lambda measure: measure.ends, "när den slutar", f"{FORM}, Tidsram"),
        (lambda measure: measure.followup, "hur den följs upp", AGREEMENT),
    ]
    return [
        Remark(f"insats {measure.number} ({measure.actor.short}): {what} saknas", source)
        for measure in plan.measures
        for value, what, source in wanted
        if not value(measure)
    ]


def _opinions(case: Case, plan: Plan, on: date) -> list[Remark]:
    remarks = []
    if not case.of_age(on) and not case.custodians(on):
        remarks.append(Remark("vårdnadshavare saknas i ärendet", FORM))
    if case.child and not plan.opinion_of(case.child.id):
        remarks.append(
            Remark("barnets/den unges uppfattning om insatserna saknas", f"{FORM}; {LAW_9}")
        )
    guardians = case.custodians(on)
    if guardians and not any(plan.opinion_of(person.id) for person in guardians):
        remarks.append(Remark("vårdnadshavarens uppfattning om insatserna saknas", FORM))
    return remarks


def _follow_up(plan: Plan) -> list[Remark]:
    wanted = [
        (plan.followup_on, "datum"),
        (plan.followup_time, "tid"),
        (plan.followup_place, "plats"),
    ]
    missing = [what for value, what in wanted if not value]
    remarks = (
        [Remark(f"uppföljning: {listed(missing)} saknas", f"{FORM}, Uppföljning")]
        if missing
        else []
    )
    return remarks if plan.convener else [*remarks, Remark("sammankallande saknas", FORM)]


def _statutory(plan: Plan) -> list[Remark]:
    remarks = []
    if not any(measure.actor.is_social_services for measure in plan.measures):
        remarks.append(
            Remark(
                "ingen insats från socialtjänsten: planen är då ingen SIP i lagens mening", LAW_8
            )
        )
    if not any(measure.actor.is_health_care for measure in plan.measures):
        remarks.append(
            Remark(
                "ingen insats från hälso- och sjukvården: planen är då ingen SIP i lagens mening",
                LAW_8,
            )
        )
    return remarks


def _consent(plan: Plan, coverage: Coverage) -> list[Remark]:
    return [
        Remark(
            f"samtycke för {actor.short} saknas"
            + (f" av {listed(person.name for person in lacking)}" if lacking else ""),
            SECRECY,
        )
        for actor in plan.actors
        if not coverage.covers(actor.id)
        for lacking in [coverage.lacking(actor.id)]
    ]


def _approvals(case: Case, plan: Plan, on: date) -> list[Remark]:
    actors = [actor.short for actor in plan.actors if not plan.approval_of(actor=actor.id)]
    people = [
        person.name
        for person in must_sign(case, plan, on)
        if not plan.approval_of(person=person.id)
    ]
    return [
        Remark(f"underskrift saknas av {who}", f"{FORM}, Underskrifter")
        for who in [*actors, *people]
    ]

"""What a plan is, its measures, opinions and approvals, and who must approve it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..authority.model import Coordinator
from ..case.actor.model import Actor
from ..case.model import OWN_VOICE, Case, Person
from ..words.dates import age
from ..words.record import Record


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

    @property
    def unsigned_actors(self) -> list[Actor]:
        """The actors that have not approved it."""
        return [each for each in self.actors if not self.approval_of(actor=each.id)]

    def unsigned(self, people: Iterable[Person]) -> list[Person]:
        """Those of some people who have not approved it."""
        return [each for each in people if not self.approval_of(person=each.id)]

    def measure(self, number: int) -> Measure:
        """A measure by number. Raises UnknownMeasure."""
        for measure in self.measures:
            if measure.number == number:
                return measure
        from .refusals import UnknownMeasure

        raise UnknownMeasure(number, [measure.number for measure in self.measures])


class CasePlan(Record):
    """A version of the plan with its case."""

    case: Case
    plan: Plan

    def require_unsigned(self) -> None:
        """Raises IsClosed, Signed."""
        self.case.require_open()
        if self.plan.approvals:
            from .refusals import Signed

            raise Signed(self.case.reference, self.plan.version)


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

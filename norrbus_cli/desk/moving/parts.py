"""The parts of what goes, each without what may not go; and in words what stays at home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ...coordination.placement import store as placement_store
from ...plan.followup import store as followup_store
from ...words.record import made_of, of_row, replace
from ...words.swedish import listed
from . import agreed, model, store
from .choices import FOLLOW_UPS, MEETINGS, OBJECTIONS, PARTS, PLACEMENTS, PLAN
from .model import Package

if TYPE_CHECKING:
    from ...case.actor.model import Actor
    from ...consent.model import Consent
    from ...meeting.model import Meeting
    from ...plan.model import Approval, Plan
    from ...register.database import Register
    from ..case.overview import Overview
    from .known import Known


class Actors:
    """The actors that what goes names, each with its number in the file."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._found: dict[int, model.MovedActor] = {}

    def key(self, actor: Actor) -> int:
        """The number of an actor, which then goes by name."""
        found = self._found.get(actor.id)
        if found is None:
            key = len(self._found) + 1
            found = self._found[actor.id] = made_of(model.MovedActor, actor, key=key)
            name = self._known.shown.actor(actor)
            if name != actor.name:
                # Its name tells where somebody protected is: only what kind of actor it is goes.
                short = f"{actor.kind} {key}"
                found = self._found[actor.id] = replace(found, short=short, name=name)
        return found.key

    @property
    def found(self) -> tuple[model.MovedActor, ...]:
        """All that have been named."""
        return tuple(self._found.values())


def persons(known: Known) -> tuple[model.MovedPerson, ...]:
    """The child and the guardians with custody, without what is protected."""
    found = []
    for key, each in enumerate(known.persons, 1):
        on_paper = known.shown.person(each)
        kept = {
            name: "" if getattr(on_paper, name) != getattr(each, name) else getattr(each, name)
            for name in ("address", "phone", "email")
        }
        school = "" if known.shown.hides or known.shown.holds(each.school) else each.school
        found.append(made_of(model.MovedPerson, each, key=key, school=school, **kept))
    return tuple(found)


def guardians(known: Known) -> tuple[model.MovedGuardian, ...]:
    """The custody of those who go."""
    return tuple(
        model.MovedGuardian(known.key(each.person), each.custody)
        for each in known.case.guardians
        if known.key(each.person)
    )


def consents(
    known: Known, valid: Iterable[Consent], actors: Actors
) -> tuple[model.MovedConsent, ...]:
    """The consents in force of those who go, to the actors that all consent to."""
    found = []
    for each in valid:
        named = [actor for actor in each.actors if known.has(actor)]
        if named and known.key(each.giver):
            keys = tuple(actors.key(actor) for actor in named)
            found.append(
                made_of(model.MovedConsent, each, giver=known.key(each.giver), actors=keys)
            )
    return tuple(found)


def meetings(known: Known, found: Iterable[Meeting]) -> tuple[model.MovedMeeting, ...]:
    """The meetings that were held."""
    return tuple(
        made_of(model.MovedMeeting, each)
        for each in found
        if each.held_on and MEETINGS in known.parts
    )


def plans(known: Known, found: Sequence[Plan], actors: Actors) -> tuple[agreed.MovedPlan, ...]:
    """The plan in force, if there is one."""
    if not found or PLAN not in known.parts:
        return ()
    plan = found[-1]
    role = known.shown.role
    measures = tuple(
        made_of(
            agreed.MovedMeasure, each, actor=actors.key(each.actor), performer=role(each.performer)
        )
        for each in plan.measures
        if known.has(each.actor)
    )
    opinions = tuple(
        agreed.MovedOpinion(known.key(each.person), each.text)
        for each in plan.opinions
        if known.key(each.person)
    )
    return (
        made_of(
            agreed.MovedPlan,
            plan,
            measures=measures,
            opinions=opinions,
            approvals=tuple(_approvals(known, plan.approvals, actors)),
            followup_place=known.place(plan.followup_place),
            convener=role(plan.convener),
        ),
    )


def _approvals(
    known: Known, found: Iterable[Approval], actors: Actors
) -> Iterator[agreed.MovedApproval]:
    for each in found:
        actor = actors.key(each.actor) if each.actor and known.has(each.actor) else 0
        person = known.key(each.person) if each.person else 0
        if actor or person:
            name = known.shown.role(each.name)
            yield agreed.MovedApproval(actor, person, name, each.signed_on)


def followups(
    register: Register, known: Known, plan: Plan | None
) -> tuple[agreed.MovedFollowUp, ...]:
    """The follow-ups of the plan that goes."""
    if plan is None or FOLLOW_UPS not in known.parts:
        return ()
    return tuple(
        made_of(
            agreed.MovedFollowUp,
            each,
            next_place=known.place(each.next_place),
            results=tuple(
                made_of(agreed.MovedResult, result, measure=result.measure.number)
                for result in each.results
                if known.has(result.measure.actor)
            ),
        )
        for each in followup_store.of_case(register, known.case.id)
        if each.plan_id == plan.id
    )


def placements(register: Register, known: Known) -> tuple[model.MovedPlacement, ...]:
    """Where the child lives or has lived; the place only where it may be told."""
    if PLACEMENTS not in known.parts:
        return ()
    found = placement_store.of_case(register, known.case.id)
    return tuple(
        made_of(model.MovedPlacement, each, place=known.place(each.place)) for each in found
    )


def objections(register: Register, known: Known) -> tuple[model.MovedObjection, ...]:
    """What those who go hold to be wrong."""
    if OBJECTIONS not in known.parts:
        return ()
    keys = {each.id: key for key, each in enumerate(known.persons, 1)}
    return tuple(
        of_row(model.MovedObjection, row, person=keys[row["person_id"]])
        for row in store.objections(register, known.case.id)
        if row["person_id"] in keys
    )


def whole(
    register: Register, known: Known, package: Package, found: Overview, actors: Actors
) -> Package:
    """A package with the actors that it names, and in words what stays at home and why."""
    said = tuple(_left_out(register, known, package, found))
    return replace(package, actors=actors.found, left_out=said)


def _left_out(register: Register, known: Known, package: Package, found: Overview) -> Iterator[str]:
    if unchosen := [each for each in PARTS if each not in known.parts]:
        yield f"{listed(unchosen)}: valdes bort"
    ended = len(known.case.guardians) - len(package.guardians)
    if ended:
        yield f"vårdnadshavare ({ended}): har inte vårdnaden nu"
    if hidden := len(found.consents) - len(package.consents):
        yield f"samtycken ({hidden}): gäller inte nu, eller ingen aktör som alla samtycker till"
    if package.plans:
        stays = len(found.plans[-1].measures) - len(package.plans[0].measures)
        if stays:
            yield f"insatser ({stays}): aktören omfattas inte av samtyckena"
        if len(found.plans) > 1:
            yield f"tidigare versioner av planen ({len(found.plans) - 1}): gäller inte längre"
    if len(package.objections) < len(store.objections(register, known.case.id)) and (
        OBJECTIONS in known.parts
    ):
        yield "invändningar från den som inte följer med"
    if not known.shown.unmasked and (known.shown.hidden or known.shown.hides):
        yield (
            "adress, telefon, e-post, skola och plats som är skyddade: lämnas bara med"
            " --visa-skyddat"
        )
    yield "dokument: skicka de papper som behövs för sig"
    yield "kallelser, närvaro och möten som inte har hållits"
    yield "avvikelser, oenigheter, utvärderingar och loggen: hör till myndigheten"

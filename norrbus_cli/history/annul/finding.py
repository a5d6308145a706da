"""Which rows are meant: what is annulled, before all that hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from ...case import store as case_store
from ...case.actor import store as actor_store
from ...register.database import Register
from ...words.dates import short
from ...words.swedish import listed
from ..counted import counted
from . import form, store
from .refusals import NamedElsewhere, NothingThere, WhichOne
from .store import Place


class Numbered(Protocol):
    """Something with an id."""

    @property
    def id(self) -> int:
        """What tells rows of a table apart."""
        ...


Thing = TypeVar("Thing", bound=Numbered)


def case(register: Register, wanted: form.AnnulCase) -> list[Place]:
    """Raises UnknownReference, AmbiguousReference."""
    return [("cases", case_store.id_of(register, wanted.reference))]


def guardian(register: Register, wanted: form.AnnulGuardian) -> list[Place]:
    """A guardian with all that the person has done in the case. Raises UnknownPerson."""
    found = case_store.find(register, wanted.reference)
    person = found.person(wanted.who)
    if person.id not in {each.person.id for each in found.guardians}:
        raise NothingThere("ingen sådan vårdnadshavare", f"norrbus ärende visa {found.reference}")
    return store.of_person(register, found.id, person.id)


def consent(register: Register, wanted: form.AnnulConsent) -> list[Place]:
    """Raises UnknownPerson, NothingThere, WhichOne."""
    from ...consent import store as consent_store

    found = case_store.find(register, wanted.reference)
    giver = found.person(wanted.who)
    own = [each for each in consent_store.of_case(register, found.id) if each.giver.id == giver.id]
    if not own:
        raise NothingThere("inget samtycke", f"norrbus samtycke lista {found.reference}")
    each = _one(
        own,
        wanted.which,
        lambda each: f"{short(each.given_on)}, {listed(actor.short for actor in each.actors)}",
    )
    return [("consents", each.id)]


def attachment(register: Register, wanted: form.AnnulAttachment) -> list[Place]:
    """Raises NothingThere."""
    place = ("attachments", wanted.attachment)
    if register.stored(*place) is None:
        raise NothingThere("ingen sådan bilaga", "norrbus dokument lista")
    return [place]


def meeting(register: Register, wanted: form.AnnulMeeting) -> list[Place]:
    """Raises UnknownReference, UnknownMeeting, WhichMeeting."""
    from ...meeting import store as meeting_store

    return [("meetings", meeting_store.find(register, wanted.meeting).id)]


def summons(register: Register, wanted: form.AnnulSummons) -> list[Place]:
    """Raises UnknownReference, UnknownMeeting, WhichMeeting, NotSummoned."""
    from ...meeting import store as meeting_store

    found = meeting_store.find(register, wanted.meeting)
    return [("participants", found.participant(wanted.who).id)]


def plan(register: Register, wanted: form.AnnulPlan) -> list[Place]:
    """Raises UnknownReference, NoPlan."""
    from ...plan import store as plan_store

    return [("plans", plan_store.find(register, wanted.reference).plan.id)]


def measure(register: Register, wanted: form.AnnulMeasure) -> list[Place]:
    """Raises UnknownReference, NoPlan, UnknownMeasure."""
    from ...plan import store as plan_store

    found = plan_store.find(register, wanted.reference)
    return [("measures", found.plan.measure(wanted.number).id)]


def signature(register: Register, wanted: form.AnnulSignature) -> list[Place]:
    """Raises UnknownReference, NoPlan, WhoSigns, UnknownActor, UnknownPerson, NothingThere."""
    from ...plan import store as plan_store
    from ...plan.refusals import WhoSigns

    if bool(wanted.actor) == bool(wanted.who):
        raise WhoSigns
    found = plan_store.find(register, wanted.reference)
    column, whose = (
        ("actor_id", actor_store.named(register, wanted.actor).id)
        if wanted.actor
        else ("person_id", found.case.person(wanted.who).id)
    )
    there = store.signature(register, found.plan.id, column, whose)
    if not there:
        raise NothingThere("ingen underskrift", f"norrbus plan visa {found.case.reference}")
    return there


def followup(register: Register, wanted: form.AnnulFollowUp) -> list[Place]:
    """Raises UnknownReference, NothingThere, WhichOne."""
    from ...plan.followup import store as followup_store

    reference = case_store.reference_of(register, wanted.reference)
    there = followup_store.of_case(register, case_store.id_of(register, reference))
    if not there:
        raise NothingThere("ingen uppföljning", f"norrbus uppföljning visa {reference}")
    found = _one(there, wanted.which, lambda each: f"{short(each.held_on)}, {each.decision}")
    return [("followups", found.id)]


def placement(register: Register, wanted: form.AnnulPlacement) -> list[Place]:
    """Raises UnknownReference, NothingThere, WhichOne."""
    from ...coordination.placement import store as placement_store

    reference = case_store.reference_of(register, wanted.reference)
    there = placement_store.of_case(register, case_store.id_of(register, reference))
    if not there:
        raise NothingThere("ingen placering", f"norrbus ärende visa {reference}")
    found = _one(there, wanted.which, lambda each: f"sedan {short(each.since)}, {each.form}")
    return [("placements", found.id)]


def deviation(register: Register, wanted: form.AnnulDeviation) -> list[Place]:
    """Raises UnknownReference, AmbiguousReference."""
    from ...deviation import store as deviation_store

    return [("deviations", deviation_store.find(register, wanted.deviation).id)]


def disagreement(register: Register, wanted: form.AnnulDisagreement) -> list[Place]:
    """Raises UnknownReference, UnknownDisagreement, WhichDisagreement."""
    from ...deviation.disagreement import store as disagreement_store

    return [("disagreements", disagreement_store.find(register, wanted.disagreement).id)]


def forum(register: Register, wanted: form.AnnulForum) -> list[Place]:
    """Raises UnknownReference, AmbiguousReference."""
    from ...forum import store as forum_store

    return [("forums", forum_store.find(register, wanted.forum).id)]


def actor(register: Register, wanted: form.AnnulActor) -> list[Place]:
    """An actor with its contact persons. Raises UnknownActor, NamedElsewhere."""
    found = actor_store.named(register, wanted.actor)
    named = [
        each.table
        for each in store.Hanging(register, [("actors", found.id)]).removed
        if each.table not in {"actors", "contacts"}
    ]
    if named:
        raise NamedElsewhere(found.short, counted(named))
    return [("actors", found.id)]


def _one(found: Sequence[Thing], which: int | None, called: Callable[[Thing], str]) -> Thing:
    """The one that is meant. Raises WhichOne."""
    if which is not None and which <= len(found):
        return found[which - 1]
    if len(found) > 1 or which is not None:
        raise WhichOne([called(each) for each in found])
    return found[0]

"""What of a case goes with it: what the consents cover, without what is protected.

What a consent is about is told in words, so the program leaves whole parts at home, by actor: of an
actor that the consents do not cover nothing goes. With a reason for going without consent the parts
are chosen, and nothing is left out by actor.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from ...case.people import gate, sender, to_actors
from ...consent.model import Coverage, coverage
from ...words.record import made_of, replace
from ..case.overview import overview
from . import model, parts
from .choices import NOTHING, PARTS
from .known import Known
from .model import Package
from .refusals import NotConsentedTo, NothingAndSomething, SayWhatGoes, TextTells

if TYPE_CHECKING:
    from ...case.actor.model import Actor
    from ...case.model import Case
    from ...consent.model import Consent
    from ...paper.protection import Gate
    from ...register.database import Register
    from ..case.overview import Overview
    from .form import MoveOut


def pack(register: Register, wanted: MoveOut, receiver: Actor, today: date) -> Package:
    """What goes of a case to an actor.

    Raises NotConsentedTo, SayWhatGoes, NothingAndSomething, TextTells.
    """
    found = overview(register, wanted.reference, today)
    valid = [replace(each, actors=each.left(today)) for each in found.consents if each.valid(today)]
    covered = coverage(found.case, found.consents, today)
    known = _known(register, wanted, found, covered, receiver, valid, today)
    actors = parts.Actors(known)
    consents = parts.consents(known, valid, actors)
    plans = parts.plans(known, found.plans, actors)
    package = Package(
        id=secrets.token_hex(16),
        made_on=today,
        receiver=receiver.name,
        origin=_origin(register, found.case),
        persons=parts.persons(known),
        guardians=parts.guardians(known),
        actors=(),
        need=made_of(model.MovedNeed, found.case),
        consents=consents,
        meetings=parts.meetings(known, found.meetings),
        plans=plans,
        followups=parts.followups(register, known, found.plan if plans else None),
        placements=parts.placements(register, known),
        objections=parts.objections(register, known),
        left_out=(),
    )
    _require_untelling(known.shown, package)
    return parts.whole(register, known, package, found, actors)


def _known(
    register: Register,
    wanted: MoveOut,
    found: Overview,
    covered: Coverage,
    receiver: Actor,
    valid: Collection[Consent],
    today: date,
) -> Known:
    case, despite = found.case, bool(wanted.despite_consent)
    child = case.child
    assert child is not None  # an anonymous case has gone no further than the deed
    if not despite and not covered.covers(receiver.id):
        lacking = covered.lacking(receiver.id)
        raise NotConsentedTo(receiver.short, [each.name for each in lacking])
    return Known(
        case=case,
        shown=gate(register, case, to_actors(), bool(wanted.unmask)),
        persons=(child, *case.custodians(today)),
        covered=None if despite else frozenset(each.id for each in covered.covered),
        parts=_parts(wanted, [each.exceptions for each in valid if each.exceptions]),
    )


def _parts(wanted: MoveOut, exceptions: Iterable[str]) -> frozenset[str]:
    """Which parts go. Raises NothingAndSomething, SayWhatGoes."""
    excepted = tuple(dict.fromkeys(exceptions))
    if not wanted.parts:
        if excepted or wanted.despite_consent:
            raise SayWhatGoes(excepted)
        return frozenset(PARTS)
    if NOTHING in wanted.parts and len(set(wanted.parts)) > 1:
        raise NothingAndSomething
    return frozenset(wanted.parts) - {NOTHING}


def _origin(register: Register, case: Case) -> model.Origin:
    return made_of(model.Origin, sender(register, case), reference=case.reference)


def _require_untelling(shown: Gate, package: Package) -> None:
    """Raises TextTells."""
    told = dict.fromkeys(place for place, text in model.texts(package) if shown.holds(text))
    if told:
        raise TextTells(told)

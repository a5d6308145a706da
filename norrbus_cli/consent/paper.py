"""What the consent form (samtycke) may see: one form for each who must consent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ..case.actor import store as actor_store
from ..case.actor.model import Actor, core_parties
from ..case.model import Case, Person
from ..case.people import about, gate, numbered, sender, to_people
from ..case.refusals import NoIdentity
from ..case.then import Then
from ..paper.letterhead import Head, posted
from ..paper.model import Asked, Letter, NobodyToWriteTo
from ..paper.protection import Gate, PersonOnPaper
from ..register.database import Register
from ..register.earlier import came
from ..words.record import Record
from . import store
from .form import PURPOSE
from .given import at_giving
from .model import Consent, required_givers

if TYPE_CHECKING:
    from typing import TypedDict

    class Said(TypedDict):
        """What a consent says was given, by the fields of ConsentForm."""

        given_on: date | None
        form: str
        purpose: str
        matters: str
        exceptions: str
        valid_from: date | None
        valid_until: date | None


KIND = "samtycke"
# What a form to be filled in says where a consent says what was given.
BLANK: Said = {
    "given_on": None,
    "form": "",
    "purpose": PURPOSE,
    "matters": "",
    "exceptions": "",
    "valid_from": None,
    "valid_until": None,
}


class Narrowed(Record):
    """An actor for which a consent has been taken back, from a day."""

    actor: str
    since: date


class ConsentForm(Record):
    """A consent as given, or a form to fill in when ``given`` is false.

    ``child_alone``: what a child under 18 says beside the guardians (OSL 12 kap. 3 §).
    """

    reference: str
    child: PersonOnPaper
    giver: PersonOnPaper
    giver_is_child: bool
    child_alone: bool
    given: bool
    given_on: date | None
    form: str
    purpose: str
    matters: str
    exceptions: str
    valid_from: date | None
    valid_until: date | None
    actors: tuple[str, ...]
    narrowed: tuple[Narrowed, ...]


def letters(register: Register, case: Case, asked: Asked) -> list[Letter]:
    """A form for each consent in force, and one to be filled in for each giver who has none.

    A child under 18 has its own when it is asked for by name. Raises NoIdentity, NobodyToWriteTo,
    UnknownActor.
    """
    if case.child is None:
        raise NoIdentity(case.reference)
    givers = required_givers(case, asked.today)
    if not givers:
        raise NobodyToWriteTo(
            KIND,
            f"Lägg först till en vårdnadshavare: norrbus ärende vårdnadshavare {case.reference}",
        )
    if asked.recipient and asked.meant(case.child.name) and case.child not in givers:
        givers = (*givers, case.child)
    consents = store.of_case(register, case.id)
    found = []
    for giver in givers:
        given: list[Consent | None] = [
            consent
            for consent in consents
            if consent.giver.id == giver.id and consent.valid(asked.today)
        ]
        found += [
            _letter(register, case, case.child, giver, each, asked) for each in given or [None]
        ]
    return found


def file_of(
    register: Register, case: Case, word: str, giver: Person, consent: Consent | None
) -> str:
    """The name of a file, ``NB-2026-0001-samtycke-3-2``, without what tells that it is to be filled
    in. Numbers stand for giver and consent, in the order in which they came to the case.
    """
    name = f"{case.reference}-{word}-{numbered(register, case, giver)}"
    return f"{name}-{came(register, 'consents', consent.id, case.id)}" if consent else name


def _letter(
    register: Register,
    case: Case,
    child: Person,
    giver: Person,
    newest: Consent | None,
    asked: Asked,
) -> Letter:
    then = at_giving(register, newest) if newest else Then(register, None)
    actors = newest.actors if newest else _meant(register, case, asked)
    shown = gate(register, case, to_people([giver]), asked.unmask)
    to = posted(giver.name, shown.person(then.person(giver)).address)
    data = ConsentForm(
        reference=case.reference,
        child=shown.person(then.person(child)),
        giver=shown.person(then.person(giver)),
        giver_is_child=giver.id == child.id,
        child_alone=giver.id == child.id and not case.of_age(asked.today),
        given=newest is not None,
        actors=named(map(then.actor, actors), shown),
        narrowed=_narrowed(newest, then, shown) if newest else (),
        **(BLANK if newest is None else _said(newest)),
    )
    return Letter(
        kind=KIND,
        title=f"Samtycke {case.reference}",
        name=file_of(register, case, KIND, giver, newest),
        state="" if newest else "blankett",
        recipient=giver.name,
        reads=giver.language,
        template="consent/samtycke.md.j2",
        data=data,
        head=Head(sender(register, case), asked.today, case.reference, to=to),
        **about(case, shown),
    )


def _narrowed(consent: Consent, then: Then, shown: Gate) -> tuple[Narrowed, ...]:
    return tuple(
        Narrowed(name, each.withdrawn_on)
        for each in consent.narrowed
        for name in named([then.actor(each.actor)], shown)
    )


def _meant(register: Register, case: Case, asked: Asked) -> tuple[Actor, ...]:
    """The actors to choose among on a form: those that are named, else those that anybody in the
    case has consented to before, else the core parties (agreement of 2025). Raises UnknownActor.
    """
    if asked.actors:
        return tuple(actor_store.named(register, typed) for typed in asked.actors)
    consents = store.of_case(register, case.id)
    earlier = {actor.id: actor for consent in consents for actor in consent.actors}
    core = [each for each in actor_store.all_actors(register) if core_parties([each])]
    return tuple(earlier.values()) or tuple(core)


def _said(consent: Consent) -> Said:
    return {
        "given_on": consent.given_on,
        "form": consent.form,
        "purpose": consent.purpose,
        "matters": consent.matters,
        "exceptions": consent.exceptions,
        "valid_from": consent.valid_from,
        "valid_until": consent.valid_until,
    }


def named(actors: Iterable[Actor], shown: Gate) -> tuple[str, ...]:
    """The actors with their kinds; two of a kind that are not named are one line."""
    names = [(shown.actor(actor), actor.kind) for actor in actors]
    return tuple(
        dict.fromkeys(name if name == kind else f"{name} ({kind})" for name, kind in names)
    )

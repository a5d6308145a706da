"""A consent as it was given: with the names of that moment."""

from __future__ import annotations

from ..case.then import Then
from ..register.database import Register
from ..register.earlier import made
from ..words.record import replace
from .model import Consent


def at_giving(register: Register, consent: Consent) -> Then:
    """What people and actors were called when a consent was registered."""
    return Then(register, made(register, "consents", consent.id))


def as_given(register: Register, consent: Consent) -> Consent:
    """A consent with the names of then."""
    then = at_giving(register, consent)
    actors = tuple(then.actor(each) for each in consent.actors)
    narrowed = tuple(replace(each, actor=then.actor(each.actor)) for each in consent.narrowed)
    return replace(consent, giver=then.person(consent.giver), actors=actors, narrowed=narrowed)

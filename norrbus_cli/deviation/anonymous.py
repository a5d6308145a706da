"""What in a deviation's texts would tell whom it is about, for the copy that goes to the levels
above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.actor.model import Actor
from ..case.model import Case, Person
from ..coordination.placement import store as placement_store
from ..coordination.placement.model import Placement
from ..paper.traces import Traces, words
from ..register.database import Register
from ..words.dates import long, plain
from .model import Deviation

CHILD, GUARDIAN, STAFF, REPORTER, MANAGER, CLIENT = (
    "[barnet]",
    "[vårdnadshavare]",
    "[personal]",
    "[rapportören]",
    "[närmaste chefen]",
    "[klienten]",
)
ADDRESS, SCHOOL, PLACE, BORN, SOMEBODY = (
    "[adress]",
    "[skola]",
    "[placering]",
    "[födelsedag]",
    "[namn]",
)
_STREET = r"([^\W\d_]{3,})\.? +\d+"


def traces(register: Register, deviation: Deviation, case: Case | None) -> Traces:
    """The traces of everybody in a deviation and its case, and the whole names of everybody else in
    the register.
    """
    actors = actor_store.all_actors(register)
    placements = placement_store.of_case(register, case.id) if case else []
    whole = dict.fromkeys(case_store.known_names(register), SOMEBODY)
    whole |= {contact.name: STAFF for actor in actors for contact in actor.contacts} | {
        actor.name: f"[{actor.kind}]" for actor in actors
    }
    whole |= {placement.place: PLACE for placement in placements}
    whole |= {deviation.reporter: REPORTER, deviation.manager: MANAGER, deviation.concerns: CLIENT}
    for person, role in _people(case):
        whole |= _whole(person, role)
    return Traces(
        {text: role for text, role in whole.items() if text},
        [
            *_by_word(deviation, case, actors, placements),
            *((word, SOMEBODY) for word in _beside(register, case)),
        ],
    )


def _people(case: Case | None) -> Iterator[tuple[Person, str]]:
    for person in case.people if case else ():
        yield person, CHILD if case and case.child and person.id == case.child.id else GUARDIAN


def _whole(person: Person, role: str) -> dict[str, str]:
    days = [person.born.isoformat(), long(person.born), plain(person.born)] if person.born else []
    return {
        person.name: role,
        person.address: ADDRESS,
        person.phone: "[telefon]",
        person.email: "[e-post]",
        person.school: SCHOOL,
    } | dict.fromkeys(days, BORN)


def _beside(register: Register, case: Case | None) -> Iterator[str]:
    """The words of names that are in a sibling's case alone."""
    own = {word.casefold() for each in (case.people if case else ()) for word in words(each.name)}
    beside = case_store.of_siblings(register, [case.id])[case.id] if case else []
    for other in case_store.cases(register, beside):
        for each in other.people:
            yield from (word for word in words(each.name) if word.casefold() not in own)


def _by_word(
    deviation: Deviation, case: Case | None, actors: list[Actor], placements: list[Placement]
) -> Iterator[tuple[str, str]]:
    for person, role in _people(case):
        yield from ((word, role) for word in words(person.name))
        yield from ((street, ADDRESS) for street in re.findall(_STREET, person.address))
        yield from ((word, SCHOOL) for word in words(person.school))
    for placement in placements:
        yield from ((word, PLACE) for word in words(placement.place))
        yield from ((street, PLACE) for street in re.findall(_STREET, placement.place))
    yield from (
        (word, STAFF)
        for actor in actors
        for contact in actor.contacts
        for word in words(contact.name)
    )
    yield from ((word, REPORTER) for word in words(deviation.reporter))
    yield from ((word, MANAGER) for word in words(deviation.manager))
    # The first word begins a sentence and is seldom a name: "Flicka i åk 7".
    named = [
        word
        for word in words(deviation.concerns)
        if not deviation.concerns.startswith(f"{word} i ")
    ]
    yield from ((word, CLIENT) for word in named)

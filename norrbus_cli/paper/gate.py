"""The gate of a letter, made for each from its case, its reader and what the register holds."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from ..words.record import Record
from .homes import same
from .parties import Actor, Contact, Family, Person
from .protection import (
    ABOVE,
    FAMILY,
    NOBODY,
    NOTHING_KEPT,
    Gate,
    Kept,
    Reader,
    hides_child,
    lives_with,
    unknowing,
)
from .traces import Sought, words

_POSTCODE = r"\b\d{3} ?\d{2}\b"
_WORD = r"[^\W\d_]+"
# Own choice: words of names and addresses that are as common as the kinds of actors themselves.
_COMMON_WORDS = (
    "aktör annan barn barnet barnhälsan bup box elevhälsa elevhälsan enhet enheten"
    " folktandvård folktandvården förskola förskolan grundskola grundskolan gymnasiet"
    " gymnasieskola habilitering habiliteringen hälsocentral hälsocentralen individ kommun"
    " kommunen lgh mottagning mottagningen norra norrbotten norrbottens och plan polis polisen"
    " primärvård primärvården psykiatri region regionen skola skolan soc socialförvaltningen"
    " socialnämnden socialtjänst socialtjänsten södra tandvård unga ungdom ungdomar"
    " ungdomsmedicin vuxenpsykiatri vuxenpsykiatrin vård vården vårdcentral vårdcentralen"
    " västra våning åk årskurs östra"
)
_COMMON = frozenset(_COMMON_WORDS.split())


class Known(Record):
    """What the register knows beside the people of a case.

    All actors, where the child is placed or has been, and what stands on every paper: the
    authority, its municipality, the coordinator with telephone and e-mail.
    """

    actors: Sequence[Actor]
    places: Sequence[str]
    open: Sequence[str]


def gate(family: Family, reader: Reader, known: Known, unmasked: bool) -> Gate:
    """The gate of a letter about a family to a reader."""
    hides = hides_child(family)
    barred = unknowing(family, reader.people)
    knows = not hides or not (barred or reader.who in {ABOVE, NOBODY})
    hidden = [each for each in family.people if _is_hidden(family, each, knows)]
    none: list[Person] = []
    return Gate(
        reader=reader,
        unmasked=unmasked,
        hides=hides and not unmasked,
        knows=knows or unmasked,
        child=family.child.name if family.child else "",
        unknowing=tuple(each.name for each in barred),
        hidden=frozenset(each.id for each in (none if unmasked else hidden)),
        addresses=frozenset(
            each.address for each in (none if unmasked else hidden) if each.address
        ),
        open=frozenset(known.open),
        sought=None if unmasked else _sought(family, hidden, known, hides, knows),
        kept=NOTHING_KEPT if unmasked else _kept(family, reader),
    )


def _is_hidden(family: Family, person: Person, knows: bool) -> bool:
    """Whether a person's particulars are left out: a protected one's always, and the child's and
    of those it lives with to one who may not know where it is.
    """
    child = family.child
    with_child = child is not None and (person.id == child.id or lives_with(child, person))
    return person.protected or (with_child and not knows)


def _sought(
    family: Family, hidden: Sequence[Person], known: Known, hides: bool, knows: bool
) -> Sought:
    """What no typed text may hold for this reader."""
    actors = known.actors if not knows else []
    schools = [each.name for each in known.actors if hides and each.is_education]
    at: list[Contact] = [each for actor in actors for each in (actor, *actor.contacts)]
    places = [*known.places, *((family.child.school,) if family.child else ())] if hides else []
    of_people = [text for each in hidden for text in (each.address, each.school)]
    names = [*of_people, *places, *(each.name for each in at)]
    open_words = {word.casefold() for text in _open(family, known) for word in words(text)}
    return Sought(
        whole=[
            text
            for text in (*names, *schools, *(each.email for each in (*hidden, *at)))
            if text not in known.open and _tells(text, open_words)
        ],
        names=[word for text in names for word in words(text) if _tells(word, open_words)],
        numbers=[
            number
            for number in (*(each.phone for each in (*hidden, *at)), *_postcodes(hidden))
            if number not in known.open
        ],
    )


def _open(family: Family, known: Known) -> Iterator[str]:
    """What stands on the papers anyway: the authority, the coordinator, the people's names."""
    yield from known.open
    yield from (each.name for each in family.people)


def _tells(text: str, open_words: Container[str]) -> bool:
    """Whether a text has a word that tells more than a kind of actor or what stands there anyway.

    A text without letters, a number, tells.
    """
    found = re.findall(_WORD, text.casefold())
    return not found or any(word not in _COMMON and word not in open_words for word in found)


def _postcodes(people: Iterable[Person]) -> Iterator[str]:
    for person in people:
        yield from re.findall(_POSTCODE, person.address)


def _kept(family: Family, reader: Reader) -> Kept:
    """What is kept from a letter about a family to a reader."""
    others = list(_others(family, reader)) if reader.who == FAMILY else []
    if not others:
        return NOTHING_KEPT
    home = family.child.address if family.child else ""
    apart = [one for one, other in others if not same(one.address, other.address)]
    return Kept(
        people=frozenset(one.id for one, _ in others),
        homes=frozenset(one.id for one in apart),
        sought=Sought(
            whole=[
                *(one.address for one in apart if not same(one.address, home)),
                *(one.email for one, other in others if not same(one.email, other.email)),
            ],
            names=(),
            numbers=[
                *(one.phone for one, other in others if not same(one.phone, other.phone)),
                *(number for one, _ in others for number in _written(one.identified_by)),
            ],
        ),
    )


def _others(family: Family, reader: Reader) -> Iterator[tuple[Person, Person]]:
    """Each guardian with each other guardian who reads."""
    child = family.child
    guardians = [each for each in family.people if child is None or each.id != child.id]
    reading = [each for each in guardians if each.id in reader.people] or guardians
    for one in guardians:
        yield from ((one, other) for other in reading if other.id != one.id)


def _written(number: str) -> tuple[str, str]:
    """A personal number, whole and without its century."""
    return number, number[2:]

"""What an extract holds, and when a text that somebody wrote can be given to whom.

Sources: GDPR article 15 (and 15.4: not to others' detriment), dataskyddslagen (2018:218) 5 kap. 1 §
(nothing that is secret for the person), OSL (2009:400) 12 kap. 1, 3 §§, 21 kap. 3, 3 a §§, 26 kap.
1 §. What is held back until somebody has judged it is own choice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...case.model import Person
from ...words.record import Record
from ...words.swedish import listed
from .decisions import CHILD, GUARDIANS, INTERNAL, OWN

KIND = "registerutdrag"
NAMED = "nämner någon annan, eller något som är sekretess"
OTHERS_WORDS = "återger någon annans ord"
CHILDS_WORDS = "återger barnets egna ord, som en vårdnadshavare inte alltid får läsa"
FOR_STAFF = "vänder sig till dem som arbetar med ärendet, och kan vara sekretess inom familjen"
TAKEN_OUT = "har prövats och kan inte lämnas ut"
LEFT_OUT = "(inte med, se ”Det här har vi inte tagit med”)"
SOMEBODY = "någon annan"
AS_CHILD, AS_GUARDIAN = "barnet eller den unge", "vårdnadshavare"


class Situation(Record):
    """Whose data are told to whom: ``own`` when they are the reader's, ``grown`` when that one is
    of age, ``is_child`` when the case is about the person.
    """

    own: bool
    grown: bool
    is_child: bool


def held_back(kind: str, situation: Situation, *, own_row: bool, names: bool) -> str:
    """Why a text of a kind is held back unless somebody has judged it; empty when it is not.

    ``own_row``: the row is about the person alone; ``names``: it names somebody else.
    """
    if kind == OWN and not own_row:
        kind = INTERNAL
    if kind in {OWN, CHILD} and not situation.own:
        return CHILDS_WORDS
    if kind == GUARDIANS and situation.is_child:
        return OTHERS_WORDS
    if kind == INTERNAL and situation.is_child and not (situation.own and situation.grown):
        return FOR_STAFF
    return NAMED if names else ""


class Judged(Record):
    """What somebody has judged: the texts to leave out and those to give, by their codes."""

    out: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


class Text(Record):
    """A text that somebody wrote: its code, where it stands, whether it is given, else why not."""

    code: str
    thing: str
    label: str
    text: str
    why: str

    @property
    def given(self) -> bool:
        """Whether it stands in the extract."""
        return not self.why


class Line(Record):
    """A value: what it is called, in words, and as a program reads it."""

    label: str
    value: str
    raw: str


class Entry(Record):
    """Something that is kept, with each of its values."""

    case: str
    kind: str
    thing: str
    lines: tuple[Line, ...]


class InCase(Record):
    """A case that the person is in, as what, and whether it is about the person."""

    reference: str
    role: str
    opened_on: date
    closed_on: date | None


class Paper(Record):
    """Papers of a kind that were written on a day, to whom and how they went."""

    day: date
    kind: str
    case: str
    recipient: str
    how: str


class Look(Record):
    """Who saw the person on a day, in what, how many times."""

    day: date
    who: str
    what: str
    times: int


class Done(Record):
    """What somebody did with what is kept about the person."""

    moment: str
    day: date
    who: str
    what: str


class Extract(Record):
    """All of it. ``others`` counts what is about somebody else in the same cases, ``protected``
    says that own particulars are left out, ``placed`` that the child has been placed.
    """

    person: Person
    reader: Person
    situation: Situation
    particulars: tuple[Line, ...]
    cases: tuple[InCase, ...]
    entries: tuple[Entry, ...]
    texts: tuple[Text, ...]
    papers: tuple[Paper, ...]
    recipients: tuple[str, ...]
    sources: tuple[str, ...]
    looks: tuple[Look, ...]
    done: tuple[Done, ...]
    others: int
    protected: bool
    placed: bool

    def held(self) -> dict[str, tuple[str, ...]]:
        """What is left out, by why: ``Mötet NB-2026-0001-M1 (syfte och dagordning)``."""
        return left_out(self.texts)


def left_out(texts: Iterable[Text]) -> dict[str, tuple[str, ...]]:
    """The texts that are not given, by why."""
    found: dict[str, dict[str, list[str]]] = {}
    for each in texts:
        if not each.given:
            found.setdefault(each.why, {}).setdefault(each.thing, []).append(each.label)
    return {
        why: tuple(f"{thing} ({listed(labels)})" for thing, labels in things.items())
        for why, things in found.items()
    }

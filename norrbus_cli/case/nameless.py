"""An anonymous consultation is anonymous in its texts too.

Source: Arjeplog's routine of 2012, Metod (consultation in cases without identity) and the agreement
of 2025. A personal number is refused, and a telephone number or an address that is somebody's. What
looks like somebody's name is asked about, since nobody but the writer knows: own choice, a name of
the register, a common given name, or a word with a capital inside a sentence that is no actor, no
municipality and no staff.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ..authority.municipalities import MUNICIPALITIES
from ..paper.traces import ORDINARY, words
from ..register.database import Register
from ..words.record import Record
from . import store
from .actor import store as actor_store
from .given_names import AMBIGUOUS, GIVEN_NAMES
from .mention import store as mentioned
from .mention.model import Text
from .mention.refusals import EMAIL, NUMBER, PHONE
from .model import Case
from .refusals import MayNameSomebody, TellsANumber

_WORD = re.compile(r"[^\W\d_]{2,}")
_BEGINS = frozenset('.!?:\n"”’–-•*(')
# Own choice: what stands in every text about samverkan with a capital.
_NOBODY = frozenset({"norrbus", "norrbotten", "norrbottens", "region", "sverige", "teams"})


class Known(Record):
    """What a register knows of names, in small letters.

    ``people`` have a case or are guardians; ``staff`` by whole names, ``nobody`` are words of
    actors and places.
    """

    people: frozenset[str]
    staff: tuple[str, ...]
    nobody: frozenset[str]


def known(register: Register) -> Known:
    """What a register knows of names."""
    actors = actor_store.all_actors(register)
    people = store.names_of_people(register)
    staff = set(store.known_names(register)) - set(people)
    places = [*MUNICIPALITIES.values(), *(f"{actor.name} {actor.short}" for actor in actors)]
    return Known(
        frozenset(word.casefold() for name in people for word in words(name)),
        tuple(sorted(staff, key=len, reverse=True)),
        frozenset(word.casefold() for name in places for word in _WORD.findall(name)) | _NOBODY,
    )


def check_texts(
    register: Register, case: Case, texts: Iterable[str], today: date, despite: str
) -> None:
    """Look at texts for a case; nothing is asked of one that is about a known child.

    Raises TellsANumber for a personal number, a telephone number or an address of somebody,
    MayNameSomebody for what looks like a name unless there is a reason to go on in spite of it.
    """
    if not case.anonymous:
        return
    found: list[str] = []
    for each in map(Text, texts):
        if told := _tells(register, each, today):
            raise TellsANumber(told)
        found += [] if despite else names_in(each, known(register))
    if found:
        raise MayNameSomebody(list(dict.fromkeys(found)))


def _tells(register: Register, text: Text, today: date) -> str:
    phone, email = mentioned.reached(register, text.phones, text.emails)
    told = {NUMBER: bool(text.numbers(today)), PHONE: phone, EMAIL: email}
    return next((what for what, there in told.items() if there), "")


def names_in(text: Text, register: Known) -> Iterator[str]:
    """The words of a text that look like somebody's name, as they are written, in its order."""
    left = text.without(register.staff)
    for match in _WORD.finditer(left.text):
        if _looks_like_a_name(match[0], left.text[: match.start()], register):
            yield left.written_at(*match.span())


def _looks_like_a_name(word: str, before: str, register: Known) -> bool:
    keys = {word.casefold(), word.casefold().removesuffix("s")}
    capital = word[0].isupper()
    if keys & register.nobody:
        return False
    if keys & GIVEN_NAMES and (capital or not keys & (AMBIGUOUS | ORDINARY)):
        return True
    if not capital:
        return False
    before = before.rstrip(" \t")
    inside = bool(before) and before[-1] not in _BEGINS and not word.isupper()
    return inside or bool(keys & register.people)

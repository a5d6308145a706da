"""A text that is read outside the case names nobody of it, and nobody of another.

Sources: the agreement of 2025 (what is reported to the Samverkansstruktur, and what is treated
above the single case, is about how it works together; the Norrbus meeting is where a child is
spoken of); OSL 25 kap. 1 §, 26 kap. 1 §. Own choice: what counts as naming, see ``model``. Nobody
learns from a refusal whom the register knows: it repeats what was typed, whoever's it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from ...register.database import Register
from ...words.signs import plain
from ..model import Case
from . import store
from .model import Known, Text
from .name import Name
from .refusals import EMAIL, NUMBER, PHONE, MayNameTheChild, TellsOutside, quoted
from .surname import alone, families, of_family, surname

_STREET = re.compile(r"([^\W\d_]{3,}\.? +\d+)(?: ?[A-Z]\b)?")


Texts = Mapping[str, object] | Iterable[object]


def check_outside(
    register: Register, case: Case | None, texts: Texts, today: date, despite: str = ""
) -> None:
    """Look at texts that will be read by others than those who take part in a case, about a case
    or none: each by itself. Where they are told by their options, so is where something was found.
    Raises TellsOutside, and MayNameTheChild for what may be an ordinary word, unless there is a
    reason to go on in spite of it.
    """
    read = _read(texts)
    every = [text for _, text in read]
    numbers = {number for text in every for number in text.numbers(today)}
    named = store.outside(register, {word for text in every for word in text.begins}, numbers)
    homes = [*(each.home for each in named if each.home), *store.hidden_places(register)]
    doubtful = bool(case and case.child and Name(case.child.name).doubtful)
    found: list[Told] = []
    doubted: list[Told] = []
    households = store.families(register, {each for text in every for each in families(text.text)})
    for where, text in read:
        told = [*_of_case(text, case), *_of_family(text, [*_names(case), *households])]
        given, may = [*_given_name(register, text, case)], [*_surname(register, text, case)]
        (may if doubtful else told).extend(given)
        told += [*_of_anybody(register, text, named), *_numbers(register, text, named, today)]
        found += [(where, what) for what in [*told, *_places(text, homes)]]
        doubted += [(where, what) for what in may]
    if found:
        raise TellsOutside(*_once([*found, *doubted]))
    if doubted and not despite:
        raise MayNameTheChild(*_once(doubted))


Told = tuple[str, str]  # where, and what


def _read(texts: Texts) -> list[tuple[str, Text]]:
    """The texts, each by its option, if that is told."""
    told = texts.items() if isinstance(texts, Mapping) else (("", each) for each in texts)
    return [(where, Text(each)) for where, each in told if isinstance(each, str) and each]


def _once(found: list[Told]) -> tuple[list[str], list[str]]:
    """What was found, and where, each once."""
    where = dict.fromkeys(each for each, _ in found if each)
    return list(dict.fromkeys(what for _, what in found)), list(where)


def check_named(register: Register, case: Case | None, names: Mapping[str, object]) -> None:
    """Look at those who are named beside what is written, by option: none is of the case, but for
    staff. Raises TellsOutside.
    """
    staff = store.staff(register)
    others = [(where, text.without(staff)) for where, text in _read(names)]
    found = [(where, what) for where, text in others for what in _of_case(text, case)]
    if found:
        raise TellsOutside(*_once(found))


def _of_case(text: Text, case: Case | None) -> Iterator[str]:
    people = case.people if case else ()
    yield from (quoted(name) for each in people if (name := text.whole_name(each.name)))
    yield from _places(text, [each.address for each in people if each.address])


def _given_name(register: Register, text: Text, case: Case | None) -> Iterator[str]:
    if case and case.child and text.given_name(case.child.name):
        names = [*store.staff(register), *(each.name for each in case.people)]
        if given := text.without(names).given_name(case.child.name):
            yield quoted(given)


def _names(case: Case | None) -> list[str]:
    return [each.name for each in case.people] if case else []


def _of_family(text: Text, names: Iterable[str]) -> Iterator[str]:
    for parts in {surname(name): None for name in names}:
        if there := of_family(parts, text.stands(parts)):
            yield quoted(there)


def _surname(register: Register, text: Text, case: Case | None) -> Iterator[str]:
    """What may be the family's name, or that of somebody else who is called so."""
    for parts in {surname(name): None for name in _names(case)}:
        if alone(parts, text.stands(parts), lambda: store.words_of_staff(register)):
            left = text.without(store.staff(register)).stands(parts)
            yield from map(quoted, filter(None, [alone(parts, left, set)]))


def _of_anybody(register: Register, text: Text, named: Collection[Known]) -> Iterator[str]:
    if any(text.whole_name(each.name) for each in named):
        others = text.without(store.staff(register))
        yield from (quoted(name) for each in named if (name := others.whole_name(each.name)))


def _numbers(
    register: Register, text: Text, named: Collection[Known], today: date
) -> Iterator[str]:
    known = {each.number for each in named}
    if any(certain or number in known for number, certain in text.numbers(today).items()):
        yield NUMBER
    phone, email = store.reached(register, text.phones, text.emails)
    yield from (what for what, there in ((PHONE, phone), (EMAIL, email)) if there)


def _places(text: Text, places: Iterable[str]) -> Iterator[str]:
    """What stands there of where somebody lives: the whole of it, or the street and its number,
    with the door's letter or without.
    """
    for place in map(plain, places):
        street = _STREET.search(place)
        for part in (place, *((street[0], street[1]) if street else ())):
            spaced = r"\s+".join(map(re.escape, part.split()))
            door = "" if part[-1:].isalpha() else r"(?-i:(?! ?[A-Z]\b))"
            pattern = re.compile(rf"(?<!\w){spaced}(?!\w){door}", re.IGNORECASE)
            if there := text.written(pattern):
                yield quoted(there)
                break

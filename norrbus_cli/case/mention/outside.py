"""A text that is read outside the case names nobody of it, and nobody of another.

Sources: the agreement of 2025 (what is reported to the Samverkansstruktur, and what is treated
above the single case, is about how it works together; the Norrbus meeting is where a child is
spoken of); OSL 25 kap. 1 §, 26 kap. 1 §. Own choice: what counts as naming, see ``model``. Nobody
learns from a refusal whom the register knows: it repeats what was typed, whoever's it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ...register.database import Register
from ..model import Case
from . import store
from .model import Text
from .refusals import EMAIL, NUMBER, PHONE, TellsOutside, quoted

_STREET = re.compile(r"[^\W\d_]{3,}\.? +\d+(?: ?[A-Z]\b)?")


def check_outside(
    register: Register, case: Case | None, texts: Iterable[object], today: date
) -> None:
    """Look at texts that will be read by others than those who take part in a case, about a case
    or none. Raises TellsOutside.
    """
    text = Text("\n".join(each for each in texts if isinstance(each, str)))
    found = [*_of_case(register, text, case), *_of_anybody(register, text, today)]
    if found:
        raise TellsOutside(list(dict.fromkeys(found)))


def _of_case(register: Register, text: Text, case: Case | None) -> Iterator[str]:
    people = case.people if case else ()
    yield from (quoted(name) for each in people if (name := text.whole_name(each.name)))
    if case and case.child and text.given_name(case.child.name):
        names = [*store.staff(register), *(each.name for each in people)]
        if given := text.without(names).given_name(case.child.name):
            yield quoted(given)
    yield from _places(text, [each.address for each in people if each.address])


def _of_anybody(register: Register, text: Text, today: date) -> Iterator[str]:
    numbers = text.numbers(today)
    named = store.outside(register, text.begins, numbers)
    for each in named:
        name = text.whole_name(each.name)
        if name and (each.child or each.name not in store.staff(register)):
            yield quoted(name)
    known = {each.number for each in named}
    if any(certain or number in known for number, certain in numbers.items()):
        yield NUMBER
    phone, email = store.reached(register, text.phones, text.emails)
    yield from (what for what, there in ((PHONE, phone), (EMAIL, email)) if there)
    homes = [each.home for each in named if each.home]
    yield from _places(text, [*homes, *store.hidden_places(register)])


def _places(text: Text, places: Iterable[str]) -> Iterator[str]:
    """What stands there of where somebody lives: the whole of it, or the street and its number."""
    for place in places:
        street = _STREET.search(place)
        for part in (place, *([street[0]] if street else [])):
            there = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text.text, re.IGNORECASE)
            if there:
                yield quoted(there[0])
                break

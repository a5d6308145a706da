"""Where a family name alone tells whom a text is about: ``familjen Berg``, ``Lindqvists kom inte``.

Own choice. After a word for a family any name is one. Alone it is with a capital and no ordinary
word, given name, place or name of anybody who works with it; it stands beside no other name, and is
neither a place (``i Niva``, ``Lantto skola``) nor one with a profession (``läraren Lantto``). So
hardly anything is asked about in vain, and something is not met.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from ...authority.municipalities import MUNICIPALITIES
from ...paper.traces import ORDINARY
from ...words.record import Record
from ..given_names import GIVEN_NAMES
from .family_words import AFTER, BEFORE, FAMILY, HOME, WORDS
from .name import Name

_PLACES = frozenset(name.split()[0].casefold() for name in MUNICIPALITIES.values())
_NOBODY = ORDINARY | GIVEN_NAMES | WORDS | _PLACES | {each.removesuffix("s") for each in _PLACES}
_SHORTEST = 4
_AFTER_FAMILY = re.compile(
    rf"\b(?:{'|'.join(sorted(FAMILY))})\s+([^\W\d_][\w']*(?:-[^\W\d_][\w']*)?)", re.IGNORECASE
)


class Stands(Record):
    """Words that stand in a text with capitals: as they are written, and the words beside them
    with nothing but a blank between, empty where there is none.
    """

    before: str
    written: str
    after: str


def surname(name: str) -> tuple[str, ...]:
    """The words of a family name, in small letters; none where there is but one name."""
    found = Name(name)
    return found.last if found.others else ()


def families(text: str) -> set[str]:
    """What stands after a word for a family, with a capital, also without the s of a genitive."""
    found = {match[1] for match in _AFTER_FAMILY.finditer(text) if match[1][0].isupper()}
    return found | {each.removesuffix("s").removesuffix("'") for each in found}


def of_family(parts: tuple[str, ...], stands: Collection[Stands]) -> str:
    """Where a family is called by its name, as it is written; else empty."""
    return next(
        (
            each.written
            for each in stands
            if each.before.casefold() in FAMILY and _ends(parts, each)
        ),
        "",
    )


def alone(parts: tuple[str, ...], stands: Collection[Stands], staff: Callable[[], set[str]]) -> str:
    """Where a family name tells by itself whom it is about, as it is written; else empty.
    ``staff`` gives the words of names of those who work with it, in small letters.
    """
    if len(parts) == 1 and (len(parts[0]) < _SHORTEST or parts[0] in _NOBODY):
        return ""
    found = [each for each in stands if _tells(each) and _ends(parts, each)]
    return found[0].written if found and staff().isdisjoint(parts) else ""


def _tells(each: Stands) -> bool:
    before, after = each.before.casefold(), each.after.casefold()
    named = each.before[:1].isupper() and before not in HOME
    return not named and before not in BEFORE and after not in AFTER


def _ends(parts: tuple[str, ...], each: Stands) -> bool:
    """Whether no other name comes after it, but of what is its own: ``Lindqvists BUP``."""
    genitive = each.written.endswith("s") and not parts[-1].endswith("s")
    return genitive or not each.after[:1].isupper()

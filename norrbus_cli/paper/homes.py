"""Whether two addresses are one home, however they are written.

Two questions with two answers: what could tell where somebody lives is met generously, who lives
with whom only by an address that is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..words.swedish import fold

_HOUSE = r"([^\W\d_]+)\.? *(\d+)"
_NO_HOUSE = frozenset({"lgh", "lagenhet", "plan", "vaning", "tr", "box"})


def _houses(address: str) -> set[tuple[str, str]]:
    """The houses that an address names.

    Street and number, whatever stands around them (c/o, apartment, postcode).
    """
    return {
        (street, number)
        for street, number in re.findall(_HOUSE, fold(address))
        if street not in _NO_HOUSE
    }


def _letters(address: str) -> str:
    return "".join(letter for letter in fold(address) if letter.isalnum())


def tells(address: str, protected: Iterable[str]) -> bool:
    """Whether an address tells where a protected one is.

    The same house, or the same words where no house number is given.
    """
    key = _letters(address)
    return bool(key) and any(
        _houses(address) & _houses(other)
        or key.startswith(_letters(other))
        or _letters(other).startswith(key)
        for other in protected
    )


def same(one: str, other: str) -> bool:
    """Whether two addresses are the same letter for letter, signs and blanks aside; never when
    empty."""
    return bool(_letters(one)) and _letters(one) == _letters(other)

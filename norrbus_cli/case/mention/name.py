"""A name of the register, as it is looked for in a text."""

from __future__ import annotations

from ...paper.traces import ORDINARY
from ...words.signs import plain
from ..given_names import AMBIGUOUS, GIVEN_NAMES

_DOUBTFUL = ORDINARY | AMBIGUOUS
_CERTAIN = GIVEN_NAMES - _DOUBTFUL


class Name:
    """The given name, and each of the others with a capital, in small letters: a double name is of
    several words.
    """

    def __init__(self, name: str) -> None:
        words = plain(name).split()
        split = [tuple(filter(None, word.casefold().split("-"))) or (word,) for word in words]
        self.given, self.last = split[0], split[-1]
        self.others = [
            parts for word, parts in zip(words[1:], split[1:], strict=True) if word[0].isupper()
        ]
        self.parts = {part for parts in split for part in parts}

    @property
    def certain(self) -> bool:
        """Whether the given name is nothing else also with a small letter."""
        return _CERTAIN.issuperset(self.given)

    @property
    def capitals(self) -> bool:
        """Whether the whole name may be ordinary words with small letters: ``kim ros``."""
        return not self.certain and not _DOUBTFUL.isdisjoint(self.parts)

    @property
    def doubtful(self) -> bool:
        """Whether the given name may be an ordinary word that begins a sentence: ``Hans``."""
        return _DOUBTFUL.issuperset(self.given)

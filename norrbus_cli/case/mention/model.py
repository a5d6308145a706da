"""Which words of a text are a name or a number that somebody is known by.

Own choice: whole words, also as a genitive; of one's own child the given name alone, of anybody
else it may be another's. A word that is no name for sure counts with a capital only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ...paper.traces import ORDINARY
from ...words.identity import NotAPersonalNumber, parse_personal_number
from ...words.record import Record
from ..given_names import AMBIGUOUS, GIVEN_NAMES

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
NUMBER = re.compile(
    r"(?<!\d)(?:19|20)?\d{2}[ ./–-]?\d{2}[ ./–-]?\d{2} ?[-–+]? ?\d{2} ?\d{2}(?![-–:.]?\d)"
)
_PHONE = re.compile(r"[+\d](?:[ /().–-]{0,3}\d){6,}")
_EMAIL = re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;:()]+\.\w+")
_PARTS = 4  # of a name that stand together: Elsa Maria Berg Lantto
_WHOLE = 12  # digits of a number that begins with the century


class Word(Record):
    """A word of a text: as it may stand in a name, and where it was written."""

    forms: tuple[str, ...]
    capital: bool
    start: int
    end: int


class Known(Record):
    """What somebody is known by."""

    name: str
    number: str
    child: bool
    home: str  # where one who is protected lives; empty of others


class Text:
    """A text that is looked through."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = [_word(match) for match in WORD.finditer(text)]
        self._at: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            for form in word.forms:
                self._at.setdefault(form, []).append(place)

    @property
    def begins(self) -> list[str]:
        """Each word as it may begin a name in the register."""
        found = (form.title() for word in self._words for form in word.forms)
        written = (self.text[word.start : word.end] for word in self._words)
        return sorted({*found, *written, *(each.removesuffix("s") for each in written)})

    @property
    def emails(self) -> list[str]:
        """The addresses that stand in it, in small letters."""
        return sorted({match[0].casefold() for match in _EMAIL.finditer(self.text)})

    @property
    def phones(self) -> list[str]:
        """The digits of what may be a telephone number, from 0."""
        return sorted({digits(match[0]) for match in _PHONE.finditer(self.text)})

    def numbers(self, today: date) -> dict[str, bool]:
        """The personal numbers that stand in it, and whether each can be nothing else."""
        found = {}
        for match in NUMBER.finditer(self.text):
            written = re.sub(r"[ ./–-]", "", match[0])
            if "+" in match[0]:
                written = f"{written[:-4].rstrip('+')}+{written[-4:]}"
            try:
                number = parse_personal_number(written, today).number
            except NotAPersonalNumber:
                continue
            found[number] = match[0][0] != "0" or not match[0].isdigit()
        return found

    def whole_name(self, name: str) -> str:
        """Where a name of at least two words stands, as it is written there; else empty."""
        parts = name.casefold().split()
        if parts[0] not in self._at or not any(part in self._at for part in parts[1:]):
            return ""
        capitals = all(part in ORDINARY | AMBIGUOUS for part in parts)
        telling = {part.casefold() for part in name.split()[1:] if part[0].isupper()}
        for first, last in (*self._forward(parts, telling), *self._backward(parts)):
            if not capitals or (first.capital and last.capital):
                begin, end = min(first.start, last.start), max(first.end, last.end)
                return self.text[begin:end]
        return ""

    def _forward(self, parts: list[str], telling: set[str]) -> Iterator[tuple[Word, Word]]:
        """``Elsa Lantto``, ``Elsa Maria Lantto``: the given name and the next of the others."""
        for at in self._at.get(parts[0], []):
            for place in range(at + 1, min(at + _PARTS, len(self._words))):
                word = self._words[place]
                if self._between(place - 1).strip(" \t\n"):
                    break
                if telling & {*word.forms}:
                    yield self._words[at], word
                    break
                if not (word.capital or {*word.forms} & {*parts}):
                    break

    def _backward(self, parts: list[str]) -> Iterator[tuple[Word, Word]]:
        """``Lantto, Elsa``; not ``Per Lantto, Elsa Niva``."""
        for at in self._at.get(parts[-1], []):
            follows = at + 1 < len(self._words) and parts[0] in self._words[at + 1].forms
            if follows and not self._between(at).strip(" \t\n,"):
                beside = (self._joined(at - 1, at - 1), self._joined(at + 1, at + 2))
                if not any(beside):
                    yield self._words[at], self._words[at + 1]

    def _joined(self, place: int, other: int) -> bool:
        """Whether a word with a capital, the ``other``, stands by the one that is next to it."""
        there = place >= 0 and other < len(self._words)
        return there and self._words[other].capital and not self._between(place).strip(" \t")

    def _between(self, place: int) -> str:
        """What stands between a word and the next."""
        return self.text[self._words[place].end : self._words[place + 1].start]

    def given_name(self, name: str) -> str:
        """Where the given name alone stands, as it is written there; else empty."""
        first = name.split(maxsplit=1)[0].casefold()
        certain = first in GIVEN_NAMES - AMBIGUOUS - ORDINARY
        for at in self._at.get(first, []):
            word = self._words[at]
            if word.capital or certain:
                return self.text[word.start : word.end]
        return ""

    def without(self, names: Iterable[str]) -> Text:
        """The same text without some whole names."""
        left = self.text
        for name in sorted(names, key=len, reverse=True):
            left = re.sub(rf"(?<!\w){re.escape(name)}s?(?!\w)", " ", left, flags=re.IGNORECASE)
        return Text(left)


def _word(match: re.Match[str]) -> Word:
    folded = match[0].casefold()
    forms = (folded, folded[:-1]) if folded.endswith("s") else (folded,)
    return Word(forms, match[0][0].isupper(), match.start(), match.end())


def digits(number: str) -> str:
    """A telephone number as digits from 0: ``+46 (0)70-174`` is ``070174``."""
    return re.sub(r"^(?:00|\+)46", "0", re.sub(r"\(0\)|[^\d+]", "", number))

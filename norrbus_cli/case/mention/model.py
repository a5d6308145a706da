"""Which words of a text are a name or a number that somebody is known by.

Own choice: whole words, also as a genitive; of one's own child the given name alone, of anybody
else it may be another's. A word that is no name for sure counts with a capital only. Signs are met
as they are meant (``words.signs``), and a hyphen within a name may be a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from ...words.identity import NotAPersonalNumber, parse_personal_number
from ...words.phone import phone_digits
from ...words.record import Record
from ...words.signs import Plain, plain
from .name import Name
from .surname import Stands

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
NUMBER = re.compile(
    r"(?<!\d)(?:19|20)?\d{2}[ ./-]?\d{2}[ ./-]?\d{2}[ \n]{0,2}[-/+.]?[ \n]{0,2}\d{2} ?\d ?\d"
    r"(?![-:.]?\d)"
)
_PHONE = re.compile(r"[+\d](?:[ /().-]{0,3}\d){6,}")
_EMAIL = re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;:()]+\.\w+")
GENITIVE = re.compile("'?s$")
_PARTS = 4  # of a name that stand together: Elsa Maria Berg Lantto
_BLANK = " \t\n"
_MARKS = _BLANK + "*_("  # what may stand within a name: *Elsa* **Lantto**, Elsa (Lantto)
_GONE = "|"


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

    def __init__(self, written: str) -> None:
        self._written = written
        self._plain = Plain(written)
        self.text = self._plain.text
        self._words = [_word(match) for match in WORD.finditer(self.text)]
        self._at: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            for form in word.forms:
                self._at.setdefault(form, []).append(place)

    @property
    def begins(self) -> list[str]:
        """Each word, and two that stand together, as they may begin a name in the register."""
        one = [self.text[word.start : word.end] for word in self._words]
        two = [
            f"{first}-{then}"
            for place, (first, then) in enumerate(pairwise(one))
            if self._runs_on(place)
        ]
        written = [*one, *two, *(GENITIVE.sub("", each) for each in (*one, *two))]
        return sorted({form for each in written for form in (each, each.title())})

    @property
    def emails(self) -> list[str]:
        """The addresses that stand in it, in small letters."""
        return sorted({match[0].casefold() for match in _EMAIL.finditer(self.text)})

    @property
    def phones(self) -> list[str]:
        """The digits of what may be a telephone number, from 0."""
        return sorted({phone_digits(match[0]) for match in _PHONE.finditer(self.text)})

    def numbers(self, today: date) -> dict[str, bool]:
        """The personal numbers that stand in it, and whether each can be nothing else."""
        found = {}
        for match in NUMBER.finditer(self.text):
            written = re.sub(r"\D", "", match[0])
            if "+" in match[0]:
                written = f"{written[:-4]}+{written[-4:]}"
            try:
                number = parse_personal_number(written, today).number
            except NotAPersonalNumber:
                continue
            found[number] = match[0][0] != "0" or not match[0].isdigit()
        return found

    def written(self, pattern: re.Pattern[str]) -> str:
        """What stands there of a pattern, as it is written; else empty."""
        found = pattern.search(self.text)
        return self._plain.written(*found.span()) if found else ""

    def written_at(self, start: int, end: int) -> str:
        """What is written where a part of ``text`` stands."""
        return self._plain.written(start, end)

    def whole_name(self, name: str) -> str:
        """Where a name of at least two words stands, as it is written there; else empty."""
        sought = Name(name)
        for first, last in (*self._forward(sought), *self._backward(sought)):
            begin, end = self._words[first], self._words[last]
            if not sought.capitals or (begin.capital and end.capital):
                return self._plain.written(begin.start, end.end)
        return ""

    def _forward(self, name: Name) -> Iterator[tuple[int, int]]:
        """``Elsa Lantto``, ``Elsa M. Lantto``: the given name and the next of the others."""
        for at, end in self._given(name):
            for place in range(end + 1, min(end + _PARTS, len(self._words))):
                word, hyphen = self._words[place], self._hyphen(place - 1)
                mine = bool({*word.forms} & name.parts)
                if not self._within(place - 1) or (hyphen and not mine):
                    break
                ends = [self._follow(place, other) for other in name.others]
                found = [each for each in ends if each >= 0 and not self._goes_on(each, name)]
                if found and not hyphen:
                    yield at, found[0]
                    break
                if not (word.capital or mine):
                    break

    def _backward(self, name: Name) -> Iterator[tuple[int, int]]:
        """``Lantto, Elsa``; not ``Per Lantto, Elsa Niva``."""
        for at in self._at.get(name.last[0], []) if name.others else []:
            end = self._follow(at, name.last)
            last = self._follow(end + 1, name.given) if end >= 0 else -1
            if last >= 0 and not self._between(end).strip(f"{_BLANK},"):
                beside = (self._joined(at - 1, at - 1, name), self._joined(last, last + 1, name))
                if not any(beside):
                    yield at, last

    def stands(self, parts: tuple[str, ...]) -> list[Stands]:
        """Where words stand with capitals; ``Berg-Ek`` is no Ek."""
        found = []
        for at in self._at.get(parts[0], []) if parts else ():
            end = self._follow(at, parts)
            if end < 0 or not all(each.capital for each in self._words[at : end + 1]):
                continue
            before, after = self._beside(at - 1, at - 1), self._beside(end, end + 1)
            joined = (self._hyphen(at - 1) and before, self._hyphen(end) and after)
            if not any(each and each[0].isupper() for each in joined):
                written = self._plain.written(self._words[at].start, self._words[end].end)
                found.append(Stands(before, written, after))
        return found

    def _beside(self, gap: int, other: int) -> str:
        """The word that is next to a place, with a blank or a hyphen between; else empty."""
        there = gap >= 0 and other < len(self._words) and self._runs_on(gap)
        return self.text[self._words[other].start : self._words[other].end] if there else ""

    def _given(self, name: Name) -> Iterator[tuple[int, int]]:
        """Where a given name stands, from its first word to its last; ``Elsa-Mi`` is no Elsa."""
        for at in self._at.get(name.given[0], []):
            end = self._follow(at, name.given)
            before = at > 0 and self._hyphen(at - 1) and self._words[at - 1].capital
            if end >= 0 and not before:
                yield at, end

    def _follow(self, place: int, parts: tuple[str, ...]) -> int:
        """The last of the words that are ``parts``, from a place on, with a hyphen or a blank
        between; -1 where others stand.
        """
        for count, part in enumerate(parts):
            at = place + count
            if at >= len(self._words) or part not in self._words[at].forms:
                return -1
            if count and not self._runs_on(at - 1):
                return -1
        return place + len(parts) - 1

    def _goes_on(self, place: int, name: Name) -> bool:
        """Whether a hyphen makes another name of a word: ``Lantto-Ek`` is no Lantto."""
        return self._hyphen(place) and self._joined(place, place + 1, name)

    def _joined(self, place: int, other: int, name: Name) -> bool:
        """Whether a word with a capital that is not of the name, the ``other``, stands by the one
        that is next to it.
        """
        if place < 0 or other >= len(self._words) or {*self._words[other].forms} & name.parts:
            return False
        return self._words[other].capital and not self._between(place).strip(" \t-")

    def _within(self, place: int) -> bool:
        """Whether a name may go on after a word."""
        gap, word = self._between(place).removeprefix("-"), self._words[place]
        initial = word.capital and word.end - word.start == 1
        return not (gap.removeprefix(".") if initial else gap).strip(_MARKS)

    def _runs_on(self, place: int) -> bool:
        """Whether a hyphen, a blank or a line's end is all that stands after a word."""
        return not self._between(place).removeprefix("-").strip(_BLANK)

    def _hyphen(self, place: int) -> bool:
        return self._between(place).startswith("-")

    def _between(self, place: int) -> str:
        """What stands between a word and the next; after the last all that is left."""
        then = self._words[place + 1].start if place + 1 < len(self._words) else None
        return self.text[self._words[place].end : then]

    def given_name(self, name: str) -> str:
        """Where the given name alone stands, as it is written there; else empty."""
        sought = Name(name)
        for at, end in self._given(sought):
            first, last = self._words[at], self._words[end]
            if (first.capital or sought.certain) and not self._goes_on(end, sought):
                return self._plain.written(first.start, last.end)
        return ""

    def without(self, names: Iterable[str]) -> Text:
        """The same text without some whole names."""
        left = [*self._written]
        for name in sorted(map(plain, names), key=len, reverse=True):
            parts = name.split()
            if not any(each.casefold().partition("-")[0] in self._at for each in parts):
                continue
            spaced = r"\s+".join(map(re.escape, parts))
            whole = re.compile(rf"(?<!\w){spaced}(?:'?s)?(?!\w)", re.IGNORECASE)
            for match in whole.finditer(self.text):
                start, end = self._plain.span(*match.span())
                left[start:end] = _GONE * (end - start)
        return Text("".join(left))


def _word(match: re.Match[str]) -> Word:
    folded = match[0].casefold()
    forms = (folded, folded[:-1]) if folded.endswith("s") else (folded,)
    forms = (*forms, folded[:-2]) if folded.endswith("'s") else forms
    return Word(forms, match[0][0].isupper(), match.start(), match.end())

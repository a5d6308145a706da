"""What in a text would tell who it is about.

Names, and what has the shape of a number, an address, a reference.

A word that is also an ordinary Swedish one (per, stig, bo) counts as a name only with a capital.
What is not known here stays, so a text is to be read before it is handed out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from ..words.phone import phone_digits
from ..words.swedish import fold

# Own choice: names that are also ordinary words, where a small letter means the word.
_ORDINARY = (
    "bo berg bild björn dag dal dan ek en fors frid gran hans hed holm is jo jul juli juni lilja"
    " lind liv lo love lund maj mild my nord ny nu per ring ros rosa sky sol sten stig strand ström"
    " sund tim ulv vår vik viola väst åke ås öst"
)
ORDINARY = frozenset(_ORDINARY.split())
_NUMBER = r"\b(?:(?:19|20)\d{2}|\d{2})[ .]?\d{2}[ .]?\d{2} ?[-–+. ]? ?\d{4}\b"
_SHAPES = (
    (re.compile(r"[^\s@<>]+@[^\s@<>]+\.\w+"), "[e-post]"),
    (re.compile(r"\b(?:NB|A|F)-?\d{4}-\d{1,6}(?:-?[MO]\d+)?\b", re.IGNORECASE), "[referens]"),
    (re.compile(_NUMBER), "[nummer]"),
    (re.compile(r"(?:\+46|\b0)[ -]?\d{1,3}[ /-]{0,3}\d(?:[ -]?\d){4,8}\b"), "[telefon]"),
    (re.compile(r"\b\d{3} \d{2}\b(?= *[A-ZÅÄÖ])"), "[postnummer]"),
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"[+\d](?:[ /().–-]{0,3}\d){4,}")
_LONG_NUMBER = 5  # digits: shorter ones stand in every text
_SHORTEST = 2


def words(name: str) -> list[str]:
    """The words of a name that can tell: ``Anna-Karin af Ström`` has Anna, Karin and Ström."""
    return [word for word in _WORD.findall(name) if len(word) >= _SHORTEST and word[0].isupper()]


def _known(word: str, known: Mapping[str, str]) -> str:
    """The key of a word in a text among folded words, also as a genitive.

    Empty when it is none, or an ordinary word with a small letter.
    """
    folded = word.casefold()
    for key in (folded, folded[:-1] if folded.endswith("s") else folded):
        if key in known and (key not in ORDINARY or word[0].isupper()):
            return key
    return ""


class Traces:
    """Whole texts and single words that tell who somebody is, with what may stand in their place.

    A word of several people stands for none of them.
    """

    def __init__(self, whole: Mapping[str, str], by_word: Iterable[tuple[str, str]]) -> None:
        self._whole = {
            text.casefold(): role for text, role in whole.items() if len(text) >= _SHORTEST
        }
        self._pattern = _any_of(self._whole)
        self._words: dict[str, str] = {}
        for word, role in by_word:
            key = word.casefold()
            self._words[key] = role if self._words.get(key, role) == role else "[namn]"

    def removed(self, text: str) -> str:
        """``text`` with every trace replaced, in one pass over what was written."""
        parts = [(False, text)]
        if self._pattern is not None:
            parts = _split(parts, self._pattern, self._role)
        for pattern, role in _SHAPES:
            parts = _split(parts, pattern, lambda _, role=role: role)  # type: ignore[misc]
        parts = _split(parts, _WORD, self._word)
        return "".join(part for _, part in parts)

    def _role(self, match: re.Match[str]) -> str:
        folded = match[0].casefold()
        return self._whole.get(folded) or self._whole[folded[:-1]] + "s"

    def _word(self, match: re.Match[str]) -> str | None:
        key = _known(match[0], self._words)
        return self._words[key] + match[0][len(key) :] if key else None


def _any_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    """What finds one of some texts as whole words, also as a genitive; None without texts."""
    longest_first = sorted(texts, key=len, reverse=True)
    whole = (rf"(?<!\w){re.escape(text)}s?(?!\w)" for text in longest_first)
    return re.compile("|".join(whole), re.IGNORECASE) if longest_first else None


class Sought:
    """What a paper must not hold, and whether a text holds it.

    ``whole`` texts (names, addresses of every kind) are met in any letters and with any blanks,
    the words of ``names`` as in ``words``, ``numbers`` digit by digit however they are grouped.
    """

    def __init__(self, whole: Iterable[str], names: Iterable[str], numbers: Iterable[str]) -> None:
        self._pattern = _any_of(
            {" ".join(text.split()) for text in whole if len(text.strip()) >= _SHORTEST}
        )
        self._words = {word.casefold(): "" for name in names for word in words(name)}
        self._numbers = {
            digits for digits in map(phone_digits, numbers) if len(digits) >= _LONG_NUMBER
        }

    def stands_in(self, text: str) -> bool:
        """Whether any of it stands in ``text``."""
        line = " ".join(text.split())
        return (
            bool(self._pattern and self._pattern.search(line))
            or any(_known(word, self._words) for word in _WORD.findall(line))
            or any(
                known in phone_digits(written)
                for written in _NUMBERS.findall(line)
                for known in self._numbers
            )
        )


def _split(
    parts: list[tuple[bool, str]],
    pattern: re.Pattern[str],
    replaced: Callable[[re.Match[str]], str | None],
) -> list[tuple[bool, str]]:
    """The parts with what ``pattern`` finds in those not yet replaced put in parts of their own.

    What becomes None stays.
    """
    found: list[tuple[bool, str]] = []
    for done, part in parts:
        if done:
            found.append((done, part))
            continue
        end = 0
        for match in pattern.finditer(part):
            instead = replaced(match)
            if instead is not None:
                found += [(False, part[end : match.start()]), (True, instead)]
                end = match.end()
        found.append((False, part[end:]))
    return found


def finder(names: Iterable[str]) -> Callable[[str], bool]:
    """Whether a text has a word of one of ``names`` in it."""
    known = {word.casefold(): "" for name in names for word in words(name)}
    return lambda text: any(_known(word, known) for word in _WORD.findall(text))


def shape_of(text: str) -> str:
    """``[nummer]``, ``[e-post]``, … for the first thing in a text that has the shape of what tells
    who; empty when there is none.
    """
    return next((role for pattern, role in _SHAPES if pattern.search(text)), "")


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same, however the letters are written."""
    return " ".join(fold(one).split()) == " ".join(fold(other).split())

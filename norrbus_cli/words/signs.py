"""A text as it is meant: what Word and web pages put in the place of plain signs, plain again.

Own choice: every blank is a space, every dash and hyphen ``-``, every apostrophe ``'``, every digit
0 to 9; a sign that cannot be seen (soft hyphen, U+200B) is left out.
"""

from __future__ import annotations

import re
import unicodedata

_ODD = re.compile(r"[^\x00-\x7fåäöÅÄÖéÉüÜ”]")
_APOSTROPHES = "’‘ʼ‛′´ˈ＇"
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u3164\ufe00-\ufe0f\uffa0]")
_MINUS = "−"


class Plain:
    """A text with plain signs, which knows what stood there."""

    def __init__(self, written: str) -> None:
        self._written = written
        self.text, self._places = _plain(written)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the plain text was written."""
        return (self._places[start], self._places[end - 1] + 1) if self._places else (start, end)

    def written(self, start: int, end: int) -> str:
        """What was written where a part of the plain text stands."""
        first, last = self.span(start, end)
        return self._written[first:last]


def plain(text: str) -> str:
    """``text`` with plain signs."""
    return _plain(text)[0]


def _plain(text: str) -> tuple[str, list[int]]:
    """The plain text, and where each of its signs was written; no places where all are alike."""
    if text.isascii():
        return text, []
    signs = _ODD.sub(lambda odd: _sign(odd[0]), text)
    if len(signs) == len(text):
        return signs, []
    kept = [place for place, sign in enumerate(text) if not _ODD.match(sign) or _sign(sign)]
    return signs, kept


def _sign(sign: str) -> str:
    """One plain sign, or nothing for what cannot be seen."""
    kind = unicodedata.category(sign)
    if kind == "Cf" or _UNSEEN.match(sign):
        return ""
    if kind == "Zs":
        return " "
    if kind == "Pd" or sign == _MINUS:
        return "-"
    if sign in _APOSTROPHES:
        return "'"
    return str(unicodedata.decimal(sign)) if kind == "Nd" else sign

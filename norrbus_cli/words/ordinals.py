"""The days of a month in words, folded: ``första`` to ``trettioförsta``."""

from __future__ import annotations

_ONES = ("forsta", "andra", "tredje", "fjarde", "femte", "sjatte", "sjunde", "attonde", "nionde")
_TEENS = (
    *("tionde", "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde"),
    *("artonde", "nittonde", "tjugonde"),
)
_NAMES = (*_ONES, *_TEENS, *(f"tjugo{each}" for each in _ONES), "trettionde", "trettioforsta")
_ORDINALS = {name: number for number, name in enumerate(_NAMES, 1)}


def ordinal(word: str) -> int | None:
    """The number that a folded word is of, ``förste`` as ``första``; None for no such word."""
    as_first = word[:-1] + "a" if word.endswith(("forste", "andre")) else word
    return _ORDINALS.get(as_first)

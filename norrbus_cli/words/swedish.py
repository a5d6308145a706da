"""Swedish letters: typing without dots and rings, and the order of the alphabet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


def fold(text: str) -> str:
    """``text`` as one may type it without Swedish letters: lower case, no dots, rings or accents.

    Word separators fold to ``-`` so that ``från_fil`` and ``fran-fil`` are the same word.
    """
    if text.isascii():
        return text.casefold().replace("_", "-")
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).replace(
        "_", "-"
    )


def sort_key(text: str) -> list[tuple[int, str]]:
    """A key that sorts Swedish names: å, ä, ö last, other accents as their base letter."""
    key = []
    for letter in unicodedata.normalize("NFC", text.casefold()):
        base = letter if letter in ALPHABET else fold(letter)[:1]
        place = ALPHABET.find(base)
        key.append((place if place >= 0 else -1, base))
    return key


def near(word: str, words: Iterable[str]) -> list[str]:
    """Up to three of ``words`` that look like ``word``, the nearest first, or else those whose
    first word does; letters folded.
    """
    from difflib import get_close_matches

    by_folded = {fold(candidate): candidate for candidate in words}
    found = get_close_matches(fold(word), list(by_folded), n=3)
    if not found:
        by_folded = {each.split()[0]: name for each, name in by_folded.items() if each.split()}
        # One word of several says less, so it must be nearer.
        found = get_close_matches(fold(word), list(by_folded), n=3, cutoff=0.75)
    return [by_folded[match] for match in found]


def listed(words: Iterable[str], last: str = "och") -> str:
    """``a, b och c``."""
    items = list(words)
    return (
        f" {last} ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)
    )


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """A sentence that proposes near words, or nothing; begins with a space."""
    found = near(word, words)
    return f" Menade du {listed(found, 'eller')}?" if found else ""

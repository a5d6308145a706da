"""What may stand in a text: how long, which signs; and how a text becomes plain lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from .errors import WrongUsage

SHORT = 200
LONG = 20_000
SHIELD = "skyddade personuppgifter"  # in the place of what is hidden of somebody
# Control characters but line feed and tab, surrogates, marks that turn the direction of text, line
# and paragraph separators.
_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


_RUN = r"[^\W_]+"


class TooLong(WrongUsage):
    """A text is longer than it may be."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"Texten är {length} tecken lång; högst {limit} får plats. Korta den och försök igen."
        )


class ControlCharacter(WrongUsage):
    """A text has signs that cannot be seen and could hide or forge what stands there."""

    def __init__(self, character: str) -> None:
        super().__init__(
            f"Texten innehåller ett osynligt styrtecken (U+{ord(character):04X}). Ta bort det och"
            " försök igen."
        )


def without_controls(text: str, instead: str = "") -> str:
    """``text`` with each control character replaced."""
    return re.sub(_CONTROL, instead, text)


def long_text(typed: str, limit: int = LONG) -> str:
    """A text of many lines: normalised (NFC), trimmed. Raises TooLong, ControlCharacter."""
    plain = typed.isprintable()  # and so one line without such a sign
    if not plain:
        typed = typed.replace("\r\n", "\n").replace("\r", "\n")
    text = (typed if typed.isascii() else unicodedata.normalize("NFC", typed)).strip()
    if len(text) > limit:
        raise TooLong(len(text), limit)
    if not plain and (found := re.search(_CONTROL, text)):
        raise ControlCharacter(found[0])
    if is_empty(text):
        return ""
    if plain:
        return text
    return "\n".join(line.replace("\t", " ").rstrip() for line in text.split("\n"))


def is_empty(text: str) -> bool:
    """Whether nothing in a text leaves a mark on paper: one of zero-width signs is as good as
    none.
    """
    return not text[:1].isalnum() and all(
        character.isspace()
        or unicodedata.category(character) in {"Cf", "Cn", "Co", "Mn", "Me", "Zs"}
        for character in text
    )


def short_text(typed: str) -> str:
    """A text of one line, at most 200 characters. Raises TooLong, ControlCharacter."""
    return " ".join(long_text(typed, SHORT).split())


_ADDRESS = r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\.]+(\.[^\s@<>,;:\"()\[\]\\.]+)+"


def is_address(text: str) -> bool:
    """Whether a text looks like an e-mail address.

    Something, one @, and a host with a dot and no empty part.
    """
    return re.fullmatch(_ADDRESS, text) is not None


def is_web_address(text: str) -> bool:
    """Whether a text is an address that a reader can safely be sent to: nothing but ``https`` or
    ``http`` and a host, with no blank and no sign that ends an address in a page or a file.
    """
    return re.fullmatch(r"(?i)https?://[^\s/?#@\"'<>\\]+([/?#][^\s\"'<>\\]*)?", text) is not None


def one_line(text: str) -> str:
    """``text`` for one line of output: no control characters, white space collapsed."""
    # What can be printed has no control character; a long list has half a million cells.
    return " ".join((text if text.isprintable() else without_controls(text, " ")).split())


def first_upper(text: str) -> str:
    """``text`` with a capital first, the rest as it is."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """``text`` with a full stop last, if it ends in no other such sign."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def as_typed(word: str) -> str:
    """A word as it is typed on a command line: within quotation marks where it has a blank."""
    return f'"{word}"' if " " in word else word


class Veil:
    """What stands in the place of what nobody should read.

    ``whole`` texts (names, numbers) are met in any letters and with any blanks, also as a genitive,
    the longest first; one word alone only with a capital, as are single ``words``.
    """

    def __init__(self, whole: Mapping[str, str], words: Mapping[str, str] | None = None) -> None:
        self._whole: dict[str, list[tuple[str, str]]] = {}
        self._words = words or {}
        for text in sorted(whole, key=len, reverse=True):
            if first := re.search(_RUN, text):
                rest = r"\s+".join(map(re.escape, text[first.start() :].split()))
                key = first[0].casefold()
                self._whole.setdefault(key, []).append((rf"(?i:{rest})(s?)(?!\w)", whole[text]))

    def over(self, text: str) -> str:
        """``text`` with all of it replaced; a sentence that begins with it begins as it should."""
        found, end = [], 0
        for token in re.finditer(_RUN, text):
            if token.start() >= end and (hit := self._hit(text, token)):
                begins = not token.start() and text.endswith(".")
                found += [text[end : token.start()], first_upper(hit[0]) if begins else hit[0]]
                end = hit[1]
        return "".join([*found, text[end:]])

    def _hit(self, text: str, token: re.Match[str]) -> tuple[str, int] | None:
        """What stands in the place of what begins with a word, and where that ends."""
        key, of = token[0].casefold(), token[0].endswith("s")
        alone = token[0][0].islower()
        for pattern, instead in [*self._whole.get(key, ()), *self._whole.get(key[:-1], ())]:
            met = re.compile(pattern).match(text, token.start())
            if met and not (alone and met.end() == token.end()):
                return instead + ("" if instead.endswith(")") else met[1]), met.end()
        if alone:
            return None
        if key in self._words:
            return self._words[key], token.end()
        if of and key[:-1] in self._words:
            return f"{self._words[key[:-1]]}s", token.end()
        return None


def aside(note: str) -> str:
    """What is said beside a sentence: in parentheses, or after a dash where it has its own."""
    return f" – {note}" if "(" in note else f" ({note})"

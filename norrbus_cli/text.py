"""What may stand in a text: how long, which signs; and how a text becomes plain lines."""

from __future__ import annotations

import unicodedata

from .errors import WrongUsage

SHORT = 200
LONG = 20_000
_BIDIRECTIONAL = {chr(point) for point in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}


class TooLong(WrongUsage):
    """A text is longer than it may be."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"Texten är {length} tecken lång; högst {limit} får plats. Korta den och försök igen.")


class ControlCharacter(WrongUsage):
    """A text has signs that cannot be seen and could hide or forge what stands there."""

    def __init__(self, character: str) -> None:
        super().__init__(f"Texten innehåller ett osynligt styrtecken (U+{ord(character):04X}). Ta bort det och försök igen.")


def is_control(character: str) -> bool:
    """Whether a character is a control, a surrogate or a direction mark (line feed and tab are not)."""
    if character in "\n\t":
        return False
    return unicodedata.category(character) in {"Cc", "Cs"} or character in _BIDIRECTIONAL or character in "\u2028\u2029"


def long_text(typed: str, limit: int = LONG) -> str:
    """A text of many lines: normalised (NFC), trimmed. Raises TooLong, ControlCharacter."""
    text = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(text) > limit:
        raise TooLong(len(text), limit)
    for character in text:
        if is_control(character):
            raise ControlCharacter(character)
    if not any(_can_be_seen(character) for character in text):
        return ""
    return "\n".join(line.replace("\t", " ").rstrip() for line in text.split("\n"))


def _can_be_seen(character: str) -> bool:
    """Whether a character leaves a mark on paper; a text of zero-width signs is as good as none."""
    return unicodedata.category(character) not in {"Cf", "Cn", "Co", "Mn", "Me", "Zs"} and not character.isspace()


def short_text(typed: str) -> str:
    """A text of one line, at most 200 characters. Raises TooLong, ControlCharacter."""
    return " ".join(long_text(typed, SHORT).split())


def one_line(text: str) -> str:
    """``text`` for one line of output: no control characters, white space collapsed."""
    return " ".join("".join(" " if is_control(letter) else letter for letter in text).split())

"""The key as four lines that survive a pen and a telephone."""

from __future__ import annotations

from collections.abc import Sequence

from .refusals import WeakPassphrase, WrongLine

LINES = 4
# The least of a passphrase that nothing else is asked for beside: NIST SP 800-63B-4, 3.1.1.2.
LEAST = 15
# Own choice: fewer different signs than in a word and a number.
DIFFERENT = 6
# Sixteen of the key's digits and two that tell whether they, and the line's place, are right.
_DIGITS, _CHECK = 16, 2
# Letters of the Swedish spelling alphabet; the digits are 0 to 9 and these.
SPOKEN = "A som i Adam, B i Bertil, C i Cesar, D i David, E i Erik, F i Filip"


def lines_of(key: str) -> list[str]:
    """A key of 64 hexadecimal digits as four lines: ``3F2A 99C1 07DE 4B10 – 7B``."""
    parts = [key[start : start + _DIGITS] for start in range(0, LINES * _DIGITS, _DIGITS)]
    return [
        f"{_in_fours(part).upper()} – {_check(number, part).upper()}"
        for number, part in enumerate(parts, 1)
    ]


def key_of(typed: Sequence[str]) -> str:
    """The key that four typed lines say; spaces, dashes and case do not matter.

    Raises WrongLine.
    """
    return "".join(read_line(number, line) for number, line in enumerate(typed, 1))


def read_line(number: int, line: str) -> str:
    """The sixteen digits of a line, whose place is ``number`` from 1. Raises WrongLine."""
    digits = "".join(sign for sign in line.lower() if sign.isalnum())
    part, check = digits[:_DIGITS], digits[_DIGITS:]
    hexadecimal = all(sign in "0123456789abcdef" for sign in digits)
    if len(digits) != _DIGITS + _CHECK or not hexadecimal or _check(number, part) != check:
        raise WrongLine(number)
    return part


def require_good(words: str) -> None:
    """Raises WeakPassphrase for one that could be guessed, or that nobody can type."""
    if not words.isprintable():
        raise WeakPassphrase("det har flera rader eller osynliga tecken")
    if len(words) < LEAST:
        raise WeakPassphrase(f"det har {len(words)} tecken")
    if len({*words.lower()}) < DIFFERENT:
        raise WeakPassphrase("samma tecken kommer om och om igen")


def _check(number: int, part: str) -> str:
    """CRC-8 (polynomial 0x07) from the line's number: one wrong digit, two that have changed
    places and a line in another's place are always found.
    """
    rest = number
    for octet in bytes.fromhex(part):
        rest ^= octet
        for _ in range(8):
            rest = (rest << 1) ^ (0x107 if rest & 0x80 else 0)
    return f"{rest:02x}"


def _in_fours(digits: str) -> str:
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))

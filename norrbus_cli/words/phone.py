"""Telephone numbers: read by their digits, shown as they are written in Sweden.

A number is its area code, a hyphen and the rest in groups of two or three; an area code has four
digits, but for those named here. Own choice, and own code: the library ``phonenumbers`` takes 48 MB
and 50 ms. This was tried against it in every code and agrees, but for 077 (0771-52 45 24, as people
know it) and some numbers that cost extra to call.
"""

from __future__ import annotations

import re

_COUNTRY = 9  # digits: a number that begins with 46 and is longer begins with the country
_SHORT = (
    "08 010 011 013 016 018 019 020 021 023 026 031 033 035 036 040 042 044 046 054 060 063"
    " 070 072 073 074 075 076 078 079 090"
)
_SHORT_CODES = frozenset(_SHORT.split())
_LONG_CODE = 4
_WHOLE = range(8, 11)  # digits of a number with its area code
_GROUPS = {4: (2, 2), 5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (3, 3, 2)}


def phone_digits(number: str) -> str:
    """A telephone number's digits, the country left out: ``+46 70-174`` is ``070174``."""
    found = re.sub(r"\(0\)|\D", "", number)
    return re.sub(r"^(?:00)?46", "0", found) if len(found) > _COUNTRY else found


def in_swedish_form(number: str) -> str:
    """``070-174 06 05``; a foreign number, and what is no whole Swedish one, as it is written."""
    digits = phone_digits(number)
    if not digits.startswith("0") or digits.startswith("00") or len(digits) not in _WHOLE:
        return number
    code = next((code for code in (digits[:2], digits[:3]) if code in _SHORT_CODES), "")
    code = code or digits[:_LONG_CODE]
    if "/" in number and phone_digits(number.partition("/")[0]) != code:
        return number  # one number and the end of another
    rest = digits[len(code) :]
    groups = []
    for size in _GROUPS.get(len(rest), ()):
        groups.append(rest[:size])
        rest = rest[size:]
    return f"{code}-{' '.join(groups)}" if groups else number

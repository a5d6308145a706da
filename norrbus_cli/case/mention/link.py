"""What the address of a meeting says."""

from __future__ import annotations

import re

# As a person writes a personal number or a telephone number, and no machine a meeting's.
_WRITTEN = re.compile(
    r"(?<![\w-])(?:(?:\d{6}|\d{8})[-+]\d{4}|(?:\+46|0)\d{1,3}-\d{5,8}|\+46\d{7,10})(?![\w-])"
)
_ENCODED = re.compile("(?:%[0-9a-fA-F]{2})+")
_COUNTED = re.compile(r"\d{5,}|(?<=\d )\d+")  # a street has a short number, and one


def said_by_link(link: str) -> list[str]:
    """The words of a link, and the numbers that are written in it as those of people are.

    Own choice: other digits are the meeting's own, though they happen to be a valid number.
    """
    address = _ENCODED.sub(_decoded, link)
    words = re.sub(r"[\W_]+", " ", address)
    return [_COUNTED.sub("|", words), *_WRITTEN.findall(address)]


def _decoded(match: re.Match[str]) -> str:
    """``%C3%B6`` as it is meant."""
    return bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace")

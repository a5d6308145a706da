"""Telephone numbers are not broken at the end of a line, on any page; the text is the same."""

from __future__ import annotations

import re

# From the country or from the area, with the marks that set it apart where text is read from the
# right (``language.in_order``); read by Python and by what sets a PDF.
PHONE = r"\u2066?(?:\+\d[\d ()-]{6,16}\d|\b0\d{1,3}[ -]{1,3}\d[\d -]{3,12}\d)\u2069?"
# What is no text of a page, or a number that goes on before: a day, a personal number.
_BESIDE = r"<style\b.*?</style>|<title>.*?</title>|<[^>]*>|\d[\d-]*-\d+"


def with_whole_phones(page: str) -> str:
    """A page of HTML in which what was typed is escaped: each number is one that is not broken."""

    def whole(found: re.Match[str]) -> str:
        return (
            f'<span style="white-space: nowrap">{found[0]}</span>' if found["phone"] else found[0]
        )

    return re.sub(f"(?P<phone>{PHONE})|{_BESIDE}", whole, page, flags=re.DOTALL)

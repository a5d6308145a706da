"""What a template can put on paper: text as it was typed, days, fields, lines to fill in.

Everything here gives Markdown; ``markup`` reads the fields and lines back out of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ..words import dates
from ..words.text import one_line, without_controls

BLANK, SIGNATURE = f"*{'…' * 15}*", f"*{'…' * 45}*"
BOX = "☐"
_MARKUP = re.compile(r"([\\`*_\[\]<>&|~#!{}$])")
_LEADING = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")


class Safe(str):
    """Markdown that has been escaped already."""


def escape(text: str) -> Safe:
    """One line of plain text as Markdown that renders to exactly that text."""
    line = _MARKUP.sub(r"\\\1", one_line(text))
    return Safe(
        _LEADING.sub(
            lambda match: match[1] + "\\" if match[1][0].isdigit() else "\\" + match[1], line
        )
    )


def paragraphs(text: str) -> Safe:
    """Text of many lines: line breaks and paragraphs are kept, everything else is plain text."""
    blocks = re.split(r"\n\s*\n", without_controls(text, " "))
    return Safe(
        "\n\n".join(
            "\\\n".join(escape(line) for line in block.split("\n") if line.strip())
            for block in blocks
            if block.strip()
        )
    )


def day(value: date | None) -> str:
    """A day as it stands on paper; nothing for none."""
    return dates.long(value) if value else ""


def field(label: str, *lines: str | int) -> Safe:
    """A label and its value, of one line or several; a dash where there is none."""
    shown = [escape(str(line)) for line in lines if str(line).strip()] or [Safe("–")]
    return _field(label, "\\\n".join(shown))


def blank(label: str) -> Safe:
    """A label and a line to fill in by hand."""
    return _field(label, BLANK)


def signature(label: str) -> Safe:
    """A label and a line to sign on."""
    return _field(label, SIGNATURE)


def box(text: str) -> Safe:
    """A box to tick, and what it stands for."""
    return Safe(f"{BOX} {escape(text)}")


def _field(label: str, value: str) -> Safe:
    return Safe(f"\n**{escape(label)}**\\\n{value}\n")


FILTERS: dict[str, Callable[..., str]] = {"paragraphs": paragraphs, "day": day}
MARKS: dict[str, Callable[..., Safe]] = {
    "field": field,
    "blank": blank,
    "signature": signature,
    "box": box,
}

"""What a template can put on paper: text as it was typed, days, fields, lines to fill in.

Everything here gives Markdown; ``markup`` reads the fields and lines back out of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from ..words import dates
from ..words.text import one_line, without_controls

BLANK, SIGNATURE = f"*{'…' * 15}*", f"*{'…' * 45}*"
BOX = "☐"
_MARKUP = re.compile(r"([\\`*_\[\]<>&|~#!{}$])")
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]| (?! )|[,.%()/-])*[^\W_]").fullmatch
_LEADING = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")


class Safe(str):
    """Markdown that has been escaped already."""


def escape(text: str) -> Safe:
    """One line of plain text as Markdown that renders to exactly that text."""
    if _PLAIN(text):
        return Safe(text)
    line = _MARKUP.sub(r"\\\1", one_line(text))
    return Safe(
        _LEADING.sub(
            lambda match: match[1] + "\\" if match[1][0].isdigit() else "\\" + match[1], line
        )
    )


def unescaped(markdown: str) -> str:
    """What ``escape`` made, as the plain text it was."""
    return re.sub(r"\\([^\w\s])", r"\1", markdown)


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


class Blank:
    """What an empty form is made of: whatever is asked of it is empty too."""

    def __init__(self, number: int = 0) -> None:
        self.number = number or self

    def __getattr__(self, name: str) -> Blank:
        if name.startswith("_"):
            raise AttributeError(name)
        return Blank()

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Blank]:
        return iter(())

    def __str__(self) -> str:
        return ""


def field(label: str, *lines: object) -> Safe:
    """A label and its value, of one line or several; a dash where there is none."""
    shown = [escape(str(line)) for line in lines if str(line).strip()] or [Safe("–")]
    return _field(label, "\\\n".join(shown))


def field_to_fill_in(label: str, *lines: object) -> Safe:
    """A label with its value on an empty form: what is there already, or a line to fill in."""
    return field(label, *lines) if any(str(line).strip() for line in lines) else blank(label)


def blank(label: str) -> Safe:
    """A label and a line to fill in by hand."""
    return _field(label, BLANK)


def signature(label: str) -> Safe:
    """A label and a line to sign on."""
    return _field(label, SIGNATURE)


def box(text: object) -> Safe:
    """A box to tick, and what it stands for; for nothing a line to write it on."""
    return Safe(f"{BOX} {escape(str(text)) if str(text).strip() else BLANK}")


def said(text: object, otherwise: str) -> Safe:
    """A text of many lines, or what is said where there is none."""
    return paragraphs(str(text) if str(text).strip() else otherwise)


def room_to_say(text: object, _otherwise: str) -> Safe:
    """A text of many lines, or on an empty form room to write one."""
    return paragraphs(str(text)) if str(text).strip() else space(4)


def space(lines: int) -> Safe:
    """Lines to write on by hand."""
    return Safe("\\\n".join([BLANK] * lines))


def no_rows(_number: int) -> tuple[Blank, ...]:
    """Rows to fill in: none, but on an empty form."""
    return ()


def rows(number: int) -> tuple[Blank, ...]:
    """Rows to fill in on an empty form, numbered from 1."""
    return tuple(Blank(each) for each in range(1, number + 1))


def _field(label: str, value: str) -> Safe:
    return Safe(f"\n**{escape(label)}**\\\n{value}\n")


def _written(text: object) -> Safe:
    return paragraphs(str(text))


def _to_write(text: object) -> Safe:
    return room_to_say(text, "")


# What a template calls, on a paper and on an empty form.
FILTERS: dict[bool, dict[str, Callable[..., str]]] = {
    False: {"paragraphs": _written, "day": day},
    True: {"paragraphs": _to_write, "day": day},
}
MARKS: dict[bool, dict[str, Callable[..., object]]] = {
    False: {"field": field, "said": said, "rows": no_rows},
    True: {"field": field_to_fill_in, "said": room_to_say, "rows": rows},
}
for _each in MARKS.values():
    _each.update(blank=blank, signature=signature, box=box, space=space)

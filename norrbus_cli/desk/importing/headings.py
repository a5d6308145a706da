"""The headings that a file may have, for who is to make one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...terminal.explaining import example
from ...terminal.reading import DAYS
from ...words.record import Record
from ...words.swedish import listed
from ...words.text import first_upper
from .choices import KINDS
from .fields import FIELDS, Field

DAY = "2026-04-21"  # with its year: what is read is another day tomorrow otherwise


class Heading(Record):
    """A heading of one kind of rows, whether it must be there, and what stands below it."""

    kind: str
    key: str
    needed: bool
    below: str


def headings(of: str | None) -> list[Heading]:
    """The headings of a kind of rows, of all where none is named, those that must be there first;
    of guardians the first one's, whose name and custody are needed where there is one.
    """
    return [
        Heading(kind, each.key, each.required, _below(each))
        for kind in ([of] if of else KINDS)
        for each in sorted(FIELDS[kind], key=lambda one: not one.required)
        if not each.part.endswith("2")
    ]


def told(found: Iterable[Heading], *, on_screen: bool) -> Iterator[str]:
    """A line for each, with tabs for a program; on a screen below its kind."""
    kind = ""
    for each in found:
        needed = "behövs" if each.needed else ""
        if not on_screen:
            yield "\t".join([each.kind, each.key, needed, each.below])
            continue
        if each.kind != kind:
            kind = each.kind
            yield f"{first_upper(kind)}:"
        yield f"  {each.key}{needed and f' ({needed})'}: {each.below}"


def _below(field: Field) -> str:
    if field.each.parse in DAYS:
        return DAY
    choices = field.each.choices
    return listed(choices, "eller") if choices else example(field.each)

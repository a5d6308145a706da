"""Where in a letter's data something stands that its reader must not see, by what is decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..words.record import Record
from .decisions import ANY, DECISIONS, SEARCHED, TYPED


def fields_of(kind: type) -> tuple[str, ...]:
    """The fields of a part of a letter's data; none for a plain value's type."""
    return tuple(kind.__fields__) if issubclass(kind, Record) else ()


def met(
    data: object, holds: Callable[[str], bool], searched: frozenset[str] = SEARCHED
) -> Iterator[str]:
    """What a user calls each place in a letter's data where ``holds`` is true of a text."""
    decided = DECISIONS.get(type(data).__name__, {})
    number = getattr(data, "number", None)
    for name in fields_of(type(data)):
        decision, label = decided.get(name) or decided.get(ANY, (TYPED, name))
        value = getattr(data, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str) and decision in searched and holds(each):
                yield f"{label} {number}" if isinstance(number, int) else label
            elif fields_of(type(each)):
                yield from met(each, holds, searched)

"""Made-up data for a paper by the annotations of its record: as much as it can hold, or as little.

Of nobody: a text is the name of its field.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from ...words.record import Record
from .fields import options, record_of

if TYPE_CHECKING:
    from .fields import Hint

_DAY = date(2026, 3, 30)
R = TypeVar("R", bound=Record)


class NoSample(TypeError):
    """A field has a type that nothing can be made of: a mistake of ours."""


def samples(kind: type[R]) -> Iterator[R]:
    """A record with full data and one with least, each with every yes and with every no."""
    for full in (True, False):
        for yes in (True, False):
            yield _record(kind, full, yes)


def _record(kind: type[R], full: bool, yes: bool) -> R:
    hints = typing.get_type_hints(kind)
    made = {name: _made(name, hints[name], full, yes) for name in kind.__fields__}
    return kind(**made)


def _made(name: str, hint: Hint, full: bool, yes: bool) -> object:
    """A value: of several types the first, or with every no the last; None where that is allowed
    and the data are the least.
    """
    if isinstance(hint, types.UnionType):
        if not full and types.NoneType in typing.get_args(hint):
            return None
        return _made(name, options(hint)[0 if yes else -1], full, yes)
    if typing.get_origin(hint) is tuple:
        first: Hint = typing.get_args(hint)[0]
        return (_made(name, first, full, yes),) * 2 if full else ()
    record = record_of(hint)
    if record:
        return _record(record, full, yes)
    plain: dict[object, object] = {
        bool: yes,
        int: int(full) * 7,
        str: f"{name} *1*" if full else "",
        date: _DAY,
    }
    if hint not in plain:
        raise NoSample(f"{name}: {hint}")
    return plain[hint]

"""Records: frozen values, equal when their fields are, made without generated code.

A dataclass compiles its methods when it is defined, a millisecond or two each, and a command meets
nearly a hundred. Here a class statement is all that a kind of value costs at the start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import ClassVar, TypeVar, cast, dataclass_transform

_put = object.__setattr__  # faster than the record's dictionary, which it then need not have


@dataclass_transform(frozen_default=True)
class Record:
    """A value of the fields that its class is annotated with, in their order."""

    __fields__: ClassVar[dict[str, str]] = {}
    __defaults__: ClassVar[dict[str, object]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = {name: kind for name, kind in cls.__annotations__.items() if "ClassVar" not in kind}
        cls.__fields__ = cls.__fields__ | own
        cls.__defaults__ = cls.__defaults__ | {
            name: vars(cls)[name] for name in own if name in vars(cls)
        }

    def __init__(self, *values: object, **named: object) -> None:
        fields = self.__fields__
        if not named and len(values) == len(fields):
            for name, value in zip(fields, values):  # noqa: B905 - as many; asking takes its time
                _put(self, name, value)
            return
        mine = vars(self)
        mine.update(self.__defaults__)
        mine.update(zip(fields, values, strict=False))
        mine.update(named)
        if len(mine) != len(fields) or len(values) + len(named) > len(fields):
            raise TypeError(_wrong(type(self).__name__, fields, len(values), named, mine))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen; {name} stays")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash(_values(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={vars(self)[name]!r}" for name in self.__fields__)
        return f"{type(self).__name__}({shown})"


V = TypeVar("V", bound=Record)


def _values(value: Record) -> tuple[object, ...]:
    # What is kept beside the fields (cached properties) does not count.
    mine = vars(value)
    return tuple([mine[name] for name in value.__fields__])


def _wrong(
    kind: str,
    fields: Mapping[str, str],
    placed: int,
    named: Mapping[str, object],
    given: Mapping[str, object],
) -> str:
    """Which fields a value lacks, or was given and does not have."""
    lacks = [name for name in fields if name not in given]
    twice = [name for name in list(fields)[:placed] if name in named]
    unknown = [name for name in named if name not in fields]
    return f"{kind} lacks {lacks}, has no {unknown}, got {twice} twice ({placed} placed)"


def replace(value: V, **changes: object) -> V:
    """The same value with some fields changed. Raises TypeError for one that it does not have."""
    return type(value)(**{**as_dict(value), **changes})


def made_of(kind: type[V], value: Record, **more: object) -> V:
    """A value of another kind: the fields that both have, and ``more``."""
    same = {name: each for name, each in as_dict(value).items() if name in kind.__fields__}
    return kind(**same | more)


def as_dict(value: Record) -> dict[str, object]:
    """A value's fields by name."""
    return {name: vars(value)[name] for name in value.__fields__}


def of_row(kind: type[V], row: Mapping[str, object], **more: object) -> V:
    """A row as a value: the columns that are called as its fields, days and truth as such.

    ``more`` gives the fields that are no columns, or other than their columns. Raises TypeError for
    a field that nothing gives.
    """
    columns, rest = _plan((kind, (*row.keys(),), (*more,)))
    value = kind.__new__(kind)
    for name, read in columns:
        _put(value, name, row[name] if read is None else read(row[name]))
    for name in rest:
        _put(value, name, more[name] if name in more else kind.__defaults__[name])
    return value


Read = Callable[[object], object]


@cache
def _plan(
    of: tuple[type[Record], tuple[str, ...], tuple[str, ...]],
) -> tuple[list[tuple[str, Read | None]], list[str]]:
    """The fields of a kind that are columns, and how each is read; the fields that are not.

    The same for many rows. Raises TypeError as the kind itself does.
    """
    kind, columns, given = of
    read = [
        (name, _READ.get(annotation))
        for name, annotation in kind.__fields__.items()
        if name in columns and name not in given
    ]
    kind(**dict.fromkeys([*given, *(name for name, _ in read)]))
    rest = [name for name in kind.__fields__ if name in given or name not in columns]
    return read, rest


def _day_or_none(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None else None


# A column that a day is read from holds text: the schema checks it.
_READ = cast(
    "dict[str, Read]", {"date": date.fromisoformat, "date | None": _day_or_none, "bool": bool}
)

"""What the fields of a paper's data are, by the annotations of its records."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import TypeAlias

from ...words.record import Record

if typing.TYPE_CHECKING:
    Hint: TypeAlias = "type | types.GenericAlias | types.UnionType | None"

DEEPEST = 6  # records within records; own choice: the deepest has four
_WORDS: dict[object, str] = {str: "text", int: "tal", bool: "ja eller nej", date: "dag"}


class Field(Record):
    """A field as a template names it: ``d.measures[].goal`` is of each in ``d.measures``.

    ``record`` is the class that has it, ``holds`` says in words what it holds, ``written`` how it
    is written in a template.
    """

    path: str
    record: str
    holds: str
    written: str

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path.rpartition(".")[2]


def fields_of(kind: type[Record]) -> dict[str, Hint]:
    """The fields of a record and what can be read of it besides, by name, with their types."""
    return _fields((kind,))


@cache
def _fields(of: tuple[type[Record]]) -> dict[str, Hint]:
    (kind,) = of
    hints = typing.get_type_hints(kind)
    read = {
        name: typing.get_type_hints(each.fget).get("return")
        for name, each in ((name, getattr(kind, name, None)) for name in dir(kind))
        if isinstance(each, property) and not name.startswith("_")
    }
    return {name: hints[name] for name in kind.__fields__} | read


def options(hint: Hint) -> tuple[Hint, ...]:
    """The types that a value may have; ``None`` is no value."""
    if isinstance(hint, types.UnionType):
        return tuple(each for each in typing.get_args(hint) if each is not types.NoneType)
    return (hint,)


def record_of(hint: Hint) -> type[Record] | None:
    """The record that a value is, if it is one."""
    for each in options(hint):
        if isinstance(each, type) and issubclass(each, Record):
            return each
    return None


def element_of(hint: Hint) -> Hint:
    """What each in a list is; None for what is no list."""
    for each in options(hint):
        if typing.get_origin(each) is tuple:
            first: Hint = typing.get_args(each)[0]
            return first
    return None


def spoken(hint: Hint) -> str:
    """A type in words."""
    element = element_of(hint)
    if element is not None:
        return f"lista: {spoken(element)}"
    if record_of(hint):
        said = "flera fält"
    else:
        said = " eller ".join(_WORDS[each] for each in options(hint))
    may_lack = isinstance(hint, types.UnionType) and types.NoneType in typing.get_args(hint)
    return f"{said}, kan saknas" if may_lack else said


def walk(
    kind: type[Record], before: str = "d", depth: int = DEEPEST, only: Sequence[str] = ()
) -> Iterator[Field]:
    """Every field that a template can use, those of parts after the part; or ``only`` some."""
    for name, hint in fields_of(kind).items():
        path = f"{before}.{name}"
        if only and path not in only:
            continue
        yield Field(path, kind.__name__, spoken(hint), _written(path, hint))
        element = element_of(hint)
        inner = record_of(hint if element is None else element)
        if inner and depth:
            yield from walk(inner, path if element is None else f"{path}[]", depth - 1)


def _written(path: str, hint: Hint) -> str:
    """How a field is written in a template; of each in a list as ``each``."""
    *_, last = path.split("[]")
    name = f"each{last}" if "[]" in path else last
    if element_of(hint):
        return f"{{% for each in {name} %}}"
    if record_of(hint) or options(hint) == (bool,):
        return f"{{% if {name} %}}"
    if options(hint) == (date,):
        return f"{{{{ {name}|day }}}}"
    return f"{{{{ {name} }}}}"

"""How a question is declared, for the type checker alone: which answer it gives. Never imported.

A field of a form is declared by ``question(...)`` and holds what its answer means, by how it is
read: of ``many`` a tuple, what is ``missing`` where nothing is answered. A required field that
makes no sense (``when``) is empty all the same; nobody looks at it then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, Protocol, TypedDict, TypeVar, Unpack, overload

from .context import Context
from .reading import Answers, Reading, Typed

A = TypeVar("A")
M = TypeVar("M")
F = TypeVar("F")
Read = Callable[[str, Reading], A]
Yes = Literal[True]


class Known(TypedDict, total=False):
    """What the register knows of an answer."""

    known: Callable[[Context, Typed], list[str]]
    check: Callable[[Context, str, Typed], object]
    beside: Callable[[Context, Typed], Mapping[str, str]]
    sought: Callable[[Context], Mapping[str, str]]
    means: Callable[[Context, str, Typed], str]
    told: Callable[[Context, str, Typed], str]
    adds: str
    suggests: Callable[[Context, Typed], tuple[str, str]]
    example: str


class Named(Known, total=False):
    """The same, and what stands for the answer in the help."""

    metavar: str


class Details(Named, total=False):
    """How a thing is asked for, whatever its answer is."""

    ask: bool
    between: str
    when: Callable[[Answers], bool]
    selects: bool
    if_known: bool
    shown: str
    source: str
    note: str
    own: bool


class Needed(Details, total=False):
    """The same, and whether it must be answered."""

    required: bool


class Declared(Needed, total=False):
    """All that makes a question beside its name, its text, its parser and its form."""

    many: bool
    flag: bool
    argument: bool
    default: str
    missing: object


class Asks(Protocol):
    """What makes a field: ``question``, ``argument``."""

    @overload
    def __call__(self, option: str, text: str, *, flag: Yes, ask: bool) -> bool: ...
    @overload
    def __call__(
        self, option: str, text: str, *, form: type[F], **more: Unpack[Details]
    ) -> tuple[F, ...]: ...

    # One line of text, which nothing else needs to read.
    @overload
    def __call__(
        self, option: str, text: str, *, many: Yes, **more: Unpack[Needed]
    ) -> tuple[str, ...]: ...
    @overload
    def __call__(
        self, option: str, text: str, *, missing: M, **more: Unpack[Needed]
    ) -> str | M: ...
    @overload
    def __call__(
        self, option: str, text: str, *, required: Yes, **more: Unpack[Details]
    ) -> str: ...
    @overload
    def __call__(self, option: str, text: str, *, default: str, **more: Unpack[Details]) -> str: ...
    @overload
    def __call__(self, option: str, text: str, **more: Unpack[Details]) -> str | None: ...

    # What a parser reads.
    @overload
    def __call__(
        self, option: str, text: str, parse: Read[A], *, many: Yes, **more: Unpack[Needed]
    ) -> tuple[A, ...]: ...
    @overload
    def __call__(
        self, option: str, text: str, parse: Read[A], *, missing: M, **more: Unpack[Needed]
    ) -> A | M: ...
    @overload
    def __call__(
        self, option: str, text: str, parse: Read[A], *, required: Yes, **more: Unpack[Details]
    ) -> A: ...
    @overload
    def __call__(
        self, option: str, text: str, parse: Read[A], *, default: str, **more: Unpack[Details]
    ) -> A: ...
    @overload
    def __call__(
        self, option: str, text: str, parse: Read[A], **more: Unpack[Details]
    ) -> A | None: ...

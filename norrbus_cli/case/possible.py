"""How a case is asked for by what cannot be done with every case: what makes it impossible,
whatever else is answered, is said when the case is chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..terminal.question import argument
from ..terminal.reading import Typed
from .form import CASE, OPEN

if TYPE_CHECKING:
    from ..terminal.asks import Known
    from ..terminal.context import Context
    from .model import Case


def check_open(context: Context, typed: str, _: Typed) -> Case:
    """The case, which takes new facts. Raises UnknownReference, AmbiguousReference, IsClosed."""
    from . import store

    case = store.find(context.register, typed)
    case.require_open()
    return case


def check_identified(context: Context, typed: str, answers: Typed) -> Case:
    """The same of one whose child is known. Raises NoIdentity, and as it."""
    from .refusals import NoIdentity

    case = check_open(context, typed, answers)
    if case.child is None:
        raise NoIdentity(case.reference)
    return case


def check_closed(context: Context, typed: str, _: Typed) -> Case:
    """The case, which can be opened. Raises UnknownReference, AmbiguousReference, NotClosed."""
    from . import store
    from .refusals import NotClosed

    case = store.find(context.register, typed)
    if case.closed is None:
        raise NotClosed(case.reference)
    return case


def open_argument(check: Callable[[Context, str, Typed], object] = check_open) -> str:
    """The case that a command is about, for one that is refused by ``check``."""
    known: Known = {**OPEN, "check": check}
    return argument("REF", CASE, required=True, **known)

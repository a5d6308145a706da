"""What Arjeplog's routine of 2012 asks of every meeting, in a case and above it (Allmänt)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from .choices import STANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..terminal.context import Context
    from ..terminal.reading import Typed

Held = TypeVar("Held")


def as_it_stands(
    find: Callable[[Context, Typed], Held], told: Callable[[Held], str]
) -> Callable[[Context, Typed], tuple[str, str]]:
    """What suggests an answer about a meeting that is recorded already: what is told of it."""

    def suggested(context: Context, answers: Typed) -> tuple[str, str]:
        return told(find(context, answers)), STANDS

    return suggested


def unfinished(wanted: Iterable[tuple[str, str, str]]) -> list[str]:
    """A sentence for each text that a meeting should have had and has not: the text, what it should
    have been, and the command that takes it.
    """
    return [
        f"Varje möte bör {what} (Arjeplogs rutin 2012). Lägg till det: norrbus {command}"
        for text, what, command in wanted
        if not text
    ]

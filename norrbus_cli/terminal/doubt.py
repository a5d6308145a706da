"""A deed that a rule doubts is asked about at a terminal, and then done all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from ..words.errors import Doubted
from .entry import confirm

if TYPE_CHECKING:
    from .context import Context

AGREED = "svarade i terminalen att det går bra"
Done = TypeVar("Done")


def despite_doubt(context: Context, deed: Callable[[str], Done]) -> Done:
    """Do a deed, given why it is done in spite of a doubt: nothing at first.

    What is refused with a question is asked at a terminal, and done with the answer as the reason
    that stands in the log. Raises what the deed raises, and Declined.
    """
    try:
        return deed("")
    except Doubted as doubted:
        if not context.interactive:
            raise
        confirm(context, doubted.question, agreed=False)
        return deed(AGREED)

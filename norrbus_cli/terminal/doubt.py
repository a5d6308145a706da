"""A deed that a rule doubts is asked about at a terminal, and then done all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from ..words.errors import Doubted
from .called import in_words
from .entry import confirm

if TYPE_CHECKING:
    from .context import Context
    from .question import Form

AGREED = "svarade i terminalen att det går bra"
Wanted = TypeVar("Wanted", bound="Form")
Done = TypeVar("Done")


def despite_doubt(context: Context, wanted: Wanted, deed: Callable[[Wanted], Done]) -> Done:
    """Do a deed with the form that is filled in.

    What is refused with a question is asked at a terminal, and done with the answer as the reason,
    which stands in the log. Raises what the deed raises, and Declined.
    """
    while True:
        try:
            return deed(wanted)
        except Doubted as doubted:
            if not context.interactive:
                raise
            confirm(context, in_words(context, doubted.question), agreed=False)
            wanted = type(wanted)(**vars(wanted) | {doubted.field: AGREED})

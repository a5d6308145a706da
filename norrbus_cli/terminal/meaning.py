"""What can mean either of two is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.errors import TwoMeanings
from .called import short
from .reading import NotAChoice, chosen
from .wanted import BACK, Wanted, named

if TYPE_CHECKING:
    from .context import Context
    from .question import Question


def meant(context: Context, each: Question, typed: str, two: TwoMeanings) -> str:
    """Which of two is meant, as it may be written; asked once a run.

    Raises ``two`` for who goes back, and typer.Abort.
    """
    asked = (each.option, typed)
    if asked not in context.meant:
        context.meant[asked] = _chosen(context, each, two)
    return context.meant[asked]


def _chosen(context: Context, each: Question, two: TwoMeanings) -> str:
    first, second = two.meanings
    text = f"{short(each)}: menar du {first} eller {second}?"
    wanted = Wanted(text, choices=two.meanings, numbered=True)
    while True:
        answer = named(two.meanings, context.asker.ask(wanted))
        if answer == BACK:
            raise two
        try:
            return chosen(answer, two.meanings)
        except NotAChoice as error:
            context.output.notice(error.sentence)

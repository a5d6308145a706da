"""What can mean either of two is asked about."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from ..words.errors import TwoMeanings, WrongUsage
from ..words.swedish import listed
from .called import short
from .reading import TIMES, NotAChoice, chosen
from .wanted import BACK, Wanted, named

if TYPE_CHECKING:
    from .context import Context
    from .question import Question
    from .reading import Reading


def meant(context: Context, each: Question, typed: str, two: TwoMeanings, reading: Reading) -> str:
    """Which of two is meant, as it may be written; asked once a run.

    Raises ``two`` for who goes back, and typer.Abort.
    """
    asked = (each.option, typed)
    if asked not in context.meant:
        context.meant[asked] = _chosen(context, each, typed, two, reading)
    return context.meant[asked]


def _chosen(
    context: Context, each: Question, typed: str, two: TwoMeanings, reading: Reading
) -> str:
    wanted = Wanted(
        f"{short(each)}: vad betyder {typed.strip()}?",
        hints=(f"{context.asker.back} = tillbaka",),
        choices=two.meanings,
        numbered=True,
    )
    other = "ett klockslag, till exempel 13.30" if each.parse in TIMES else "en dag som 2026-04-21"
    told = f"Det kan vara {listed(two.meanings, 'eller')}. Svara 1 eller 2, eller skriv {other}."
    while True:
        answer = named(two.meanings, context.asker.ask(wanted))
        if answer == BACK:
            raise two
        if answer and (found := _understood(each, answer, two.meanings, reading)):
            return found
        context.output.notice(told)


def _understood(each: Question, answer: str, meanings: tuple[str, str], reading: Reading) -> str:
    """One of the two, or whatever else is understood without doubt; empty for the rest."""
    with contextlib.suppress(NotAChoice):
        return chosen(answer, meanings)
    with contextlib.suppress(WrongUsage):
        each.parse(answer, reading)
        return answer
    return ""

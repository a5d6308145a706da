"""What has been answered, shown before it is saved, with what can be changed by number."""

from __future__ import annotations

from ..words.record import Record
from ..words.text import first_upper
from .context import Context
from .question import Question
from .wanted import BACK, Wanted

REMOVE = "t"
HOW = f"(j = ja, n = nej, {BACK} = tillbaka, eller numret på det som ska ändras)"
SAVE, SHOW = Wanted(f"Spara? {HOW}"), Wanted(f"Visa? {HOW}")
CHANGE_PART = Wanted(f"Vad ska ändras? (numret, {REMOVE} = ta bort alltihop, Enter = klart)")


class Line(Record):
    """A question by its field's ``name``: what is ``said`` of its answer, empty where it has none;
    which ``part`` it is, of several.
    """

    name: str
    text: str
    said: str
    part: int | None


def show(context: Context, lines: list[Line]) -> None:
    """The answers, each with its number; those without any last, close together."""
    context.output.notice("")
    numbered = list(enumerate(lines, 1))
    for number, line in numbered:
        if line.said:
            context.output.notice(f"{number:>3} {line.text}: {line.said}")
    rest = [f"{number}\u00a0{line.text}" for number, line in numbered if not line.said]
    if rest:
        context.output.notice(f"Utan svar: {', '.join(rest)}")


def one(each: Question) -> str:
    """What one record of several is: of ``Lägga till en insats`` it is ``Insats``."""
    added = each.text.removeprefix("Lägga till ")
    return first_upper(added.removeprefix("en ").removeprefix("ett "))

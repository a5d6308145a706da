"""What of a case is noted as sent, and what is written and not, as lines of its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.sheet import QUIET, Line
from ...words.dates import short

if TYPE_CHECKING:
    from ..papers.model import Paper
    from .story import Story


def sent_lines(story: Story, everything: bool) -> list[Line]:
    """What is noted as sent, and what is written and not; unless everything is asked for how many,
    and the last.
    """
    return [*_noted(story, everything), *_not_noted(story, everything)]


def _noted(story: Story, everything: bool) -> list[Line]:
    if everything or len(story.sent) < 2:
        return [Line(f"{short(each.day)}  {each.spoken}") for each in reversed(story.sent)]
    last = story.sent[-1]
    said, day = f"{len(story.sent)} utskick, senast {last.spoken}", f", {short(last.day)}"
    return [Line(said + day, brief=said, end=day)]


def _not_noted(story: Story, everything: bool) -> list[Line]:
    if everything:
        return [
            Line(f"{short(each.first.written_on)}  {_called(each)}", QUIET)
            for each in reversed(story.unsent)
        ]
    if not story.unsent:
        return []
    first, *others = reversed(story.unsent)
    count = "en" if len(others) == 1 else str(len(others))
    more = f" och {count} till" if others else ""
    return [Line(f"{first.first.kind}{more}: skrivet, inte antecknat som skickat", QUIET)]


def _called(paper: Paper) -> str:
    """``minnesanteckningar till soc: skrivet, inte antecknat som skickat``."""
    first = paper.first
    return f"{first.kind} till {first.recipient}: skrivet, inte antecknat som skickat"

"""Today on one screen, where there is more than it holds with a command below each line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...terminal.dense import draw, in_lines, room, whole_high
from ...terminal.fitting import high
from ...terminal.stream import write
from ...words.dates import long

if TYPE_CHECKING:
    from ...terminal.columns import Part

WHOLE = "--hela"
PRESSING = ("moten_idag", "forsenat", "besked", "idag")  # never cut
HEAD = 1


def show(sections: Sequence[Part], said: Sequence[str], today: date) -> bool:
    """Show the day a line a matter, below what has been ``said``; False, and nothing is shown,
    where there is room for the commands too. What is late or due on the day, a meeting too, is
    never cut.
    """
    rows = room(said)
    if HEAD + whole_high(sections) <= rows:
        return False
    head = f"Idag: {long(today)}"
    write(head)
    must = dict.fromkeys(PRESSING)
    lists = [in_lines(each, must.get(each.key, 0), {"senast"}) for each in sections]
    draw(lists, rows - high([head]), WHOLE)
    return True

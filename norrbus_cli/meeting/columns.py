"""What is shown of a meeting that is held together with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.columns import Column
from ..words.record import replace
from ..words.swedish import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Meeting

TOGETHER: Column[Meeting] = Column(
    "gemensamt_med", "Gemensamt med", lambda meeting: listed(meeting.together)
)


def together(meetings: Iterable[Meeting]) -> Column[Meeting]:
    """What meetings are held as one with; on a screen where any of them is."""
    return replace(TOGETHER, on_screen=any(each.together for each in meetings))

"""What is asked when meetings are shown."""

from __future__ import annotations

from ..case.form import unmask_question
from ..terminal.question import Listing, Showing, argument, flag
from .form import MEETING


class ShowMeeting(Showing):
    """Which meeting to show."""

    meeting: str = argument("MÖTE", MEETING, required=True)
    unmask: str = unmask_question()


class ListMeetings(Listing):
    """Which meetings to list."""

    reference: str | None = argument(
        "REF", "Ärendet; utelämnat visas alla öppna ärendens kommande möten"
    )
    everything: bool = flag("--alla", "Ta med hållna och inställda möten.")

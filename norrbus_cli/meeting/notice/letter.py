"""What the templates of the letters see."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...paper.letterhead import Sender
from ...words.record import Record

if TYPE_CHECKING:
    from typing import TypedDict

    class Common(TypedDict):
        """What both letters see, but the child, by the fields of Notice."""

        reference: str
        sender: Sender
        recipient: str
        greeted: str
        recipient_role: str
        to_child: bool
        kind: str
        earlier: tuple[TimeOnPaper, ...]
        summoned_by: str
        same: bool


class TimeOnPaper(Record):
    """A time that no longer holds."""

    day: date
    time: str
    place: str
    link: str


class Notice(Record):
    """What both letters see. ``earlier``: the times that the reader may go by, the surest first.

    ``child`` is empty for an anonymous consultation, and on a cancellation to an actor, which needs
    no name; ``to_child`` when the reader is the child. ``same``: the reader is called to another
    meeting that is one with this.
    """

    reference: str
    sender: Sender
    recipient: str
    greeted: str
    recipient_role: str
    to_child: bool
    child: str
    kind: str
    earlier: tuple[TimeOnPaper, ...]
    summoned_by: str
    same: bool


class NewTimePaper(Notice):
    """A new time or place. ``only_place``: day and hours are as before; ``answer_by``: the last day
    to answer, None when it is as soon as one can.
    """

    only_place: bool
    day: date
    time: str
    place: str
    link: str
    purpose: str
    child_purpose: str
    answer_by: date | None


class CancellationPaper(Notice):
    """A meeting that is off. Not ``off``: it is held on another day, to which the reader, no longer
    a guardian or of age, is not invited; or without the reader, an actor that consent no longer
    covers. ``word``: why, in words for those who read it.
    """

    off: bool
    word: str

"""What is asked about a meeting that is changed, moved or cancelled."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..case.form import despite_name_question
from ..terminal.question import Change, Form, flag, question
from ..terminal.reading import Typed, day_to_come, long_text, meeting_time, web_address
from .asked import OfMeeting, check_to_come, meeting_argument
from .form import MINUTES, NewMeeting

if TYPE_CHECKING:
    from typing import TypedDict

    from ..terminal.context import Context

    class MeetingChanges(TypedDict, total=False):
        """What a change of a meeting is looked at for."""

        purpose: str
        child_purpose: str
        agenda: str
        length: int
        summoned_by: str
        led_by: str


SIBLINGS = "OSL 26 kap. 1 §: sekretess gäller också inom en familj; nämn inget syskon"


class MeetingChange(
    Change["MeetingChanges"],
    OfMeeting,
    of=NewMeeting,
    without=(
        "reference",
        "kind",
        "day",
        "time",
        "place",
        "link",
        "despite_same_day",
        "together",
        "agreed",
        "despite_name",
    ),
):
    """New particulars of a meeting, but for when and where it is."""

    meeting: str = meeting_argument()
    despite_name: str = despite_name_question()
    write: bool = flag(
        "--skriv", "Skriv ny tid till var och en som har fått brev, om längden ändras."
    )


class Move(OfMeeting):
    """A new time or place."""

    meeting: str = meeting_argument(check_to_come)
    day: date = question("--dag", "Ny dag", day_to_come, required=True)
    time: str = question(
        "--tid", "Nytt klockslag, om det ändras", meeting_time, missing="", metavar="TT.MM"
    )
    place: str = question(
        "--plats",
        "Ny plats, om den ändras",
        missing="",
        example="Centrumskolan rum 12",
        source=SIBLINGS,
    )
    link: str = question("--länk", "Ny länk, om den ändras", web_address, missing="")
    length: int | None = question(
        "--minuter", "Ny längd i minuter, om den ändras", MINUTES, metavar="ANTAL"
    )
    child_purpose: str = question(
        "--syfte-barnet",
        "Syftet med ord som barnet förstår, om de ändras",
        long_text,
        missing="",
        ask=False,
    )
    despite_name: str = despite_name_question()
    write: bool = flag("--skriv", "Skriv ny tid till var och en som har fått brev.")


def check_cancellable(context: Context, typed: str, _: Typed) -> None:
    """Raises what ``joint.pending`` does, but for a closed case."""
    from . import joint

    joint.pending(context.register, typed, of_open=False)


class Cancel(OfMeeting):
    """A cancellation."""

    meeting: str = meeting_argument(check_cancellable)
    reason: str = question(
        "--orsak",
        "Varför mötet ställs in; står inte på återbudet",
        required=True,
        example="sjukdom",
    )
    word: str = question(
        "--ord",
        "Något om varför till dem som får återbudet, med egna ord",
        long_text,
        missing="",
        example="Vi hörs om en ny tid.",
        source=SIBLINGS,
    )
    despite_name: str = despite_name_question()
    agreed: bool = flag("--ja", "Ställ in utan att fråga.")
    write: bool = flag("--skriv", "Skriv återbud till var och en som har fått brev.")


class Separate(Form):
    """A meeting that is no longer held together with others."""

    meeting: str = meeting_argument(check_to_come)

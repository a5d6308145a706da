"""What is asked about a meeting that is moved or cancelled."""

from __future__ import annotations

from datetime import date

from ..terminal.question import Form, flag, question
from ..terminal.reading import day_to_come, long_text, time, web_address
from .asked import meeting_argument
from .form import MINUTES


class Move(Form):
    """A new time or place."""

    meeting: str = meeting_argument()
    day: date = question("--dag", "Ny dag", day_to_come, required=True)
    time: str = question(
        "--tid", "Nytt klockslag, om det ändras", time, missing="", metavar="TT.MM"
    )
    place: str = question("--plats", "Ny plats, om den ändras", missing="")
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
    write: bool = flag("--skriv", "Skriv ny tid till var och en som har fått brev.")


class Cancel(Form):
    """A cancellation."""

    meeting: str = meeting_argument()
    reason: str = question(
        "--orsak", "Varför mötet ställs in; står inte på återbudet", required=True
    )
    word: str = question(
        "--ord", "Något om varför till dem som får återbudet, med egna ord", long_text, missing=""
    )
    agreed: bool = flag("--ja", "Ställ in utan att fråga.")
    write: bool = flag("--skriv", "Skriv återbud till var och en som har fått brev.")

"""What is asked about a scanned page."""

from __future__ import annotations

from datetime import date

from ....case.form import BY_NAME
from ....terminal.question import Form, argument, question
from ....terminal.reading import Answers, day, number

CAME_IN = "OSL 5 kap. 2 §: när den kom in, från vem och i korthet vad den rör"


def _came_in(answers: Answers) -> bool:
    return answers.get("paper") is None


class AttachPage(Form):
    """A scanned page to keep with a paper, or that came in to a case."""

    file: str = argument(
        "FIL",
        "Den inskannade sidan: PDF, PNG eller JPEG",
        required=True,
        example="/home/karin/Dokument/skannat.pdf",
    )
    paper: int | None = question(
        "--papper",
        "Papperets nummer i norrbus dokument lista, om sidan hör till ett papper",
        number(1, 10**9, "papper"),
        ask=False,
        metavar="NUMMER",
    )
    reference: str = question(
        "--ärende",
        "Ärendet, om sidan kom in till det och inte hör till ett papper",
        missing="",
        required=True,
        when=_came_in,
        metavar="REF",
        **BY_NAME,
    )
    what: str = question(
        "--vad",
        "Vad det är, utan namn, till exempel intyg",
        missing="",
        required=True,
        when=_came_in,
        source=CAME_IN,
    )
    sender: str = question(
        "--från",
        "Vem det kom från",
        missing="",
        when=_came_in,
        metavar="VEM",
        example="BUP",
        source=CAME_IN,
    )
    came_on: date | None = question(
        "--kom-in",
        "Dag då det kom in, om inte idag",
        day,
        when=_came_in,
        metavar="DAG",
        source=CAME_IN,
    )
    note: str = question(
        "--anteckning", "Något mer", missing="", example="Talat med mamma 21 april."
    )


class FetchPage(Form):
    """An attachment to take out."""

    attachment: int = argument(
        "NUMMER",
        "Bilagans nummer i norrbus dokument lista",
        number(1, 10**9, "bilagor"),
        required=True,
    )
    to: str = question(
        "--till",
        "Filen att skriva",
        required=True,
        metavar="FIL",
        example="/home/karin/Dokument/sidan.pdf",
    )

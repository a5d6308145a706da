"""What is asked about a scanned page."""

from __future__ import annotations

from datetime import date

from ....case.form import BY_NAME
from ....terminal.question import Form, argument, question
from ....terminal.reading import Answers, day, number


def _came_in(answers: Answers) -> bool:
    return answers.get("paper") is None


class AttachPage(Form):
    """A scanned page to keep with a paper, or that came in to a case."""

    file: str = argument("FIL", "Den inskannade sidan: PDF, PNG eller JPEG", required=True)
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
    )
    sender: str = question("--från", "Vem det kom från", missing="", when=_came_in, metavar="VEM")
    came_on: date | None = question(
        "--kom-in", "Dag då det kom in, om inte idag", day, when=_came_in, metavar="DAG"
    )
    note: str = question("--anteckning", "Något mer", missing="")


class FetchPage(Form):
    """An attachment to take out."""

    attachment: int = argument(
        "NUMMER",
        "Bilagans nummer i norrbus dokument lista",
        number(1, 10**9, "bilagor"),
        required=True,
    )
    to: str = question("--till", "Filen att skriva", required=True, metavar="FIL")

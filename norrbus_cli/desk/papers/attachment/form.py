"""What is asked about a scanned page."""

from __future__ import annotations

from ....terminal.question import Form, argument, question
from ....terminal.reading import number


class AttachPage(Form):
    """A scanned page to keep with a paper."""

    file: str = argument("FIL", "Den inskannade sidan: PDF, PNG eller JPEG", required=True)
    paper: int = question(
        "--papper",
        "Papperets nummer i norrbus dokument lista",
        number(1, 10**9, "papper"),
        required=True,
        metavar="NUMMER",
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

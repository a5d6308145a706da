"""What is asked about a paper that is made again."""

from __future__ import annotations

from ....case.form import unmask_question
from ....paper.model import ALL, BOTH, CALENDAR, HTML, JSON, MARKDOWN, PDF
from ....terminal.question import Form, argument, flag, question
from ....terminal.reading import choice, number


class RemakePaper(Form):
    """A paper to make again."""

    paper: int = argument(
        "NUMMER",
        "Papperets nummer i norrbus dokument lista",
        number(1, 10**9, "papper"),
        required=True,
    )
    formats: str = question(
        "--format",
        "Format, om inte de som papperet skrevs i; båda är Markdown och HTML, alla även PDF",
        choice(MARKDOWN, HTML, PDF, CALENDAR, JSON, BOTH, ALL),
        missing="",
        ask=False,
    )
    folder: str = question(
        "--mapp", "Mapp att skriva i, om inte där det skrevs", missing="", ask=False, metavar="MAPP"
    )
    overwrite: bool = flag("--skriv-över", "Ersätt filer som har ändrats sedan de skrevs.")
    unmask: str = unmask_question()

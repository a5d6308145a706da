"""What is asked about a calendar file."""

from __future__ import annotations

from ...terminal.question import Form, flag, question


class WriteCalendar(Form):
    """Whose calendar, and where."""

    coordinator: str = question(
        "--samordnare",
        "Samordnaren, om inte den som är inställd",
        missing="",
        ask=False,
        metavar="NAMN",
    )
    folder: str = question(
        "--mapp", "Mapp att skriva i, om inte dokumentmappen", missing="", ask=False, metavar="MAPP"
    )
    overwrite: bool = flag("--skriv-över", "Ersätt filen om den finns.")

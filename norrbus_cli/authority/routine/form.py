"""What is asked about a local routine."""

from __future__ import annotations

from datetime import date

from ...terminal.question import Form, Listing, argument, question
from ...terminal.reading import day, long_text


class KeepRoutine(Form):
    """A revision of a routine."""

    name: str = question("--namn", "Rutinens namn", required=True)
    revised_on: date = question(
        "--reviderad", "Dag då den reviderades", day, required=True, metavar="DAG"
    )
    next_on: date | None = question(
        "--nästa", "Nästa revidering, om inte om ett år", day, metavar="DAG"
    )
    note: str = question(
        "--anteckning", "Vem som beslutade, vad som ändrades", long_text, missing=""
    )


class DropRoutine(Form):
    """A routine to take away."""

    name: str = argument("RUTIN", "Rutinens namn", required=True)


class ListRoutines(Listing):
    """The routines in use."""

"""What is asked about a local routine."""

from __future__ import annotations

from datetime import date

from ...terminal.question import Form, Listing, argument, question
from ...terminal.reading import day, long_text

YEARLY = "Arjeplogs rutin 2012, Årlig revidering: revideras och utvärderas årligen"


class KeepRoutine(Form):
    """A revision of a routine."""

    name: str = question(
        "--namn", "Rutinens namn", required=True, example="Lokal rutin för Norrbus"
    )
    revised_on: date = question(
        "--reviderad", "Dag då den reviderades", day, required=True, metavar="DAG", source=YEARLY
    )
    next_on: date | None = question(
        "--nästa", "Nästa revidering, om inte om ett år", day, metavar="DAG", source=YEARLY
    )
    note: str = question(
        "--anteckning",
        "Vem som beslutade, vad som ändrades",
        long_text,
        missing="",
        example="Beslutad av styrgruppen, ny bilaga.",
    )


class DropRoutine(Form):
    """A routine to take away."""

    name: str = argument("RUTIN", "Rutinens namn", required=True, example="Lokal rutin för Norrbus")


class ListRoutines(Listing):
    """The routines in use."""

"""What is asked about a local routine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...terminal.question import Listing, argument, day, long_text, question


@dataclass(frozen=True, kw_only=True)
class KeepRoutine:
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


@dataclass(frozen=True, kw_only=True)
class DropRoutine:
    """A routine to take away."""

    name: str = argument("RUTIN", "Rutinens namn", required=True)


@dataclass(frozen=True, kw_only=True)
class ListRoutines(Listing):
    """The routines in use."""

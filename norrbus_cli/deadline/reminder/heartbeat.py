"""What a coordinator at the terminal must know about the morning run.

A mail cannot tell that no mail is sent.
"""

from __future__ import annotations

from datetime import date

from ...register.database import Register
from ...words.dates import short
from .model import counted
from .runs import store

HOW = (
    "Sätt upp dem: norrbus påminn installera. Används de inte hos er: utan_paminnelser = true i"
    " inställningsfilen, som norrbus register visa nämner"
)


def notes(register: Register, today: date, unused: bool = False) -> list[str]:
    """Sentences about a morning run that has not run today, has never run, or left something
    untold; none when all is well.

    ``unused``: that they have never run is as it should be.
    """
    last = store.heartbeat(register, today)
    if last is None:
        return [] if unused else [f"Påminnelserna har aldrig körts. {HOW}"]
    if last.day < today:
        return [
            f"Påminnelserna har inte körts idag; senast {short(last.day)}. Kör dem nu med norrbus"
            " påminn, och se efter varför (docs/drift.md)."
        ]
    return [*filter(None, [undelivered(register, today)])]


def undelivered(register: Register, today: date) -> str:
    """What today's run could not hand over, as a sentence; empty where it handed over all."""
    last = store.heartbeat(register, today)
    if last is None or last.day < today or not last.failed:
        return ""
    return (
        f"Vid senaste körningen gick {counted(last.failed)} inte att lämna. Pröva igen: norrbus"
        " påminn"
    )


def overdue(register: Register, today: date) -> str:
    """The sentence for every session at a terminal, when the run has once been at work and then
    stayed away for more than a day.
    """
    last = store.heartbeat(register, today)
    if last is None or (today - last.day).days <= 1:
        return ""
    return (
        f"Påminnelserna har inte körts sedan {short(last.day)}. Se efter varför, och kör dem nu:"
        " norrbus påminn"
    )

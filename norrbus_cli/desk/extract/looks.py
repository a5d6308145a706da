"""Who has seen a person, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...case.model import Person
from ...register.database import Register
from ...words import clock
from . import store
from .model import Look

# What the commands of each room show, for one who does not know them.
SHOWS = {
    "aktör": "aktörer",
    "ärende": "ärenden",
    "samtycke": "samtycken",
    "möte": "möten",
    "plan": "planer",
    "uppföljning": "uppföljningar",
    "avvikelse": "avvikelser",
    "oenighet": "oenigheter",
    "dokument": "papper",
    "idag": "det som ska göras",
    "frist": "det som ska göras",
    "kalender": "kalendern",
    "statistik": "underlag till statistiken",
    "logg": "loggen",
    "ångra": "rättelser",
    "gör-om": "rättelser",
}


def looks(register: Register, person: Person) -> Iterable[Look]:
    """Each day, user and command that showed the person, and how many times."""
    counted = Counter(
        (clock.local(row["at"]).date(), row["who"], shows(row["command"]))
        for row in store.looks(register, person.id)
    )
    for (day, who, what), times in counted.items():
        yield Look(day, who, what, times)


def shows(command: str) -> str:
    """What a command shows: ``ärenden (ärende visa)``."""
    typed = command.removeprefix("norrbus ").partition(" --")[0]
    return f"{SHOWS.get(typed.split(' ')[0], 'registret')} ({typed})"

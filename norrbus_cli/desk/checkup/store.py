"""What the register tells about itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ...register.database import Register
from ...words import clock
from ...words.dates import short
from .model import ADVICE, FAULT, WARNING, Finding

if TYPE_CHECKING:
    from ...register.config import Settings

# Own choice: what somebody began to type a month ago is hardly gone on with.
OLD_DRAFT = timedelta(days=30)


def journal(register: Register) -> Iterator[Finding]:
    """Without a write-ahead log two commands at once could not both go on; what cannot be written
    cannot be read about anybody either, since that is logged.
    """
    if register.unwritable is not None:
        yield Finding(
            FAULT,
            "fil",
            "Registret går att läsa men inte att skriva, och då visas ingen person.",
            "Ge skrivrätt till filen och dess mapp, eller gör plats på disken",
        )
    elif register.rows("PRAGMA journal_mode")[0]["journal_mode"] != "wal":
        yield Finding(
            FAULT,
            "fil",
            "Registret kan inte skrivas och läsas samtidigt där det ligger (WAL är avstängt).",
            "Flytta registret till en disk på datorn",
        )


def calendar(register: Register, today: date) -> Iterator[Finding]:
    """Deadlines are counted in the calendar: it must reach a year ahead."""
    last = register.rows("SELECT max(day) AS day FROM calendar_days")[0]["day"]
    if last is None or date.fromisoformat(last) < today + timedelta(days=366):
        yield Finding(
            FAULT,
            "kalender",
            f"Kalendern med arbetsdagar slutar {last or 'innan den börjar'}.",
            "Uppdatera norrbus",
        )


def clocks(register: Register) -> Iterator[Finding]:
    """A clock that has gone back makes later deeds look earlier."""
    row = register.rows("SELECT max(at) AS at FROM operations")[0]
    if row["at"] > clock.now():
        yield Finding(
            FAULT,
            "klocka",
            f"Datorns klocka går efter: den senaste åtgärden är gjord {row['at'][:16]} UTC.",
            "Ställ datorns klocka",
        )


def drafts(register: Register, today: date) -> Iterator[Finding]:
    """What somebody began to type and never said."""
    for row in register.rows("SELECT command, at FROM drafts ORDER BY at"):
        day = date.fromisoformat(row["at"][:10])
        if today - day > OLD_DRAFT:
            yield Finding(
                ADVICE,
                "utkast",
                f"Ett utkast till {row['command']} är från {short(day)}.",
                row["command"],
            )


def runs(register: Register, settings: Settings, file: Path, today: date) -> Iterator[Finding]:
    """The morning run, which reads the settings ``file``: see ``reminder/heartbeat.py`` and
    ``reminder/unattended.py``.
    """
    from ...deadline.reminder.heartbeat import notes
    from ...deadline.reminder.unattended import lacking

    for sentence in filter(
        None, [lacking(settings, file), *notes(register, today, settings.utanpaminnelser)]
    ):
        what, _, mends = sentence.partition(". ")
        yield Finding(WARNING, "påminnelser", f"{what}.", mends)

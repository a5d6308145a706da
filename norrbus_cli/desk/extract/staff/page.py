"""How an extract about somebody of the staff is shown on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....terminal.columns import Column, Section
from ..page import DONE, LOOKS, PAPERS, TEXTS, VALUES, values

if TYPE_CHECKING:
    from ....terminal.columns import Part
    from .model import StaffExtract

WHOLE: tuple[Column[StaffExtract], ...] = (
    Column("galler", "Gäller", lambda each: each.staff.name),
    Column("hos", "Finns som", lambda each: each.staff.places),
    Column("anvandare", "Inloggningsnamn", lambda each: each.users),
    Column("paminnelser", "Påminnelser som har gått ut", lambda each: each.reminders),
    Column("osakra", "Samma namn, kanske någon annan", lambda each: each.unsure),
)


def sections(found: StaffExtract) -> list[Part]:
    """The parts of it; last the texts, which somebody has to read and judge."""
    return [
        Section("uppgifter", "Uppgifter", VALUES, list(values(found.entries))),
        Section("papper", "Papper", PAPERS, found.papers),
        Section("gjort", "Har gjort i registret", LOOKS, found.operations),
        Section("andringar", "Ändringar", DONE, found.done),
        Section("texter", "Texter att läsa och pröva", TEXTS, found.texts),
    ]

"""How an objection is shown."""

from __future__ import annotations

from ...terminal.columns import Column
from .model import Objection

COLUMNS: tuple[Column[Objection], ...] = (
    Column("dag", "Dag", lambda each: each.noted_on),
    Column("vem", "Vem", lambda each: each.person),
    Column("om", "Om", lambda each: each.about),
    Column("invandning", "Invändning", lambda each: each.description),
)

"""How it is shown that a case is to be kept."""

from __future__ import annotations

from ...terminal.columns import Column
from .model import Retention

COLUMNS: tuple[Column[Retention], ...] = (
    Column("darfor", "Därför", lambda each: each.why),
    Column("skal", "Skäl", lambda each: each.reason),
    Column("sedan", "Sedan", lambda each: each.noted_on),
)

"""An extract about somebody of the staff for other programs."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from ..json_file import VERSION, entries, rows_done, rows_seen, rows_sent
from ..model import KIND, left_out
from .decisions import ALL_HEADINGS

if TYPE_CHECKING:
    from ....terminal.columns import Json
    from .model import StaffExtract


def as_json(found: StaffExtract, today: date) -> str:
    """All that is in an extract, days in ISO; null for a text that is left out."""
    content: dict[str, Json] = {
        "version": VERSION,
        "slag": KIND,
        "skrivet": today.isoformat(),
        "gäller": found.staff.name,
        "till": found.staff.name,
        "finns som": list(found.staff.places),
        "uppgifter": entries(found.entries, ALL_HEADINGS),
        "papper": rows_sent(found.papers),
        "påminnelser": found.reminders,
        "inloggningsnamn": list(found.users),
        "gjort i registret": rows_seen(found.operations),
        "ändringar": rows_done(found.done),
        "inte med": [
            {"varför": why, "vad": list(things)} for why, things in left_out(found.texts).items()
        ],
        "samma namn, kanske någon annan": found.unsure,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

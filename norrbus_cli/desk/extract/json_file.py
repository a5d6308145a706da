"""An extract for other programs."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from .headings import HEADINGS
from .model import KIND, LEFT_OUT, Extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...terminal.columns import Json
    from .model import Done, Entry, Look, Paper

VERSION = 1


def as_json(found: Extract, today: date) -> str:
    """All that is in an extract, days in ISO; null for a text that is left out."""
    content: dict[str, Json] = {
        "version": VERSION,
        "slag": KIND,
        "skrivet": today.isoformat(),
        "gäller": found.person.name,
        "till": found.reader.name,
        "personuppgifter": {each.label: each.raw for each in found.particulars},
        **_kept(found),
        **_seen(found),
        "inte med": [{"varför": why, "vad": list(things)} for why, things in found.held().items()],
        "uppgifter om andra i ärendena": found.others,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _kept(found: Extract) -> dict[str, Json]:
    return {
        "ärenden": [
            {
                "ärende": each.reference,
                "som": each.role,
                "öppnat": each.opened_on.isoformat(),
                "avslutat": each.closed_on.isoformat() if each.closed_on else None,
            }
            for each in found.cases
        ],
        "uppgifter": entries(found.entries, HEADINGS),
    }


def _seen(found: Extract) -> dict[str, Json]:
    return {
        "papper": rows_sent(found.papers),
        "mottagare": list(found.recipients),
        "behovet sågs av": list(found.sources),
        "visningar": rows_seen(found.looks),
        "ändringar": rows_done(found.done),
    }


def entries(told: Iterable[Entry], headings: Mapping[str, str]) -> list[Json]:
    """The rows that are told of."""
    return [
        {
            "ärende": each.case,
            "slag": headings[each.kind],
            "vad": each.thing,
            "uppgifter": {
                line.label: None if line.raw == LEFT_OUT else line.raw for line in each.lines
            },
        }
        for each in told
    ]


def rows_sent(papers: Iterable[Paper]) -> list[Json]:
    """The papers."""
    return [
        {
            "dag": each.day.isoformat(),
            "slag": each.kind,
            "ärende": each.case,
            "till": each.recipient,
            "sätt": each.how,
        }
        for each in papers
    ]


def rows_seen(looks: Iterable[Look]) -> list[Json]:
    """Who saw or did what on a day."""
    return [
        {"dag": each.day.isoformat(), "vem": each.who, "vad": each.what, "antal": each.times}
        for each in looks
    ]


def rows_done(done: Iterable[Done]) -> list[Json]:
    """What was done with the rows."""
    return [{"dag": each.day.isoformat(), "vem": each.who, "vad": each.what} for each in done]

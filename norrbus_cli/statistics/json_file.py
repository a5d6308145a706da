"""A report as JSON. The shape is a promise (docs/statistik-json.md): fields may be added, never removed, renamed or retyped."""

from __future__ import annotations

import json
from typing import Any

from .model import HIDDEN, Shown
from .report import Days, Entry, Line, Report

FORMAT, VERSION = "norrbus-statistik", 1


def as_json(report: Report) -> bytes:
    """The report as one object."""
    return (json.dumps(_report(report), ensure_ascii=False, indent=2) + "\n").encode()


def _report(report: Report) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "titel": report.title,
        "agare": report.owner,
        "ar": list(report.years),
        "till_och_med": report.until.isoformat(),
        "definitioner": report.definitions,
        "internt": report.internal,
        "indikatorer": [_entry(entry) for entry in report.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    indicator = entry.indicator
    return {
        "nyckel": indicator.key,
        "omrade": indicator.area,
        "titel": indicator.title,
        "raknas": indicator.counts,
        "period": indicator.period,
        "kalla": indicator.source,
        "totalt": _line(entry.total),
        "uppdelningar": [{"efter": by, "delar": [{"kategori": line.category, **_line(line)} for line in lines]} for by, lines in entry.splits],
        "dagar": _days(entry.days) if entry.days else None,
    }


def _line(line: Line) -> dict[str, Any]:
    return {"antal": [_value(each) for each in line.counts], "promille": [_value(each) for each in line.shares]}


def _days(days: Days) -> dict[str, Any]:
    return {"vad": days.what, "median": [_value(each) for each in days.medians], "percentil_90": [_value(each) for each in days.nineties]}


def _value(shown: Shown) -> int | str | None:
    """A number; ``..`` when it is held back; null when there is no data."""
    return shown.value if shown is HIDDEN else shown

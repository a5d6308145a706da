"""A report as JSON.

The shape is a promise (docs/statistik-json.md): fields may be added, never removed, renamed or
retyped.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .codes import current, id_of, measure_id
from .coding import codes_as
from .exchange import as_plain, checksum, counted_as, shown_as
from .lines import Entry, Line, Measures
from .report import Report

if TYPE_CHECKING:
    from ..terminal.columns import Json
    from .corrections import Correction

FORMAT, VERSION = "norrbus-statistik", 2


def as_json(report: Report) -> bytes:
    """The report as one object."""
    return (json.dumps(_report(report), ensure_ascii=False, indent=2) + "\n").encode()


def _report(report: Report) -> dict[str, Json]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "titel": report.heading,
        "agare": report.owner,
        "ar": report.year,
        **({"fran_ar": report.years.first} if report.years.is_period else {}),
        "kolumner": list(report.columns),
        "till_och_med": report.until.isoformat(),
        "definitioner": report.definitions,
        "internt": report.internal,
        "preliminart": report.preliminary,
        "faststallt": report.published,
        "anmarkningar": list(report.notes),
        "brister": list(report.gaps),
        "koder": codes_as(current()),
        "rattelser": [_correction(each) for each in report.corrections],
        "indikatorer": [_entry(entry) for entry in report.entries],
        "underlag": counted_as(report.counted) if report.counted else None,
        "publicerat": shown_as(report.handed_over) if report.handed_over else None,
        "andra_ar": [shown_as(each) for each in report.others] or None,
        "forst": list(map(str, report.apart)) or None,
        "andra_ar_underlag": [counted_as(each) for each in report.known] or None,
        "kontrollsumma": checksum(report.handed_over) if report.handed_over else None,
        "redovisat": (
            [shown_as(each) for each in report.shown]
            if report.of_areas and not report.internal
            else None
        ),
        "delar": {area: list(parts) for area, parts in report.parts} or None,
    }


def _correction(correction: Correction) -> dict[str, Json]:
    """What a corrected version changed of what is shown, by the ids of the numbers."""
    return {
        "version": correction.version,
        "fran_version": correction.version - 1,
        "dag": correction.on.isoformat(),
        "celler": [each.id for each in correction.differences],
    }


def _entry(entry: Entry) -> dict[str, Json]:
    indicator = entry.indicator
    return {
        "id": id_of(indicator.key),
        "nyckel": indicator.key,
        "omrade": indicator.area,
        "titel": indicator.title,
        "raknas": indicator.counts,
        "period": indicator.period,
        "kalla": indicator.source,
        "totalt": _line(entry.total),
        "uppdelningar": [
            {
                "id": id_of(indicator.key, split.by),
                "efter": split.by,
                "redovisas_inte": list(split.whole),
                "delar": [
                    {
                        "id": id_of(indicator.key, split.by, line.category),
                        "kategori": line.category,
                        **_line(line),
                    }
                    for line in split.lines
                ],
            }
            for split in entry.splits
        ],
        "matt": _measures(indicator.key, entry.measures) if entry.measures else None,
    }


def _line(line: Line) -> dict[str, Json]:
    return {
        "antal": [as_plain(each) for each in line.counts],
        "promille": [as_plain(each) for each in line.shares],
    }


def _measures(key: str, measures: Measures) -> dict[str, Json]:
    return {
        "vad": measures.what,
        "tiondelar": measures.tenths,
        "rader": [
            {"id": measure_id(key, what), "matt": what, "varden": [as_plain(each) for each in row]}
            for what, row in measures.rows
        ],
    }

"""Which lists can be written, and as what."""

from __future__ import annotations

CASES, MEETINGS, MEASURES, DEADLINES = "ärenden", "möten", "insatser", "frister"
CONSENTS, DEVIATIONS, DISAGREEMENTS, ACTORS = "samtycken", "avvikelser", "oenigheter", "aktörer"
FOLLOWUPS, PLACEMENTS, FORUMS, PAPERS = "uppföljningar", "placeringar", "forum", "dokument"
LISTS = (
    *(CASES, MEETINGS, MEASURES, FOLLOWUPS, DEADLINES, CONSENTS, PLACEMENTS),
    *(DEVIATIONS, DISAGREEMENTS, FORUMS, PAPERS, ACTORS),
)
CSV, XLSX, JSON, PARQUET = FORMATS = ("csv", "xlsx", "json", "parquet")

"""Which lists can be written, and as what."""

from __future__ import annotations

CASES, MEETINGS, MEASURES, DEADLINES = "ärenden", "möten", "insatser", "frister"
CONSENTS, DEVIATIONS, DISAGREEMENTS, ACTORS = "samtycken", "avvikelser", "oenigheter", "aktörer"
LISTS = (CASES, MEETINGS, MEASURES, DEADLINES, CONSENTS, DEVIATIONS, DISAGREEMENTS, ACTORS)
CSV, XLSX, JSON, PARQUET = FORMATS = ("csv", "xlsx", "json", "parquet")

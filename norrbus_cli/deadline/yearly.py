"""The year that is over is published, so that the county's yearly assessment has its figures.

It stands in no case.
"""

from __future__ import annotations

from ..rule.model import DAYS, OWN, Rule, Span

COMMON: dict[str, str] = {}
_YEAR = "CAST(strftime('%Y', :today) AS INTEGER) - 1"
# A register without any case before the year ended has nothing to publish.
_UNPUBLISHED = f"""
    SELECT {_YEAR} AS subject_id, CAST({_YEAR} AS TEXT) AS subject, NULL AS case_id,
        CAST({_YEAR} AS TEXT) AS reference, r.coordinator_id,
        date(:today, 'start of year', '-1 day') AS start, 'årets sista dag' AS why, NULL AS own,
            NULL AS actors
    FROM register r WHERE r.id = 1 AND :cases IS NULL AND NOT EXISTS (SELECT 1 FROM published_years
        WHERE year = {_YEAR})
        AND EXISTS (SELECT 1 FROM cases INDEXED BY cases_opened
            WHERE opened_on < date(:today, 'start of year'))"""

RULES = (
    Rule(
        "årets statistik",
        "Fastställ förra årets statistik, sedan det som saknas är ifyllt (norrbus statistik"
        " brister)",
        "överenskommelsen 2025: resultatet bedöms varje år; 31 januari är norrbus egen påminnelse",
        OWN,
        _UNPUBLISHED,
        "norrbus statistik fastställ {subject}",
        Span(31, DAYS),
        in_case=False,
    ),
)

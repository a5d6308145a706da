"""The health examination that a placement brings."""

from __future__ import annotations

from ...rule.facts import IN_CASE
from ...rule.model import LAW, Rule

COMMON = {"open_placements": "SELECT * FROM placements INDEXED BY placements_open WHERE open = 1"}
_NOT_EXAMINED = f"""
    SELECT p.id AS subject_id, o.reference AS subject, {IN_CASE}, coalesce(p.requested_on,
        p.since) AS start,
        CASE WHEN p.requested_on IS NULL THEN 'placeringen började'
            ELSE 'undersökningen begärdes' END AS why, NULL AS own, NULL AS actors
    FROM open_case o JOIN open_placements p ON p.case_id = o.id
        WHERE p.until IS NULL AND p.examined_on IS NULL AND p.declined_on IS NULL"""

RULES = (
    Rule(
        "hälsoundersökning",
        "Begär hälsoundersökning av regionen, och registrera när den är gjord eller avböjd",
        "lag (2017:209): i anslutning till att vården utanför hemmet inleds; inget antal dagar är"
        " bestämt",
        LAW,
        _NOT_EXAMINED,
        "norrbus ärende hälsoundersökning {subject}",
        of="open_placements",
    ),
)

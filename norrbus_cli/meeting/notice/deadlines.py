"""That those who are summoned or invited are told when their meeting moves or is off.

Gone when a letter to each is noted as sent, when the move is taken back, and when the meeting has
been held or its day has passed: then there is nobody to stop (own choice). The same is counted in
Python in ``model.untold``.
"""

from __future__ import annotations

from ...rule.facts import IN_CASE
from ...rule.model import OWN, WORKING_DAYS, Rule, Span
from .kinds import CANCELLATION, NEW_TIME

COMMON = {
    "open_changed": (
        "SELECT * FROM meetings INDEXED BY meetings_changed"
        " WHERE open = 1 AND changed_on IS NOT NULL AND held_on IS NULL"
    )
}
_SENT = """(d.sent_how <> '' OR EXISTS (
    SELECT 1 FROM paper_steps s WHERE s.document_id = d.id AND s.what = 'skickat'))"""
_UNTOLD = f"""EXISTS (SELECT 1 FROM open_participants p
    WHERE p.meeting_id = m.id AND p.summoned_sequence < m.sequence AND NOT EXISTS (
        SELECT 1 FROM documents d INDEXED BY documents_participant
        WHERE d.participant_id = p.id AND d.meeting_sequence = m.sequence AND {_SENT}))"""


def _facts(why: str, cancelled: str) -> str:
    return f"""SELECT m.id AS subject_id, o.reference || '-M' || m.number AS subject, {IN_CASE},
        m.changed_on AS start, '{why}' AS why, NULL AS own, NULL AS actors
        FROM open_case o JOIN open_changed m ON m.case_id = o.id
        WHERE m.cancelled_on IS {cancelled} AND m.day >= :today AND {_UNTOLD}"""


# Own choice: by the working day after.
_SOON = Span(1, WORKING_DAYS)
_SOURCE = "norrbus egen påminnelse"
RULES = (
    Rule(
        NEW_TIME,
        "Skicka den nya tiden till var och en som har fått kallelse eller inbjudan",
        _SOURCE,
        OWN,
        _facts("mötet flyttades", "NULL"),
        f'norrbus dokument skriv "{NEW_TIME}" {{subject}}',
        _SOON,
        of="open_changed",
    ),
    Rule(
        CANCELLATION,
        "Skicka återbud till var och en som har fått kallelse eller inbjudan",
        _SOURCE,
        OWN,
        _facts("mötet ställdes in", "NOT NULL"),
        f"norrbus dokument skriv {CANCELLATION} {{subject}}",
        _SOON,
        of="open_changed",
    ),
)

"""That those who are summoned or invited are told when their meeting moves or is off, and that no
actor comes to one without consent.

Gone when a letter to each is noted as sent, when the move is taken back, and when the meeting has
been held or its day has passed: then there is nobody to stop (own choice). The same is counted in
Python in ``model.untold`` and ``expected.expected``.
"""

from __future__ import annotations

from ...consent.deadlines import SECRECY, covers, lost
from ...rule.facts import IN_CASE
from ...rule.model import OWN, THAT_DAY, WORKING_DAYS, Rule, Span
from ..choices import NO
from .kinds import CANCELLATION, NEW_TIME, UNCOVERED

COMMON = {
    "open_changed": (
        "SELECT * FROM meetings INDEXED BY meetings_changed"
        " WHERE open = 1 AND changed_on IS NOT NULL AND held_on IS NULL"
    ),
    # The actors of meetings to come that no consent covers and no reason excuses, with the day
    # since when.
    "uncovered": f"""
        SELECT m.id AS meeting_id, p.id AS participant_id, p.answer, p.summoned_on,
            max(p.summoned_on, {lost("p.actor_id")}) AS since
        FROM open_case o JOIN open_meetings m ON m.case_id = o.id
            JOIN open_participants p ON p.meeting_id = m.id
        WHERE o.child_id IS NOT NULL AND m.cancelled_on IS NULL AND m.held_on IS NULL
            AND m.day >= :today AND p.actor_id IS NOT NULL AND p.override = ''
            AND NOT {covers("p.actor_id")}""",
}
_SENT = """(d.sent_how <> '' OR EXISTS (
    SELECT 1 FROM paper_steps s WHERE s.document_id = d.id AND s.what = 'skickat'))"""
_UNTOLD = f"""EXISTS (SELECT 1 FROM open_participants p
    WHERE p.meeting_id = m.id AND p.summoned_sequence < m.sequence AND NOT EXISTS (
        SELECT 1 FROM documents d INDEXED BY documents_participant
        WHERE d.participant_id = p.id AND d.meeting_sequence = m.sequence AND {_SENT}{{}}))"""
# A new time is nothing for an actor whose consent no longer holds; it is for one that was told not
# to come and may come all the same.
_COVERED = f""" AND (p.actor_id IS NULL OR d.kind <> '{CANCELLATION}'))
    AND p.id NOT IN (SELECT participant_id FROM uncovered"""


def _facts(why: str, cancelled: str, to: str) -> str:
    return f"""SELECT m.id AS subject_id, o.reference || '-M' || m.number AS subject, {IN_CASE},
        m.changed_on AS start, '{why}' AS why, NULL AS own, NULL AS actors
        FROM open_case o JOIN open_changed m ON m.case_id = o.id
        WHERE m.cancelled_on IS {cancelled} AND m.day >= :today AND {_UNTOLD.format(to)}"""


_EXPECTED = f"""SELECT m.id AS subject_id, o.reference || '-M' || m.number AS subject, {IN_CASE},
    max(u.since) AS start, 'samtycket upphörde' AS why, NULL AS own, NULL AS actors
    FROM open_case o JOIN open_meetings m ON m.case_id = o.id
        JOIN uncovered u ON u.meeting_id = m.id
    WHERE u.answer <> '{NO}' AND NOT EXISTS (
        SELECT 1 FROM documents d INDEXED BY documents_participant
        WHERE d.participant_id = u.participant_id AND d.kind = '{CANCELLATION}' AND (
            (d.sent_how <> '' AND d.written_on >= u.summoned_on) OR EXISTS (
                SELECT 1 FROM paper_steps s WHERE s.document_id = d.id
                    AND s.what = 'skickat' AND s.day >= u.summoned_on)))
    GROUP BY m.id"""

# Own choice: by the working day after.
_SOON = Span(1, WORKING_DAYS)
_SOURCE = "norrbus egen påminnelse"
RULES = (
    Rule(
        NEW_TIME,
        "Skicka den nya tiden till var och en som har fått kallelse eller inbjudan",
        _SOURCE,
        OWN,
        _facts("mötet flyttades", "NULL", _COVERED),
        f'norrbus dokument skriv "{NEW_TIME}" {{subject}}',
        _SOON,
        of="open_changed",
    ),
    Rule(
        CANCELLATION,
        "Skicka återbud till var och en som har fått kallelse eller inbjudan",
        _SOURCE,
        OWN,
        _facts("mötet ställdes in", "NOT NULL", ""),
        f"norrbus dokument skriv {CANCELLATION} {{subject}}",
        _SOON,
        of="open_changed",
    ),
    # Own choice: on the same day, as no law gives a number of days.
    Rule(
        UNCOVERED,
        "Ta nytt samtycke, ge aktören återbud eller ställ in mötet: samtycke saknas för en kallad",
        f"den dag som samtycket upphörde; {SECRECY}",
        OWN,
        _EXPECTED,
        f"norrbus dokument skriv {CANCELLATION} {{subject}}",
        THAT_DAY,
        of="open_meetings",
    ),
)

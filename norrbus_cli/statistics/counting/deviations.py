"""Deviations and whom they concern, disagreements, and placements with the health examination.

The state of a deviation is the same as in ``deviation.model.Deviation.state``; a test lets the two
read the same deviations.
"""

from __future__ import annotations

from ...deviation.disagreement.model import BOTH
from ...deviation.levels import NO_LOCAL, NO_PART
from ...deviation.model import (
    ANALYSED,
    CARRIED_OUT,
    CLOSED,
    DECISION,
    FEEDBACK,
    JOINT,
    MISTAKEN,
    READY,
    SENT,
    SIGNATURES,
    STATES,
    UPWARDS,
)
from .words import by_columns, within, yes_no

_CONCERNED = "SELECT 1 FROM deviation_actors da WHERE da.deviation_id = d.id AND da.left_out = 0"
# What each step is missing, in the order of the routine.
_LACKS = {
    SIGNATURES: "d.reporter_signed_on IS NULL OR d.manager_signed_on IS NULL",
    SENT: f"EXISTS ({_CONCERNED} AND da.sent_on IS NULL)",
    ANALYSED: f"EXISTS ({_CONCERNED} AND da.analysed_on IS NULL)",
    JOINT: f"{NO_LOCAL} OR {NO_PART}",
    DECISION: "d.decided_on IS NULL",
    CARRIED_OUT: (
        "EXISTS (SELECT 1 FROM improvements i WHERE i.deviation_id = d.id AND i.done_on IS NULL)"
    ),
    FEEDBACK: "d.feedback_on IS NULL",
    UPWARDS: "d.upward_on IS NULL",
}
_STEPS = " ".join(f"WHEN {lacks} THEN '{STATES[step]}'" for step, lacks in _LACKS.items())
_STATE = (
    f"CASE WHEN d.mistaken <> '' THEN '{MISTAKEN}' WHEN d.closed_on IS NOT NULL THEN '{CLOSED}'"
    f" {_STEPS} ELSE '{READY}' END"
)

_BY = (
    *by_columns("avvikelser"),
    f'{_STATE} AS "läge"',
    f'{yes_no("d.case_id IS NOT NULL")} AS "i ett ärende"',
    "CAST(julianday(feedback_on) - julianday(reported_on) AS INTEGER) AS dagar",
)
_REPORTED = f"""
    SELECT 'avvikelser' AS key, {", ".join(_BY)}, count(*) AS n
    FROM deviations d WHERE {within("reported_on")}
    GROUP BY {", ".join(str(place) for place in range(2, 2 + len(_BY)))}"""

_CONCERNS = f"""
    SELECT 'berorda' AS key, a.kind AS verksamhet, count(DISTINCT d.id) AS n
    FROM deviations d JOIN deviation_actors da ON da.deviation_id = d.id AND da.left_out = 0
        JOIN actors a ON a.id = da.actor_id
    WHERE {within("reported_on")} GROUP BY 2"""

# A disagreement is raised to a level at once, and only upwards from there: the last referral is
# where it lies.
_DISAGREEMENTS = f"""
    SELECT 'oenigheter' AS key, iif(cost_too, '{BOTH}', subject) AS "gäller",
        (SELECT level FROM referrals r WHERE r.disagreement_id = d.id
            ORDER BY r.id DESC LIMIT 1) AS "nivå",
        {yes_no("decided_on IS NOT NULL")} AS avgjord, count(*) AS n
    FROM disagreements d WHERE {within("raised_on")} GROUP BY 2, 3, 4"""

_EXAMINATION = """CASE WHEN examined_on IS NOT NULL THEN 'gjord' WHEN declined_on IS NOT NULL
    THEN 'avböjd' WHEN requested_on IS NOT NULL THEN 'begärd'
    ELSE 'inte begärd' END"""
_PLACEMENTS = f"""SELECT 'placeringar' AS key, {_EXAMINATION} AS "hälsoundersökning", count(*) AS n
    FROM placements WHERE {within("since")} AND carried = 0 GROUP BY 2"""

DEVIATIONS: dict[tuple[str, ...], str] = {
    ("avvikelser",): _REPORTED,
    ("berorda",): _CONCERNS,
    ("oenigheter",): _DISAGREEMENTS,
    ("placeringar",): _PLACEMENTS,
}

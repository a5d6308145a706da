"""Meetings that were held, in all kinds of cases, and the attendance of the actors that were
summoned to them. One that a case had with it from another authority is counted there.
"""

from __future__ import annotations

from ...meeting.choices import BY_LINK, PRESENT
from ...meeting.choices import YES as MANDATE
from .words import within, yes_no

# In the room or by link; a person who is invited is the child or a guardian. An anonymous
# consultation invites nobody.
_CAME = (
    "SELECT 1 FROM participants p WHERE p.meeting_id = m.id AND p.person_id IS NOT NULL AND"
    f" p.attendance IN ('{PRESENT}', '{BY_LINK}')"
)
_CHILD = yes_no(f"EXISTS ({_CAME} AND p.person_id = child_id)")
_GUARDIAN = yes_no(f"EXISTS ({_CAME} AND p.person_id <> child_id)")

_HELD = f"""
    SELECT 'moten' AS key, kind AS slag, {_CHILD} AS "barnet/den unge med",
        {_GUARDIAN} AS "någon vårdnadshavare med", count(*) AS n
    FROM meetings m JOIN cases ON cases.id = m.case_id WHERE {within("held_on")} AND carried = 0
        GROUP BY 2, 3, 4"""

# The record of a meeting says of everyone who was summoned whether they came, so attendance is
# never unknown. A deputy is present for the actor. Every id is above 0: said so that the index of
# actors is read, and no row of a person.
_ATTENDANCE = f"""
    SELECT 'narvaro' AS key, attendance AS "närvaro", a.kind AS "aktör",
        {yes_no(f"mandate = '{MANDATE}'")} AS "med mandat att besluta", sum(n) AS n
    FROM (SELECT actor_id, attendance, mandate, count(*) AS n FROM meetings m CROSS
        JOIN participants p ON p.meeting_id = m.id AND p.actor_id > 0
        WHERE {within("held_on")} GROUP BY 1, 2, 3) JOIN actors a ON a.id = actor_id
            GROUP BY 2, 3, 4"""

MEETINGS: dict[tuple[str, ...], str] = {("moten",): _HELD, ("narvaro",): _ATTENDANCE}

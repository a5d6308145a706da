"""In which open cases an actor takes part."""

from __future__ import annotations

from ...register.database import Register

# Both read partial indexes of what is open, so that the cost follows that.
_OPEN = """SELECT p.case_id FROM measures m INDEXED BY measures_open
        JOIN plans p ON p.id = m.plan_id WHERE m.open = 1 AND m.actor_id = :actor
    UNION SELECT e.case_id FROM participants p INDEXED BY participants_open
        JOIN meetings e ON e.id = p.meeting_id WHERE p.open = 1 AND p.actor_id = :actor
    ORDER BY 1"""


def open_cases(register: Register, actor_id: int) -> list[int]:
    """The ids of the open cases in which an actor has a measure or is summoned, the oldest
    first.
    """
    return [row["case_id"] for row in register.rows(_OPEN, {"actor": actor_id})]

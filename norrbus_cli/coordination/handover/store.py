"""Rows of hand-overs."""

from __future__ import annotations

from datetime import date

from ...authority import store as register_store
from ...authority.model import Coordinator
from ...case import store as case_store
from ...case.model import Case
from ...plan import store as plan_store
from ...register.database import Register
from ...words.record import of_row
from .model import Handover


def of_case(register: Register, case_id: int) -> list[Handover]:
    """The hand-overs of a case, the oldest first."""
    people = {each.id: each for each in register_store.coordinators(register)}
    return [
        of_row(
            Handover,
            row,
            on=date.fromisoformat(row["handed_on"]),
            giver=people[row["from_id"]],
            receiver=people[row["to_id"]],
        )
        for row in register.rows("SELECT * FROM handovers WHERE case_id = ? ORDER BY id", [case_id])
    ]


def plan_still_names(register: Register, case: Case) -> str:
    """The coordinator whom the current plan names, when it is another than the case's; else
    empty."""
    plans = plan_store.of_case(register, case.id)
    named = plans[-1].coordinator if plans else None
    return named.name if named and named.id != case.coordinator.id else ""


def hand_over(
    register: Register, case: Case, receiver: Coordinator, on: date, reason: str, note: str
) -> None:
    """Another coordinator from now on; who it was stays in the history."""
    who = {"case_id": case.id, "from_id": case.coordinator.id, "to_id": receiver.id}
    why = {"handed_on": on.isoformat(), "reason": reason, "note": note}
    register.insert("handovers", {**who, **why})
    case_store.change_case(register, case.id, {"coordinator_id": receiver.id})

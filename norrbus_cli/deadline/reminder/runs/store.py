"""Rows of the morning runs."""

from __future__ import annotations

from datetime import date

from ....register.database import Register
from ....words import clock
from ....words.record import Record, of_row


class Heartbeat(Record):
    """When the morning run last ended, and how."""

    day: date
    told: int
    failed: int


def begin(register: Register, today: date) -> int:
    """A new run; returns its id."""
    return register.insert("reminder_runs", {"day": today.isoformat(), "begun_at": clock.now()})


def end(register: Register, run_id: int, told: int, failed: int) -> None:
    """The run has ended: the heartbeat."""
    register.update(
        "reminder_runs", run_id, {"ended_at": clock.now(), "told": told, "failed": failed}
    )


def heartbeat(register: Register, today: date) -> Heartbeat | None:
    """The latest run that ended, of those for ``today`` or before.

    One that somebody made for a day to come says nothing about the mornings.
    """
    sql = (
        "SELECT day, told, failed FROM reminder_runs WHERE ended_at <> '' AND day <= ? ORDER BY day"
        " DESC, id DESC LIMIT 1"
    )
    row = register.row(sql, [today.isoformat()])
    return of_row(Heartbeat, row) if row else None

"""What is written below a sheet at a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from ..terminal.context import Context


def rows_below(context: Context, warnings: Iterable[str]) -> int:
    """How many rows the warnings take that are written after what is shown, with the one that the
    reminders have not run.
    """
    from ..deadline.reminder.heartbeat import overdue
    from ..terminal.fitting import high

    missed = overdue(context.register, context.today) if context.interactive else ""
    return high([f"Varning: {each}" for each in (*warnings, missed) if each])

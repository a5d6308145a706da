"""``norrbus register rutin``, ``rutiner`` and ``ta-bort-rutin``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from ...words.dates import short
from .form import DropRoutine, KeepRoutine, ListRoutines

if TYPE_CHECKING:
    from .model import Routine

app = room("De lokala rutinerna.")


@command(
    app,
    "rutin",
    KeepRoutine,
    "Registrera när en lokal rutin reviderades. Nästa gång påminns om ett år, om inget annat sägs.",
    'norrbus register rutin --namn "Lokal rutin för Norrbus" --reviderad idag',
)
def keep(context: Context, new: KeepRoutine) -> None:
    """Record a revision."""
    from . import actions

    routine = actions.keep(context.register, new, context.today)
    context.output.line(
        f"{routine.name}: reviderad {short(routine.revised_on)}, nästa gång senast"
        f" {short(routine.next_on)}."
    )


@command(
    app,
    "ta-bort-rutin",
    DropRoutine,
    "Ta bort en lokal rutin som inte längre används.",
    'norrbus register ta-bort-rutin "Lokal rutin för Norrbus"',
)
def drop(context: Context, gone: DropRoutine) -> None:
    """Take a routine away."""
    from . import actions

    context.output.line(
        f"{actions.drop(context.register, gone.name, context.today).name} är borttagen."
    )


COLUMNS: tuple[Column[Routine], ...] = (
    Column("namn", "Rutin", lambda each: each.name),
    Column("reviderad", "Reviderad", lambda each: each.revised_on),
    Column("nasta", "Nästa", lambda each: each.next_on),
    Column("anteckning", "Anteckning", lambda each: each.note, on_screen=False),
)


@command(
    app,
    "rutiner",
    ListRoutines,
    "Visa de lokala rutinerna: när de reviderades och när det är dags igen.",
    "norrbus register rutiner",
)
def show_all(context: Context, _: ListRoutines) -> None:
    """List the routines."""
    from . import store

    context.output.table(
        store.in_use(context.register),
        COLUMNS,
        "Inga rutiner. Registrera en med: norrbus register rutin",
    )

"""``norrbus utvärdering``."""

from __future__ import annotations

from ..terminal.context import Context
from ..terminal.entry import FROM_FILE, command
from ..terminal.room import room
from .form import NewEvaluation

app = room(
    "Utvärdering: svar utan namn efter ett möte. Bara summor visas, och inga som bygger på färre än"
    " fem svar."
)


@command(
    app,
    "registrera",
    NewEvaluation,
    "Registrera ett svar utan namn. Svaret sparas med grupp, slag av möte och år, aldrig med"
    " ärende, möte eller dag. Många svar ur en fil: norrbus importera svar.csv.",
    "norrbus utvärdering registrera --grupp barnet --lyssnad 4 --syfte 5 --rätt-personer 4"
    " --vem-gör-vad 3 --nöjd 4",
)
def record(context: Context, new: NewEvaluation) -> None:
    """Record an answer."""
    from ..terminal.doubt import despite_doubt
    from . import actions

    from_file = FROM_FILE in context.used
    despite_doubt(
        context,
        new,
        lambda told: actions.record(context.register, told, context.today, from_file=from_file),
    )
    context.output.line("Svaret är registrerat.")
    context.output.notice("Se summorna med: norrbus utvärdering sammanställ")

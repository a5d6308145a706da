"""``norrbus utvärdering``."""

from __future__ import annotations

from ..terminal.context import Context
from ..terminal.doubt import despite_doubt
from ..terminal.entry import command
from ..terminal.reading import read_text
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
    "Registrera ett svar utan namn, eller många ur en CSV-fil. Svaret sparas med grupp, slag av"
    " möte och år, aldrig med ärende, möte eller dag.",
    "norrbus utvärdering registrera --grupp barnet --lyssnad 4 --syfte 5 --rätt-personer 4"
    " --vem-gör-vad 3 --nöjd 4",
)
def record(context: Context, new: NewEvaluation) -> None:
    """Record an answer, or many."""
    from . import actions, csv_file

    if new.from_csv:
        content = read_text(new.from_csv)  # once: standard input is gone when it has been read
        rows = csv_file.read(content, context.today)
        despite_doubt(
            context,
            new,
            lambda told: actions.record_all(
                context.register, rows, content, context.today, told.despite_same_file
            ),
        )
        context.output.line(
            f"{len(rows)} svar är registrerade." if len(rows) > 1 else "1 svar är registrerat."
        )
    else:
        actions.record(context.register, new, context.today)
        context.output.line("Svaret är registrerat.")
    context.output.notice("Se summorna med: norrbus utvärdering sammanställ")

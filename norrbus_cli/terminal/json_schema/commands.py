"""``norrbus json-schema``."""

from __future__ import annotations

from ..context import Context
from ..entry import command
from ..room import room
from .form import ShowSchema

app = room("Formen på det som --json skriver, som JSON Schema.")


@command(
    app,
    "json-schema",
    ShowSchema,
    "Visa formen på det som ett kommando skriver med --json, som JSON Schema (2020-12). Utan"
    " kommando visas vilka som har en. Fält kan komma till; inget tas bort, byter namn eller slag"
    " inom samma huvudversion.",
    "norrbus json-schema ärende visa",
)
def show(context: Context, wanted: ShowSchema) -> None:
    """Print the schema of a command, or which commands have one."""
    from . import actions

    if wanted.command:
        context.output.whole(actions.schema(" ".join(wanted.command)))
    else:
        context.output.whole("\n".join(actions.commands()))

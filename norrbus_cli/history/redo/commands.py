"""``norrbus gör-om``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import DoAgain

app = room("Gör om det som ångrades.")


@command(
    app,
    "gör-om",
    DoAgain,
    "Gör om det som ångrades senast, eller det som anges med sitt nummer. Det visas först.",
    "norrbus gör-om",
)
def do_again(context: Context, wanted: DoAgain) -> None:
    """Do again what was taken back."""
    from ..undo import actions
    from ..undo.page import turn

    chosen = actions.to_do_again(context.register, wanted.number, everything=wanted.everything)
    turn(context, chosen, "Görs om", agreed=wanted.agreed)
    context.output.notice("Gjort om. Ångra det igen med: norrbus ångra")

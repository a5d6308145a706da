"""``norrbus ångra``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import TakeBack

app = room("Ångra ett helt kommando.")


@command(
    app,
    "ångra",
    TakeBack,
    "Ångra ett helt kommando: ditt senaste, eller det som anges med sitt nummer i loggen. Det visas"
    " först, med vad varje uppgift blir. Ångra igen går ett steg längre bakåt; gör-om tar tillbaka"
    " ångringen.",
    "norrbus ångra 41",
)
def take_back(context: Context, wanted: TakeBack) -> None:
    """Take back a command."""
    from . import actions
    from .page import turn

    chosen = actions.to_take_back(
        context.register,
        wanted.number,
        follow=wanted.follow,
        despite_sent=wanted.despite_sent,
        everything=wanted.everything,
    )
    number = turn(context, chosen, "Ångras", agreed=wanted.agreed, reason=wanted.despite_sent)
    context.output.notice(f"Ångrat. Gör om det med: norrbus gör-om {number}")

"""``norrbus ärende invändning``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import NewObjection

app = room("")


@command(
    app,
    "invändning",
    NewObjection,
    "Anteckna att barnet eller en vårdnadshavare anser att en uppgift är fel (SoL 14 kap. 6 §),"
    " också i ett avslutat ärende. Den visas sedan alltid med ärendet. Rätta det som är fel med"
    " uppgiftens eget kommando.",
    'norrbus ärende invändning 7 --vem Anna --om behovet --text "Tre dagar, inte tio."',
)
def note(context: Context, new: NewObjection) -> None:
    """Note an objection."""
    from . import actions

    case = actions.note(context.register, new, context.today)
    context.output.line(f"{case.reference}: invändningen är antecknad.")
    context.output.notice(
        f"Den visas med ärendet: norrbus ärende visa {case.reference}. Håll den som invände"
        " underrättad om vad ni gör åt saken."
    )

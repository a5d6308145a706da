"""``norrbus avvikelse rapportera`` and ``ändra``: the report."""

from __future__ import annotations

from ..terminal.context import Context
from ..terminal.doubt import despite_doubt
from ..terminal.entry import command
from ..terminal.question import changed
from ..terminal.room import room
from .form import DeviationChange, NewDeviation
from .next_step import tell, warn_of_no_recipients

app = room(
    "Avvikelser från det som är överenskommet: rapport, två underskrifter, kopia, analys, beslut,"
    " genomförande, återkoppling."
)


@command(
    app,
    "rapportera",
    NewDeviation,
    "Rapportera en avvikelse, i ett ärende eller utan. Frågorna följer blanketten"
    " Avvikelserapport. Texterna är utan namn.",
    'norrbus avvikelse rapportera 7 --arbetsplats skola --grund "överenskommen insats"'
    ' --beskrivning "Insats 2 har inte startat." --konsekvenser "Sover sämre." --förslag "Ersättare'
    ' vid vakans." --aktör primärvård --chef "Per Lindmark"',
)
def report(context: Context, new: NewDeviation) -> None:
    """Report a deviation."""
    from . import actions

    by = context.settings.samordnare
    found = despite_doubt(
        context, new, lambda told: actions.report(context.register, told, by, context.today)
    )
    tell(context, found, "Avvikelsen är rapporterad.")
    warn_of_no_recipients(context)


@command(
    app,
    "ändra",
    DeviationChange,
    "Ändra en rapport. Det går tills närmaste chefen har skrivit under.",
    'norrbus avvikelse ändra 1 --förslag "Ersättare utses vid vakans."',
)
def change(context: Context, new: DeviationChange) -> None:
    """Change a report."""
    from . import actions

    found = despite_doubt(
        context,
        new,
        lambda told: actions.change(context.register, told.deviation, changed(told), context.today),
    )
    tell(context, found, "Rapporten är ändrad.")

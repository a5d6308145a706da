"""``norrbus avvikelse mottagare``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.question import Listing
from ...terminal.room import NAMELESS, room, within
from .form import DropRecipient, NewRecipient, UseExample

if TYPE_CHECKING:
    from .model import Recipient

app = room("Mottagare av avvikelser.")
table = room("Vem som får en avvikelserapport eller en kopia: kommunens egen tabell.")

RECIPIENT_COLUMNS: tuple[Column[Recipient], ...] = (
    Column("for", "För", lambda each: each.kind),
    Column("skolform", "Skolform", lambda each: each.school_form),
    Column("vad", "Får", lambda each: each.what),
    Column("mottagare", "Mottagare", lambda each: each.name),
    Column("kalla", "Källa", lambda each: each.source, on_screen=False),
)


@command(
    table,
    NAMELESS,
    Listing,
    "Visa vem som får en rapport eller en kopia, för varje slag av aktör.",
    "norrbus avvikelse mottagare",
)
def show_recipients(context: Context, _: Listing) -> None:
    """Show the table."""
    from . import store

    context.output.table(
        store.recipients(context.register),
        RECIPIENT_COLUMNS,
        "Tabellen är tom. Börja till exempel med: norrbus avvikelse mottagare exempel Arjeplog",
    )


@command(
    table,
    "lägg-till",
    NewRecipient,
    "Lägg till en mottagare.",
    "norrbus avvikelse mottagare lägg-till --för BUP --mottagare enhetschef",
)
def add_recipient(context: Context, new: NewRecipient) -> None:
    """Add a row."""
    from ...authority.recipients import EVERYBODY
    from . import actions

    actions.add(context.register, new, context.today)
    whenever = (
        "vid varje avvikelse"
        if new.kind == EVERYBODY
        else f"när {new.kind} berörs eller rapporterar"
    )
    context.output.line(f"{new.name} får {new.what} {whenever}.")


@command(
    table,
    "ta-bort",
    DropRecipient,
    "Ta bort en mottagare. Det som redan är skickat står kvar.",
    "norrbus avvikelse mottagare ta-bort enhetschef --för BUP",
)
def drop_recipient(context: Context, gone: DropRecipient) -> None:
    """Take rows out."""
    from . import actions

    count = actions.drop(context.register, gone, context.today)
    context.output.line(
        f"{gone.name} är borttagen från {count} {'rad' if count == 1 else 'rader'}."
    )


@command(
    table,
    "exempel",
    UseExample,
    "Lägg till raderna i en färdig tabell.",
    "norrbus avvikelse mottagare exempel Arjeplog",
)
def use_example(context: Context, wanted: UseExample) -> None:
    """Add a ready table."""
    from . import actions

    count = actions.use_example(context.register, wanted, context.today)
    context.output.line(
        f"{count} {'rad' if count == 1 else 'rader'} lades till. Ändra så att de stämmer hos er:"
        " norrbus avvikelse mottagare"
    )


within(app, "mottagare", table)

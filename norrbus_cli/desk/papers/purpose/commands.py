"""``norrbus dokument slag``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....terminal.columns import Column
from ....terminal.context import Context
from ....terminal.entry import command
from ....terminal.question import Listing
from ....terminal.room import room

if TYPE_CHECKING:
    from .listing import Listed

app = room("")

COLUMNS: tuple[Column[Listed], ...] = (
    Column("slag", "Slag", lambda each: each.purpose.kind),
    Column("till_for", "Vad det är till för", lambda each: each.purpose.what),
    Column("mottagare", "Vem som får det", lambda each: each.purpose.reader),
    Column("kalla", "Vad som kräver det", lambda each: each.purpose.source),
    Column("kommando", "Skrivs med", lambda each: each.purpose.command),
    Column("sprak", "Också på", lambda each: each.languages),
    Column("blankett", "Tom blankett", lambda each: each.form),
)


@command(
    app,
    "slag",
    Listing,
    "Visa varje slag av dokument: vad det är till för, vem som får det, vad som kräver det, och"
    " vilket kommando som skriver det.",
    "norrbus dokument slag",
)
def show(context: Context, _: Listing) -> None:
    """List the kinds of documents."""
    from .listing import listed

    context.output.table(listed(), COLUMNS, "")

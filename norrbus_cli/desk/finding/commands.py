"""``norrbus sök``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import Search

if TYPE_CHECKING:
    from .found import Hit

app = room("")

COLUMNS: tuple[Column[Hit], ...] = (
    Column("vad", "Vad", lambda each: each.kind),
    Column("traff", "Träff", lambda each: each.called),
    Column("lage", "Läge", lambda each: each.standing),
    Column("kommando", "Kommando", lambda each: each.shown_by, below=True),
)


@command(
    app,
    "sök",
    Search,
    "Sök ett barns ärende på barnets eller en vårdnadshavares namn, på personnummer eller"
    " ärendenummer, och en aktör eller kontaktperson på namnet. Inget annat söks. Titten loggas.",
    "norrbus sök Lantto",
)
def search(context: Context, wanted: Search) -> None:
    """List what answers to a word."""
    from .found import found

    context.output.table(
        found(context, " ".join(wanted.words)),
        COLUMNS,
        "Ingen i registret svarar till det. Sökt är namn, personnummer och ärendenummer, aktörer"
        " och kontaktpersoner; inget annat får sökas. Hjälp om ett ord: norrbus hjälp ORD",
    )

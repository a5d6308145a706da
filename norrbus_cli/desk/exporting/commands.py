"""``norrbus exportera``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import WriteOut

app = room("Skriv en lista som fil, för egen analys.")


@command(
    app,
    "exportera",
    WriteOut,
    "Skriv en lista som fil (csv, xlsx, json, parquet) för egen analys inom myndigheten. Utan namn,"
    " nummer, ärendenummer och texter, om inte --med-namn säger varför. Filen är personuppgifter"
    " och ingen statistik: den får inte lämnas ut. Det loggas.",
    "norrbus exportera ärenden --till arenden.xlsx",
)
def write(context: Context, wanted: WriteOut) -> None:
    """Write a list."""
    from . import actions
    from .model import WITH_NAMES, WITHOUT_NAMES

    documents = context.settings.dokument
    path = actions.write(context.register, wanted, documents, context.today)
    context.output.line(str(path))
    context.output.warning(WITH_NAMES if wanted.named else WITHOUT_NAMES)

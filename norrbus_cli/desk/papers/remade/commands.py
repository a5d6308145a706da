"""``norrbus dokument återskapa``."""

from __future__ import annotations

from ....terminal.context import Context
from ....terminal.entry import command
from ....terminal.room import room
from .form import RemakePaper

app = room("Papper som de en gång skrevs.")


@command(
    app,
    "återskapa",
    RemakePaper,
    "Skriv ett papper igen som det skrevs första gången, också om filen är borta och uppgifterna är"
    " andra nu. Att de som står på det visas loggas.",
    "norrbus dokument återskapa 12",
)
def remake(context: Context, wanted: RemakePaper) -> None:
    """Make a paper again."""
    from ....register.folders import expand
    from . import actions

    folder = expand(wanted.folder) if wanted.folder else None
    how = actions.How(wanted.formats, folder, wanted.overwrite, wanted.unmask)
    for path in actions.remake(context.register, wanted.paper, how, context.today):
        context.output.line(str(path))
    if wanted.unmask:
        context.output.warning(
            "Papperet kan ha skyddade uppgifter. Lämna det bara till den som får veta dem."
        )

"""``norrbus dokument bifoga`` and ``hämta``."""

from __future__ import annotations

from ....terminal.context import Context
from ....terminal.entry import command
from ....terminal.room import room
from .form import AttachPage, FetchPage

app = room("Inskannade sidor.")


@command(
    app,
    "bifoga",
    AttachPage,
    "Bifoga en inskannad sida till ett papper, eller det som har kommit in till ett ärende: PDF,"
    " PNG eller JPEG, högst 10 MB. Den kopieras, krypterad, in i registret; filen själv lämnas"
    " kvar.",
    "norrbus dokument bifoga skannat.pdf --papper 12",
)
def attach(context: Context, wanted: AttachPage) -> None:
    """Keep a scanned page."""
    from ....register.folders import expand
    from . import actions

    path = expand(wanted.file)
    if wanted.paper is not None:
        number = actions.attach(context.register, wanted.paper, path, wanted.note, context.today)
        to = f"papper {wanted.paper}"
    else:
        number, to = actions.receive(context.register, wanted, path, context.today)
    context.output.line(f"Bilaga {number} till {to} finns nu i registret.")
    context.output.notice(f"{path} ligger kvar. Ta bort den om den inte ska finnas där.")


@command(
    app,
    "hämta",
    FetchPage,
    "Skriv en bilaga till en fil som bara du kan läsa. Att den togs ut loggas.",
    "norrbus dokument hämta 3 --till underskrivet.pdf",
)
def fetch(context: Context, wanted: FetchPage) -> None:
    """Take out a scanned page."""
    from ....register.folders import expand
    from . import actions

    path = expand(wanted.to)
    actions.fetch(context.register, wanted.attachment, path, context.today)
    context.output.line(str(path))

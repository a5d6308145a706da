"""``norrbus importera``."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ...terminal.context import Context
from ...terminal.entry import command, confirm
from ...terminal.room import room
from .form import ReadIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .matching import Ask
    from .source import Source

app = room("Läs in många rader ur en fil.")


@command(
    app,
    "importera",
    ReadIn,
    "Läs in ärenden, avslutade ärenden från tidigare år, aktörer, kontaktpersoner eller"
    " utvärderingssvar ur en fil: CSV eller XLSX med rubriker. Allt visas först. Allt sparas eller"
    " inget; det som redan finns hoppas över. Rader med fel skrivs med orsak i en egen fil bredvid,"
    " som är tom när allt är rätt. Med - läses standard in: då behövs --ja eller --prova, och rader"
    " med fel skrivs i importera-fel.csv i mappen där du står.",
    "norrbus importera elever.xlsx --prova",
)
def read_in(context: Context, wanted: ReadIn) -> None:
    """Read in a file."""
    from ...terminal.doubt import despite_doubt
    from .source import check_agreed, source_of

    if wanted.headings:
        from . import headings

        found = headings.headings(wanted.kind)
        _say(context, headings.told(found, on_screen=context.output.on_screen))
        return
    check_agreed(wanted.file, wanted.agreed or wanted.preview)
    source = source_of(wanted.file)
    despite_doubt(context, wanted, lambda told: _read_in(context, told, source))


def _read_in(context: Context, wanted: ReadIn, source: Source) -> None:
    from ...words.record import replace
    from . import actions, page

    ask = _asker(context) if context.interactive else None
    file = actions.understood(context.register, source, wanted, ask)
    kind = file.matching.kind
    if wanted.preview or not wanted.agreed:
        nameless = context.nameless or not context.output.on_screen
        with context.output.working("Går igenom raderna"):
            found = actions.tried(context.register, file, wanted, context.today, nameless=nameless)
        _say(context, page.of_columns(file))
        _say(context, page.of_outcome(file, found))
        if wanted.preview:
            context.output.notice("Inget sparades. Läs in utan --prova.")
            return
        actions.require_right(found, wanted)
        if found.new:
            confirm(context, f"{page.counted(kind, found.new)} läses in.", agreed=False)
    with context.output.working("Läser in raderna"):
        done = actions.read_in(context.register, file, wanted, context.today)
    actions.require_right(done, wanted)
    if wanted.agreed:
        _say(context, page.of_outcome(file, replace(done, shown=())))
    if done.new:
        context.output.line(f"Inläst: {page.counted(kind, done.new)}.")
        context.output.notice("Ångra alltsammans med: norrbus ångra")
    else:
        context.output.line(f"Inget nytt: {page.rows(done.there)} fanns redan.")


def _say(context: Context, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        context.output.line(sentence)


def _asker(context: Context) -> Ask:
    from ...terminal.dialogue import ask
    from ...terminal.question import Question
    from ...terminal.reading import choice, chosen
    from ...terminal.wanted import GoBack

    def what(heading: str, known: Sequence[str]) -> str:
        text = f"Vad är kolumnen ”{heading}”"
        question = Question("--kolumn", text, choice(*known), required=True)
        while True:
            with suppress(GoBack):
                return chosen(str(ask(context, question, {}, "", revise=False)), known)

    return what

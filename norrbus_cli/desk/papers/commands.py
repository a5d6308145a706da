"""``norrbus dokument``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import ListDocuments, WriteDocument

if TYPE_CHECKING:
    from ...paper.model import Asked, Document, Letter
    from ...paper.writer import How

app = room("Dokument: skriv ut som Markdown och HTML, och se vad som är skrivet, till vem och hur.")


@command(
    app,
    "skriv",
    WriteDocument,
    "Skriv dokument. En fil som redan finns lämnas orörd om inte --skriv-över anges.",
    "norrbus dokument skriv genomförandeplan 7",
)
def write(context: Context, wanted: WriteDocument) -> None:
    """Write documents."""
    from ...paper import writer
    from . import catalogue, together
    from .kinds import EVERY

    asked = _asked(context, wanted)
    made: list[Letter] = []
    left: list[str] = []

    def letters() -> list[Letter]:
        if wanted.kind == EVERY:
            found, why = together.letters(
                context.register, wanted.reference, asked, wanted.of_meetings
            )
            left.extend(why)
        else:
            found = catalogue.letters(context.register, wanted.kind, wanted.reference, asked)
        made.extend(found)
        return made

    with context.output.working("Skriver papperen"):
        paths = writer.write(context.register, letters, _how(context, wanted), context.today)
    for path in paths:
        context.output.line(str(path))
    for sentence in left:
        context.output.notice(sentence)
    _tell_what_stands_there(context, made)


def _tell_what_stands_there(context: Context, made: list[Letter]) -> None:
    from ...paper import writer
    from ...words.swedish import listed

    if texts := writer.telling(made):
        context.output.warning(
            f"Skyddade uppgifter står kvar i {listed(texts)}. Läs papperet innan det lämnas."
        )
    if texts := writer.carrying(made):
        context.output.warning(
            f"Uppgifter om en vårdnadshavare står kvar i {listed(texts)}. En annan läser papperet."
        )


def _how(context: Context, wanted: WriteDocument) -> How:
    from ...paper.template.own import OwnTemplates
    from ...paper.writer import How
    from ...register.folders import expand
    from ...register.house import load_house

    return How(
        folder=expand(wanted.folder) if wanted.folder else context.settings.dokument,
        by_case=not wanted.folder,
        formats=wanted.formats,
        overwrite=wanted.overwrite,
        sent_how=wanted.sent_how,
        unmasked_because=wanted.unmask,
        overridden_because=wanted.override,
        despite_protection=wanted.despite_protection,
        house=load_house(context.options),
        own=OwnTemplates(context.settings.mallar, context.today, context.output.warning),
    )


def _asked(context: Context, wanted: WriteDocument) -> Asked:
    from ...paper.model import Asked

    return Asked(
        context.today,
        bool(wanted.unmask),
        wanted.override,
        wanted.recipient,
        wanted.version,
        wanted.anonymised,
        wanted.actors,
        wanted.blank,
    )


COLUMNS: tuple[Column[Document], ...] = (
    Column("referens", "Gäller", lambda document: document.reference),
    Column("slag", "Slag", lambda document: document.kind),
    Column("format", "Format", lambda document: document.format),
    Column("skriven", "Skriven", lambda document: document.written_on),
    Column("till", "Till", lambda document: document.recipient),
    Column("satt", "Sätt", lambda document: document.sent_how),
    Column("fil", "Fil", lambda document: Path(document.path).name),
    Column("mapp", "Mapp", lambda document: str(Path(document.path).parent), on_screen=False),
    Column("mall", "Mall", lambda document: document.template, on_screen=False),
    Column(
        "mall_sha256", "Mallens SHA-256", lambda document: document.template_hash, on_screen=False
    ),
    Column("fil_sha256", "Filens SHA-256", lambda document: document.file_hash, on_screen=False),
)


@command(
    app,
    "lista",
    ListDocuments,
    "Visa skrivna dokument: slag, mall, fil, när, till vem och hur.",
    "norrbus dokument lista 7",
)
def show_all(context: Context, wanted: ListDocuments) -> None:
    """List the written documents."""
    from ...case import store as case_store
    from ...case.looking import look
    from ...paper import store

    documents = store.about(context.register, (wanted.reference or "").strip())
    if not documents and wanted.reference:
        documents = store.about(
            context.register, case_store.reference_of(context.register, wanted.reference)
        )
    about = dict.fromkeys(each.case_id for each in documents if each.case_id is not None)
    # Recipients are named.
    cases = [case_store.by_id(context.register, case_id) for case_id in about]
    look(context.register, cases, context.today)
    context.output.table(documents, COLUMNS, "Inga dokument. Skriv ett med: norrbus dokument skriv")

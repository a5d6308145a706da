"""``norrbus dokument``."""

from __future__ import annotations

from pathlib import Path

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import ListDocuments, SentPaper, SignedPaper, WriteDocument
from .model import SENT, SIGNED, Paper, Step

app = room(
    "Dokument: skriv ut, se vad som är skrivet, och anteckna vad som är skickat och underskrivet."
)


@command(
    app,
    "skriv",
    WriteDocument,
    "Skriv dokument. En fil som redan finns lämnas orörd om inte --skriv-över anges.",
    "norrbus dokument skriv genomförandeplan 7",
)
def write(context: Context, wanted: WriteDocument) -> None:
    """Write documents."""
    from . import writing

    writing.write(context, wanted)


COLUMNS: tuple[Column[Paper], ...] = (
    Column("nummer", "Nr", lambda paper: paper.number),
    Column("referens", "Gäller", lambda paper: paper.first.reference),
    Column("slag", "Slag", lambda paper: paper.first.kind),
    Column("skriven", "Skriven", lambda paper: paper.first.written_on),
    Column("till", "Till", lambda paper: paper.first.recipient),
    Column("skickat", "Skickat", lambda paper: [each.spoken for each in paper.done(SENT)]),
    Column("underskrivet", "Underskrivet", lambda paper: [it.spoken for it in paper.done(SIGNED)]),
    Column("ersatt_av", "Ersatt av", lambda paper: paper.replaced_by),
    Column("bilagor", "Bilagor", lambda paper: [each.spoken for each in paper.attachments]),
    Column("filer", "Filer", lambda paper: [Path(each.path).name for each in paper.files]),
    Column(
        "anteckningar",
        "Anteckningar",
        lambda paper: [each.note for each in paper.steps if each.note],
        on_screen=False,
    ),
    Column("format", "Format", lambda paper: [it.format for it in paper.files], on_screen=False),
    Column("mapp", "Mapp", lambda paper: str(Path(paper.first.path).parent), on_screen=False),
    Column("mall", "Mall", lambda paper: [each.template for each in paper.files], on_screen=False),
    Column(
        "mall_sha256",
        "Mallarnas SHA-256",
        lambda paper: [each.template_hash for each in paper.files],
        on_screen=False,
    ),
    Column(
        "fil_sha256",
        "Filernas SHA-256",
        lambda paper: [each.file_hash for each in paper.files],
        on_screen=False,
    ),
)


@command(
    app,
    "lista",
    ListDocuments,
    "Visa skrivna dokument med sina nummer: slag, till vem, skickat och underskrivet när och hur,"
    " vad som har ersatt dem, och filerna.",
    "norrbus dokument lista 7",
)
def show_all(context: Context, wanted: ListDocuments) -> None:
    """List the written documents."""
    from ...case import store as case_store
    from ...case.looking import look
    from . import store

    documents = store.about(context.register, (wanted.reference or "").strip())
    if not documents and wanted.reference:
        documents = store.about(
            context.register, case_store.reference_of(context.register, wanted.reference)
        )
    about = dict.fromkeys(
        each.first.case_id for each in documents if each.first.case_id is not None
    )
    # Recipients are named.
    cases = [case_store.by_id(context.register, case_id) for case_id in about]
    look(context.register, cases, context.today)
    context.output.table(documents, COLUMNS, "Inga dokument. Skriv ett med: norrbus dokument skriv")


@command(
    app,
    "skickat",
    SentPaper,
    "Anteckna att ett papper är skickat. Numret står i norrbus dokument lista.",
    "norrbus dokument skickat 12 --sätt brev",
)
def sent(context: Context, wanted: SentPaper) -> None:
    """Note that a paper has been sent."""
    _note(context, Step(wanted.paper, SENT, wanted.on, wanted.how, wanted.who, wanted.note))


@command(
    app,
    "underskrivet",
    SignedPaper,
    "Anteckna att ett papper är underskrivet.",
    'norrbus dokument underskrivet 12 --av "Anna Lantto"',
)
def signed(context: Context, wanted: SignedPaper) -> None:
    """Note that a paper has been signed."""
    _note(context, Step(wanted.paper, SIGNED, wanted.on, wanted.how, wanted.who, wanted.note))


def _note(context: Context, said: Step) -> None:
    from ...words.dates import short
    from . import actions

    paper = actions.note(context.register, said, context.today)
    first = paper.first
    context.output.line(
        f"Papper {paper.number}, {first.kind} {first.reference}, är {said.what} {short(said.day)}."
    )
    if paper.replaced_by:
        context.output.warning(f"Det är ersatt av papper {paper.replaced_by}.")

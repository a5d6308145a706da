"""``norrbus dokument``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import ListDocuments, SentPaper, SignedPaper, WriteDocument
from .model import SENT, SIGNED, Step

if TYPE_CHECKING:
    from .listed import Listed

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


COLUMNS: tuple[Column[Listed], ...] = (
    Column("nummer", "Nr", lambda each: each.number),
    Column("referens", "Gäller", lambda each: each.reference),
    Column("slag", "Slag", lambda each: each.kind),
    Column("skriven", "Skriven", lambda each: each.written_on),
    Column("till", "Till", lambda each: each.recipient),
    Column("kom_in", "Kom in", lambda each: each.came_on),
    Column("fran", "Från", lambda each: each.sender),
    Column("skickat", "Skickat", lambda each: list(each.sent)),
    Column("underskrivet", "Underskrivet", lambda each: list(each.signed)),
    Column("ersatt_av", "Ersatt av", lambda each: each.replaced_by),
    Column("bilagor", "Bilagor", lambda each: [page.spoken for page in each.attachments]),
    Column("filer", "Filer", lambda each: [Path(file.path).name for file in each.files]),
    Column("anteckningar", "Anteckningar", lambda each: list(each.notes), on_screen=False),
    Column("format", "Format", lambda each: [it.format for it in each.files], on_screen=False),
    Column(
        "mapp",
        "Mapp",
        lambda each: str(Path(each.files[0].path).parent) if each.files else "",
        on_screen=False,
    ),
    Column("mall", "Mall", lambda each: [it.template for it in each.files], on_screen=False),
    Column(
        "mall_sha256",
        "Mallarnas SHA-256",
        lambda each: [it.template_hash for it in each.files],
        on_screen=False,
    ),
    Column(
        "fil_sha256",
        "Filernas SHA-256",
        lambda each: [it.file_hash for it in each.files],
        on_screen=False,
    ),
)


@command(
    app,
    "lista",
    ListDocuments,
    "Visa skrivna dokument med sina nummer: slag, till vem, skickat och underskrivet när och hur,"
    " vad som har ersatt dem, och filerna; och vad som har kommit in.",
    "norrbus dokument lista 7",
)
def show_all(context: Context, wanted: ListDocuments) -> None:
    """List the written documents."""
    from ...case import store as case_store
    from ...case.looking import look
    from . import listed

    reference = (wanted.reference or "").strip()
    found = listed.about(context.register, reference)
    if not found and reference:
        reference = case_store.reference_of(context.register, reference)
        found = listed.about(context.register, reference)
    # Recipients and senders are named.
    about = dict.fromkeys(case_id for case_id, _ in found if case_id is not None)
    cases = [case_store.by_id(context.register, case_id) for case_id in about]
    look(context.register, cases, context.today)
    context.output.table(
        [each for _, each in found], COLUMNS, "Inga dokument. Skriv ett med: norrbus dokument skriv"
    )


@command(
    app,
    "skickat",
    SentPaper,
    "Anteckna att ett papper är skickat. Numret står i norrbus dokument lista.",
    "norrbus dokument skickat 12 --sätt brev",
)
def sent(context: Context, wanted: SentPaper) -> None:
    """Note that a paper has been sent."""
    said = Step(wanted.paper, SENT, wanted.on, wanted.how, wanted.who, wanted.note)
    _note(context, said, wanted.override)


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


def _note(context: Context, said: Step, override: str = "") -> None:
    from ...words.dates import short
    from . import actions

    paper = actions.note(context.register, said, context.today, override)
    first = paper.first
    context.output.line(
        f"Papper {paper.number}, {first.kind} {first.reference}, är {said.what} {short(said.day)}."
    )
    if paper.replaced_by:
        context.output.warning(f"Det är ersatt av papper {paper.replaced_by}.")

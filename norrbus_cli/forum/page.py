"""``norrbus forum lista`` and ``visa``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.columns import Column, Section
from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.room import room
from ..terminal.shown import columns_of
from .form import ListForums, NewForum, ShowForum
from .held_form import Hold

if TYPE_CHECKING:
    from ..terminal.columns import Part
    from .model import Dispatch, Forum, Matter, Participant

app = room("Möten: lista och visa.")

LIST_COLUMNS: tuple[Column[Forum], ...] = (
    Column("referens", "Möte", lambda each: each.reference),
    Column("slag", "Slag", lambda each: each.kind),
    Column("forum", "Forum", lambda each: each.forum_name),
    Column("dag", "Dag", lambda each: each.day),
    Column("tid", "Tid", lambda each: each.time),
    Column("lage", "Läge", lambda each: each.state),
    Column("agenda", "Agenda", lambda each: bool(each.points)),
    Column("skickad", "Skickad", lambda each: each.sent_on, on_screen=False),
)


@command(
    app,
    "lista",
    ListForums,
    "Visa möten som varken är hållna eller inställda.",
    "norrbus forum lista --alla --slag styrgrupp",
)
def show_all(context: Context, wanted: ListForums) -> None:
    """List meetings."""
    from . import store

    found = store.every(context.register) if wanted.everything else store.pending(context.register)
    shown = [each for each in found if wanted.kind in {"", each.kind}]
    context.output.table(shown, LIST_COLUMNS, "Inga möten. Boka ett med: norrbus forum boka")


_ASKED: tuple[Column[Forum], ...] = columns_of(NewForum)
COLUMNS: tuple[Column[Forum], ...] = (
    Column("referens", "Möte", lambda each: each.reference),
    _ASKED[0],  # the kind
    Column("lage", "Läge", lambda each: each.state),
    *_ASKED[1:],
    Column("installt_orsak", "Inställt därför att", lambda each: each.cancelled_reason),
    *columns_of(Hold),
    Column("skickad", "Minnesanteckningar skickade", lambda each: each.sent_on),
    Column("sequence", "Kalenderfilens SEQUENCE", lambda each: each.sequence, on_screen=False),
)
PARTICIPANT_COLUMNS: tuple[Column[Participant], ...] = (
    Column("namn", "Deltagare", lambda each: each.name),
    Column("roll", "Roll", lambda each: each.role),
    Column("ledamot", "Ledamot", lambda each: each.member_id is not None),
    Column("narvaro", "Närvaro", lambda each: each.attendance),
)
MATTER_COLUMNS: tuple[Column[Matter], ...] = (
    Column("referens", "Behandlat", lambda each: each.reference),
    Column("vad", "Vad", lambda each: each.what),
)
DISPATCH_COLUMNS: tuple[Column[Dispatch], ...] = (
    Column("till", "Till", lambda each: each.name),
    Column("roll", "Roll", lambda each: each.role),
    Column("dag", "Dag", lambda each: each.sent_on),
    Column("satt", "Sätt", lambda each: each.sent_how),
    Column("version", "Version", lambda each: each.record),
)


@command(
    app,
    "visa",
    ShowForum,
    "Visa ett möte: agenda, deltagare, vad som behandlades, och vem som har fått"
    " minnesanteckningarna.",
    "norrbus forum visa 1",
)
def show(context: Context, wanted: ShowForum) -> None:
    """Show a meeting."""
    from . import store
    from .model import BOOKED

    found = store.find(context.register, wanted.forum)
    sections: list[Part] = [
        Section("deltagare", "Deltagare", PARTICIPANT_COLUMNS, found.participants),
        Section("behandlat", "Behandlat", MATTER_COLUMNS, found.matters),
        Section("skickat", "Minnesanteckningarna skickade", DISPATCH_COLUMNS, found.dispatches),
    ]
    context.output.record(found, COLUMNS, sections)
    if found.state == BOOKED and not found.points:
        context.output.warning(
            f"Mötet har ingen agenda. Skriv den: norrbus forum ändra {found.reference} --agenda"
            " @agenda.txt"
        )

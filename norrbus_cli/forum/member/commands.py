"""``norrbus forum ledamot``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.question import Listing
from ...terminal.room import NAMELESS, room, within
from ...terminal.shown import columns_of
from ..model import called
from .form import DropMember, NewMember

app = room("Ledamöter.")
table = room("Ledamöter: vilka som hör till vilket slag av möte.")


@command(table, NAMELESS, Listing, "Visa ledamöterna.", "norrbus forum ledamot")
def show_members(context: Context, _: Listing) -> None:
    """Show the members."""
    from . import store

    context.output.table(
        store.members(context.register),
        columns_of(NewMember),
        "Inga ledamöter. Lägg till med: norrbus forum ledamot lägg-till",
    )


@command(
    table,
    "lägg-till",
    NewMember,
    "Lägg till en ledamot, som är deltagare i möten av det slaget som bokas från och med nu."
    " Styrgruppens ledamöter får alla minnesanteckningar.",
    'norrbus forum ledamot lägg-till --slag styrgrupp --namn "Maj Niemi" --roll socialchef --e-post'
    " maj@example.se",
)
def add_member(context: Context, new: NewMember) -> None:
    """Add a member."""
    from . import actions

    actions.add(context.register, new, context.today)
    context.output.line(f"{new.name} är ledamot: {called(new.kind, new.forum_name)}.")


@command(
    table,
    "ta-bort",
    DropMember,
    "Ta bort en ledamot. I möten som redan är bokade är ledamoten kvar som deltagare.",
    'norrbus forum ledamot ta-bort "Maj Niemi" --slag styrgrupp',
)
def drop_member(context: Context, gone: DropMember) -> None:
    """Take a member out."""
    from . import actions

    for each in actions.drop(context.register, gone, context.today):
        whose = called(each.kind, each.forum_name)
        context.output.line(f"{each.name} är inte längre ledamot: {whose}.")


within(app, "ledamot", table)

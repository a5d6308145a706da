"""``norrbus aktör``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.question import Listing, changed
from ...terminal.room import room
from .form import ActorChange, NewActor, NewContact

app = room(
    "Aktörer: skola, socialtjänst, vård och andra, med kontaktpersoner. De läggs in en gång och"
    " väljs sedan med sitt kortnamn."
)


@command(
    app,
    "lägg-till",
    NewActor,
    "Lägg till en aktör, gärna med sin första kontaktperson.",
    'norrbus aktör lägg-till --kort skola --namn Centrumskolan --slag skola --kontakt "Per'
    ' Lindmark" --roll rektor',
)
def add(context: Context, new: NewActor) -> None:
    """Add an actor."""
    from . import actions

    actor = actions.add(context.register, new)
    context.output.line(f"Aktören {actor.short} ({actor.name}, {actor.kind}) är tillagd.")
    context.output.notice(
        "Nästa steg: norrbus aktör lägg-till för nästa, eller norrbus ärende skapa"
    )


@command(
    app,
    "ändra",
    ActorChange,
    "Ändra en aktörs uppgifter, eller om den ska få egna påminnelser. Kortnamnet står kvar.",
    "norrbus aktör ändra soc --påminns ja --e-post soc@example.se",
)
def change(context: Context, new: ActorChange) -> None:
    """Change an actor."""
    from . import actions

    actor = actions.change(context.register, new.actor, changed(new))
    context.output.line(
        f"Aktören {actor.short} ({actor.name}, {actor.kind}) är ändrad."
        + (" Den får egna påminnelser." if actor.reminded else "")
    )


@command(
    app,
    "kontakt",
    NewContact,
    "Lägg till en kontaktperson hos en aktör.",
    'norrbus aktör kontakt soc --namn "Sara Niva" --roll socialsekreterare',
)
def contact(context: Context, new: NewContact) -> None:
    """Add a contact person."""
    from . import actions

    actor = actions.add_contact(context.register, new)
    context.output.line(
        f"{actor.short} har nu kontaktpersonerna"
        f" {', '.join(contact.presented for contact in actor.contacts)}."
    )


@command(app, "lista", Listing, "Visa alla aktörer.", "norrbus aktör lista")
def show_all(context: Context, _: Listing) -> None:
    """List the actors."""
    from . import store
    from .page import COLUMNS

    context.output.table(
        store.all_actors(context.register),
        COLUMNS,
        "Inga aktörer än. Lägg till med: norrbus aktör lägg-till",
    )

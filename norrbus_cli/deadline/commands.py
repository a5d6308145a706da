"""``norrbus frist lista``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from ..terminal.columns import Column
from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.room import room
from .form import ListDeadlines

if TYPE_CHECKING:
    from ..rule.model import Deadline

app = room(
    "Frister: vad som ska göras senast vilken dag, och varför just den dagen. De räknas fram ur det"
    " som är registrerat."
)


def columns(today: date, shown: Callable[[str], str]) -> tuple[Column[Deadline], ...]:
    """How a deadline is shown in a list, what it is about as it is ``shown``."""
    return (
        Column("frist", "Frist", lambda each: each.name, promised=lambda each: each.kind),
        Column("galler", "Gäller", lambda each: shown(each.subject)),
        Column("arende", "Ärende", lambda each: each.reference, on_screen=False),
        Column("senast", "Senast", lambda each: each.due),
        Column("lage", "Läge", lambda each: each.spoken(today)),
        Column("grupp", "Grupp", lambda each: each.standing(today), on_screen=False),
        Column("kalla", "Källa", lambda each: each.source, on_screen=False),
        Column("nasta_steg", "Nästa steg", lambda each: each.settled_by, below=True),
    )


@command(
    app,
    "lista",
    ListDeadlines,
    "Visa öppna frister: försenade först, sedan dagens, de öppna och de kommande.",
    "norrbus frist lista 7",
)
def show_all(context: Context, wanted: ListDeadlines) -> None:
    """List the open deadlines."""
    from ..authority import store as register_store
    from ..rule.model import LATE
    from . import store
    from .whose import actor_named

    if wanted.reference:
        from .named import named

        _, found = named(context.register, context.today, wanted.reference)
    else:
        found = store.of_all(context.register, context.today)
    whose = (
        ""
        if wanted.everything or wanted.reference
        else wanted.coordinator or context.settings.samordnare
    )
    ids = {each.id for each in register_store.coordinators_named(context.register, whose)}
    actor = actor_named(context.register, wanted.actor)
    shown = [
        each
        for each in found.deadlines
        if each.coordinator_id in ids
        and (wanted.further or each.near(context.today))
        and (not wanted.late or each.standing(context.today) == LATE)
        and (actor is None or actor.id in each.actors)
    ]
    for each in found.unreadable:
        context.output.warning(each.sentence)
    subject: Callable[[str], str] = str
    if context.output.on_screen:
        from ..case.naming.showing import listed

        subject = listed(context, [], {each.subject: each.reference for each in shown})
    context.output.table(shown, columns(context.today, subject), "Inga frister.")

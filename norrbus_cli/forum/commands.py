"""``norrbus forum boka`` to ``skicka``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.question import changed
from ..terminal.room import room
from .form import Cancel, ForumChange, NewForum
from .held_form import Hold, Send

if TYPE_CHECKING:
    from . import actions

app = room(
    "Möten ovanför det enskilda ärendet: forum barn och unga, länsdelens samverkansgrupp,"
    " gruppnivå, styrgrupp, och länets organ. Inget barn nämns där."
)


@command(
    app,
    "boka",
    NewForum,
    "Boka ett möte. Ledamöterna av det slaget är deltagare utan att anges.",
    'norrbus forum boka --slag styrgrupp --dag 2026-10-13 --tid 9.00 --plats "Kommunhuset, Ripan"'
    " --agenda @agenda.txt",
)
def book(context: Context, new: NewForum) -> None:
    """Book a meeting."""
    from . import actions

    done = actions.book(context.register, new, context.settings.samordnare, context.today)
    context.output.line(
        f"Mötet {done.forum.reference}, {done.forum.called}, är bokat {done.forum.when}."
    )
    _tell_of_agenda(context, done)


@command(
    app,
    "ändra",
    ForumChange,
    "Ändra ett möte som inte har hållits.",
    "norrbus forum ändra 1 --agenda @agenda.txt",
)
def change(context: Context, new: ForumChange) -> None:
    """Change a meeting."""
    from . import actions

    done = actions.change(
        context.register, new.forum, changed(new), context.settings.samordnare, context.today
    )
    context.output.line(f"Mötet {done.forum.reference} är ändrat: {done.forum.when}.")
    _tell_of_agenda(context, done)


def _tell_of_agenda(context: Context, done: actions.Done) -> None:
    """What is odd, and what comes next: the agenda, then its paper."""
    for warning in done.warnings:
        context.output.warning(warning)
    reference = done.forum.reference
    step = (
        f"norrbus dokument skriv mötesagenda {reference}"
        if done.forum.points
        else f"norrbus forum ändra {reference} --agenda @agenda.txt"
    )
    context.output.notice(f"Nästa steg: {step}")


@command(
    app,
    "ställ-in",
    Cancel,
    "Ställ in ett möte som inte har hållits.",
    'norrbus forum ställ-in 1 --orsak "sjukdom"',
)
def cancel(context: Context, new: Cancel) -> None:
    """Cancel a meeting."""
    from . import actions

    found = actions.cancel(context.register, new, context.today)
    context.output.line(f"Mötet {found.reference} är inställt.")
    name = f' --forum "{found.forum_name}"' if found.forum_name else ""
    context.output.notice(f'Nästa steg: norrbus forum boka --slag "{found.kind}"{name}')


@command(
    app,
    "genomför",
    Hold,
    "Registrera att ett möte hölls: vilka som var med, minnesanteckningar, reflektion, nästa möte"
    " och vad som behandlades. Görs det om ersätts det som anges; resten står kvar.",
    "norrbus forum genomför 1 --närvarande Per --närvarande Sara --anteckningar @anteckningar.txt"
    ' --reflektion "Bra underlag." --avvikelse A-2026-0001',
)
def hold(context: Context, new: Hold) -> None:
    """Record what happened."""
    from . import actions

    done = actions.hold(context.register, new, context.today)
    reference = done.forum.reference
    context.output.line(f"Mötet {reference} är hållet {done.forum.when}.")
    for warning in done.warnings:
        context.output.warning(warning)
    context.output.notice(
        f"Nästa steg: norrbus dokument skriv minnesanteckningar {reference}, norrbus forum skicka"
        f" {reference}"
    )


@command(
    app,
    "skicka",
    Send,
    "Registrera att minnesanteckningarna är skickade till deltagarna och alla i styrgruppen, som"
    " räknas upp; var och en en gång.",
    "norrbus forum skicka 1 --sätt e-post",
)
def send(context: Context, new: Send) -> None:
    """Record that the minutes were sent."""
    from . import actions, store

    for each in actions.send(context.register, new, context.today):
        context.output.line(f"Till {each.presented}")
    context.output.notice(
        "Papperet: norrbus dokument skriv minnesanteckningar"
        f" {store.find(context.register, new.forum).reference}"
    )

"""``norrbus avvikelse underteckna`` to ``avsluta``: a command for each step of the routine."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.doubt import despite_doubt
from ...terminal.entry import command
from ...terminal.room import room
from ...words.dates import short
from ...words.text import as_typed
from ..next_step import tell, warn_of_no_recipients
from .form import Analyse, CarryOut, Close, Decide, GiveFeedback, Send, Sign

app = room("Avvikelsens steg.")


@command(
    app,
    "underteckna",
    Sign,
    "Registrera rapportörens eller närmaste chefens underskrift.",
    'norrbus avvikelse underteckna 1 --som chef --namn "Per Lindmark"',
)
def sign(context: Context, new: Sign) -> None:
    """Record a signature."""
    from ..model import REPORTER
    from . import actions

    found = actions.sign(context.register, new, context.today)
    as_reporter = new.signer == REPORTER
    who, what = (found.reporter, "rapportör") if as_reporter else (found.manager, "närmaste chef")
    tell(context, found, f"{who} har skrivit under som {what} {short(new.on)}.")


@command(
    app,
    "skicka",
    Send,
    "Registrera att kopior skickas till de berörda och den egna linjen enligt tabellen över"
    " mottagare, eller rapporten till Samverkansstruktur.",
    "norrbus avvikelse skicka 1 --sätt brev",
)
def send(context: Context, new: Send) -> None:
    """Record what was sent."""
    from .. import store
    from ..model import NOTICE
    from . import sending

    sent = sending.send(context.register, new, context.today)
    for each in sent:
        context.output.line(
            f"{each.what.capitalize()} till {each.recipient}"
            + (f", {each.actor.name}" if each.actor else "")
        )
    found = store.find(context.register, new.deviation)
    tell(context, found, "Det är registrerat.")
    warn_of_no_recipients(context)
    kind = as_typed(NOTICE if new.upwards else "avvikelserapport")
    context.output.notice(f"Skriv papperet: norrbus dokument skriv {kind} {found.reference}")


@command(
    app,
    "analysera",
    Analyse,
    "Registrera en berörd aktörs egen analys, eller den gemensamma på den nivå där den gjordes.",
    'norrbus avvikelse analysera 1 --aktör primärvård --analys "Vakans på kuratorstjänsten."',
)
def analyse(context: Context, new: Analyse) -> None:
    """Record an analysis."""
    from . import actions

    found = despite_doubt(
        context, new, lambda told: actions.analyse(context.register, told, context.today)
    )
    tell(context, found, "Analysen är registrerad.")


@command(
    app,
    "besluta",
    Decide,
    "Registrera en beslutad åtgärd, eller varför inget beslut behövs.",
    'norrbus avvikelse besluta 1 --beslut "Samtalen startar 1 juni." --ansvarig primärvård --senast'
    " 2026-06-01",
)
def decide(context: Context, new: Decide) -> None:
    """Record a decision."""
    from . import actions

    found = despite_doubt(
        context, new, lambda told: actions.decide(context.register, told, context.today)
    )
    tell(context, found, "Beslutet är registrerat.")


@command(
    app,
    "genomför",
    CarryOut,
    "Registrera att en beslutad åtgärd är genomförd, och vad den gav.",
    'norrbus avvikelse genomför 1 1 --resultat "Ersättare är utsedd."',
)
def carry_out(context: Context, new: CarryOut) -> None:
    """Record that a measure has been carried out."""
    from . import actions

    found = despite_doubt(
        context, new, lambda told: actions.carry_out(context.register, told, context.today)
    )
    tell(context, found, "Genomförandet är registrerat.")


@command(
    app,
    "återkoppla",
    GiveFeedback,
    "Registrera återkopplingen till rapportören.",
    'norrbus avvikelse återkoppla 1 --text "Samtalen startar 1 juni."',
)
def give_feedback(context: Context, new: GiveFeedback) -> None:
    """Record the feedback."""
    from . import actions

    found = despite_doubt(
        context, new, lambda told: actions.give_feedback(context.register, told, context.today)
    )
    days = f"{found.days_to_feedback} {'dag' if found.days_to_feedback == 1 else 'dagar'}"
    tell(context, found, f"Återkopplingen är registrerad, {days} från rapporten.")


@command(
    app,
    "avsluta",
    Close,
    "Avsluta en avvikelse när alla steg är gjorda, eller makulera en som rapporterades av misstag.",
    "norrbus avvikelse avsluta 1",
)
def close(context: Context, new: Close) -> None:
    """Close a deviation."""
    from . import actions

    found = despite_doubt(
        context, new, lambda told: actions.close(context.register, told, context.today)
    )
    tell(context, found, f"Avvikelsen är {'makulerad' if new.mistaken else 'avslutad'}.")

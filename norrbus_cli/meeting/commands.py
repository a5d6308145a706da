"""``norrbus möte``."""

from __future__ import annotations

from ..terminal.context import Context
from ..terminal.doubt import despite_doubt
from ..terminal.entry import command
from ..terminal.room import room
from ..words.dates import short
from .choices import INVITATION, SUMMONS
from .form import NewMeeting, Summon

app = room(
    "Möten: boka, kalla, flytta, ställa in, genomföra. Ett norrbusmöte samlar skola, socialtjänst"
    " och primärvård."
)


@command(
    app,
    "boka",
    NewMeeting,
    "Boka ett möte. Kalla sedan med norrbus möte kalla.",
    'norrbus möte boka 7 --dag 2026-04-21 --tid 13.00 --plats "Centrumskolan rum 12" --syfte "Hur'
    ' ordnar vi en trygg skoldag?"',
)
def book(context: Context, new: NewMeeting) -> None:
    """Book a meeting."""
    from . import actions, store

    done = despite_doubt(
        context, new, lambda told: actions.book(context.register, told, context.today, context.due)
    )
    one = store.tied(context.register, done.meeting)
    for each in (done.meeting, *one):
        context.output.line(f"Mötet {each.reference} är bokat {each.when}.")
    if one:
        context.output.notice(
            "Det är ett gemensamt möte: kalla, svar, flytta och ställ-in gäller alla. Varje barn"
            " får egna papper, egna anteckningar och en egen plan."
        )
    _warn(context, done.warnings)
    context.output.notice(f"Nästa steg: norrbus möte kalla {done.meeting.reference}")


@command(
    app,
    "kalla",
    Summon,
    "Kalla aktörer och bjud in barnet och vårdnadshavarna. Samtycke krävs för varje aktör.",
    "norrbus möte kalla 7 --aktör skola --aktör soc --aktör primärvård --sätt brev",
)
def summon(context: Context, new: Summon) -> None:
    """Summon."""
    from . import store
    from .summons import summon as summon_to

    done = summon_to(context.register, new, context.today, context.due)
    one = store.tied(context.register, done.meeting)
    for meeting in (done.meeting, *one):
        where = f" till {meeting.reference}" if one else ""
        for participant in meeting.participants:
            verb = "Kallad" if participant.actor else "Inbjuden"
            context.output.line(
                f"{verb}{where}: {participant.called}"
                + (f", {participant.contact.presented}" if participant.contact else "")
            )
    context.output.line(f"Antecknat som skickat {short(new.on)}: {new.how}.")
    _warn(context, done.warnings)
    reference, called = done.meeting.reference, done.meeting
    letters = {SUMMONS: called.actors, INVITATION: called.invited}
    papers = [
        f"norrbus dokument skriv {kind} {reference}" for kind, those in letters.items() if those
    ]
    context.output.next_steps(papers)


def _warn(context: Context, warnings: list[str]) -> None:
    for warning in warnings:
        context.output.warning(warning)

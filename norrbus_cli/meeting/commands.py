"""``norrbus möte``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.context import Context
from ..terminal.doubt import despite_doubt
from ..terminal.entry import command
from ..terminal.room import room
from ..words.dates import short
from ..words.text import ended
from .form import Answer, Hold, NewMeeting, Summon

if TYPE_CHECKING:
    from .lacking import Lack
    from .model import Meeting

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
    _warn(context, done.warnings)
    reference = done.meeting.reference
    context.output.notice(
        f"Nästa steg: norrbus dokument skriv kallelse {reference}, norrbus dokument skriv inbjudan"
        f" {reference}"
    )


@command(
    app,
    "svar",
    Answer,
    "Registrera ett svar på en kallelse eller inbjudan.",
    'norrbus möte svar 7 --vem soc --svar nej --skäl "upptagen"',
)
def answer(context: Context, new: Answer) -> None:
    """Record an answer."""
    from . import actions

    meeting = actions.answer(context.register, new, context.today)
    participant = meeting.participant(new.who)
    reason = f" Skäl: {ended(participant.answer_reason)}" if participant.answer_reason else ""
    context.output.line(
        f"{participant.called} har tackat {participant.answer} till {meeting.reference}.{reason}"
    )


@command(
    app,
    "genomför",
    Hold,
    "Registrera att mötet hölls: vilka som var med, minnesanteckningar och reflektion. Görs det om"
    " ersätts det förra.",
    'norrbus möte genomför 7 --närvarande skola --närvarande barnet --ersättare "primärvård=Lena'
    ' Waara" --anteckningar @anteckningar.txt',
)
def hold(context: Context, new: Hold) -> None:
    """Record what happened."""
    from . import holding, store

    meeting = despite_doubt(
        context, new, lambda told: holding.hold(context.register, told, context.today)
    )
    context.output.line(f"Mötet {meeting.reference} är hållet {meeting.when}.")
    _tell_of_lacks(context, holding.lacks_of(context.register, meeting), meeting)
    _warn(context, holding.short_of(meeting))
    if store.minutes_sent(context.register, meeting.id) is not None:
        context.output.warning(
            "Minnesanteckningarna hade redan skickats, med det som stod före. Skicka de nya:"
            f" norrbus dokument skriv minnesanteckningar {meeting.reference} --skriv-över --sätt …"
        )
    if counted := holding.working_days_from_start(context.register, meeting):
        context.output.line(
            f"Det är {counted[0]} arbetsdagar efter {short(counted[1])}, då fristerna började"
            " räknas."
        )
    context.output.notice(
        f"Nästa steg: norrbus dokument skriv minnesanteckningar {meeting.reference}, norrbus plan"
        f" skapa {meeting.case_reference}"
    )
    for each in store.tied(context.register, meeting):
        if each.pending:
            context.output.notice(
                f"{each.reference} hölls gemensamt och har egna anteckningar: norrbus möte genomför"
                f" {each.reference} --närvarande barnet (närvaron för dem som är kallade till båda"
                " följer med)"
            )


def _tell_of_lacks(context: Context, found: list[Lack], meeting: Meeting) -> None:
    for each in found:
        context.output.warning(f"{each.sentence} ({each.source}).")
    if meeting.counts_anyway:
        context.output.line(f"Mötet gäller ändå: {ended(meeting.counts_anyway)}")
    elif found:
        context.output.warning(
            "Mötet räknas inte, och fristen för möte står kvar, tills någon säger varför det gäller"
            f" ändå: norrbus möte genomför {meeting.reference} --gäller-ändå SKÄL"
        )


def _warn(context: Context, warnings: list[str]) -> None:
    for warning in warnings:
        context.output.warning(warning)

"""``norrbus möte svar`` and ``norrbus möte genomför``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.context import Context
from ..terminal.doubt import despite_doubt
from ..terminal.entry import command
from ..terminal.room import room
from ..words.dates import short
from ..words.text import ended
from .held_form import Answer, Hold

if TYPE_CHECKING:
    from .lacking import Lack
    from .model import Meeting

app = room("Möten: svar, och vad som hände.")


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
    left = [each for each in meeting.participants if not each.answer]
    if left:
        context.output.notice(f"Nästa svar: norrbus möte svar {meeting.reference}")
    else:
        context.follow(meeting.case_reference)


@command(
    app,
    "genomför",
    Hold,
    "Registrera att mötet hölls: vilka som var med, minnesanteckningar och reflektion. Görs det om"
    " ersätts det som anges; resten står kvar.",
    'norrbus möte genomför 7 --närvarande skola --närvarande barnet --ersättare "primärvård=Lena'
    ' Waara" --anteckningar @anteckningar.txt',
)
def hold(context: Context, new: Hold) -> None:
    """Record what happened."""
    from . import holding, store

    meeting = despite_doubt(context, new, lambda told: _held(context, told))
    context.output.line(f"Mötet {meeting.reference} är hållet {meeting.when}.")
    _tell_of_lacks(context, holding.lacks_of(context.register, meeting), meeting)
    _tell_of_uncovered(context, meeting)
    for warning in holding.short_of(meeting):
        context.output.warning(warning)
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
    minutes = f"norrbus dokument skriv minnesanteckningar {meeting.reference}"
    context.follow(meeting.case_reference, minutes)
    for each in store.tied(context.register, meeting):
        if each.pending:
            context.output.notice(
                f"{each.reference} hölls gemensamt och har egna anteckningar: norrbus möte genomför"
                f" {each.reference} --närvarande barnet (närvaron för dem som är kallade till båda"
                " följer med)"
            )


def _tell_of_uncovered(context: Context, meeting: Meeting) -> None:
    """For whom of those who came no valid consent held on the day."""
    from ..words.swedish import listed
    from .covered import uncovered

    found = uncovered(context.register, meeting, meeting.day)
    if came := [each.called for each in found if each.came]:
        context.output.warning(
            f"Giltigt samtycke saknades för {listed(came)} på mötesdagen, {short(meeting.day)}"
            " (OSL 10 kap. 1 §, 12 kap. 2 §). Mötet är registrerat som det hölls. Skriv i"
            f" anteckningarna varför {'aktören' if len(came) == 1 else 'aktörerna'} var med; utan"
            " samtycke eller skäl får aktören inga minnesanteckningar."
        )


def _held(context: Context, told: Hold) -> Meeting:
    """At a terminal what a meeting lacks is said once before it is saved."""
    from .holding import hold
    from .lacking import NotCounted

    sure = not context.interactive or NotCounted.__name__ in context.said
    try:
        return hold(context.register, told, context.today, sure=sure)
    except NotCounted:
        context.said.add(NotCounted.__name__)
        raise


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

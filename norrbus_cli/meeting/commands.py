"""``norrbus möte``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.context import Context
from ..terminal.entry import command, confirm
from ..terminal.output import Column, Section
from ..terminal.room import room
from ..words.dates import short
from ..words.errors import NorrbusError
from .form import Answer, Cancel, Hold, ListMeetings, Move, NewMeeting, ShowMeeting, Summon

if TYPE_CHECKING:
    from .model import Meeting, Participant

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
    from . import actions

    done = actions.book(context.register, new, context.today, context.due)
    context.output.line(f"Mötet {done.meeting.reference} är bokat {done.meeting.when}.")
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
    from . import actions

    done = actions.summon(context.register, new, context.today, context.due)
    for participant in done.meeting.participants:
        verb = "Kallad" if participant.actor else "Inbjuden"
        context.output.line(
            f"{verb}: {participant.called}"
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
    context.output.line(
        f"{participant.called} har {participant.answer_spoken} till {meeting.reference}."
    )


@command(
    app,
    "flytta",
    Move,
    "Flytta ett möte. Kalenderfiler som har lämnats ut skrivs om med samma UID och nästa SEQUENCE.",
    "norrbus möte flytta 7 --dag 2026-04-22 --tid 09.00",
)
def move(context: Context, new: Move) -> None:
    """Move a meeting."""
    from . import actions

    done = actions.move(context.register, new, context.today, context.due)
    context.output.line(
        f"Mötet {done.meeting.reference} är flyttat till {done.meeting.when}. Tidigare svar gäller"
        " inte längre."
    )
    _warn(context, done.warnings)
    _renew_calendar_files(context, done.meeting)


@command(
    app,
    "ställ-in",
    Cancel,
    "Ställ in ett möte. Kalenderfiler som har lämnats ut skrivs om som återbud.",
    'norrbus möte ställ-in 7 --orsak "sjukdom"',
)
def cancel(context: Context, new: Cancel) -> None:
    """Cancel a meeting."""
    from . import actions, store

    meeting = store.find(context.register, new.meeting, pending=True)
    meeting.require_pending()
    confirm(
        context,
        f"Mötet {meeting.reference} {meeting.when} ställs in; {len(meeting.participants)} är"
        " kallade eller inbjudna.",
        new.agreed,
    )
    meeting = actions.cancel(context.register, new, context.today)
    context.output.line(f"Mötet {meeting.reference} är inställt.")
    _renew_calendar_files(context, meeting)


def _renew_calendar_files(context: Context, meeting: Meeting) -> None:
    """The meeting is changed already.

    A file that cannot be written is a warning, with the command that mends it.
    """
    from .renewal import renew_calendar_files

    try:
        for path in renew_calendar_files(
            context.register, meeting.reference, context.settings.dokument, context.today
        ):
            context.output.line(f"Skriven: {path}")
    except NorrbusError as trouble:
        context.output.warning(
            f"{trouble.sentence} Skriv kalenderfilerna när det går: norrbus dokument skriv"
            f" kalenderfil {meeting.reference}"
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
    from . import actions

    meeting = actions.hold(context.register, new, context.today)
    context.output.line(f"Mötet {meeting.reference} är hållet {meeting.when}.")
    if counted := actions.working_days_from_start(context.register, meeting):
        context.output.line(
            f"Det är {counted[0]} arbetsdagar efter {short(counted[1])}, då fristerna började"
            " räknas."
        )
    context.output.notice(
        f"Nästa steg: norrbus dokument skriv minnesanteckningar {meeting.reference}, norrbus plan"
        f" skapa {meeting.case_reference}"
    )


def _warn(context: Context, warnings: list[str]) -> None:
    for warning in warnings:
        context.output.warning(warning)


COLUMNS: tuple[Column[Meeting], ...] = (
    Column("referens", "Möte", lambda meeting: meeting.reference),
    Column("slag", "Slag", lambda meeting: meeting.kind),
    Column("dag", "Dag", lambda meeting: meeting.day),
    Column("tid", "Tid", lambda meeting: meeting.time),
    Column("minuter", "Minuter", lambda meeting: meeting.length),
    Column("lage", "Läge", lambda meeting: meeting.state),
)
FURTHER_COLUMNS: tuple[Column[Meeting], ...] = (
    Column("syfte", "Syfte", lambda meeting: meeting.purpose),
    Column("agenda", "Dagordning", lambda meeting: meeting.agenda),
    Column("lank", "Länk", lambda meeting: meeting.link),
    Column("kallas_av", "Kallas av", lambda meeting: meeting.summoned_by),
    Column("leds_av", "Leds av", lambda meeting: meeting.led_by),
    Column("installt_orsak", "Inställt därför att", lambda meeting: meeting.cancelled_reason),
    Column("ovriga", "Övriga närvarande", lambda meeting: meeting.others),
    Column("anteckningar", "Minnesanteckningar", lambda meeting: meeting.notes),
    Column("reflektion", "Reflektion", lambda meeting: meeting.reflection),
    Column("nasta", "Nästa möte", lambda meeting: meeting.next_meeting),
    Column("sequence", "Kalenderfilens SEQUENCE", lambda meeting: meeting.sequence),
)
PARTICIPANT_COLUMNS: tuple[Column[Participant], ...] = (
    Column("vem", "Vem", lambda each: each.called),
    Column("kontakt", "Kontakt", lambda each: each.contact.presented if each.contact else ""),
    Column("roll", "Roll", lambda each: "kallad" if each.actor else "inbjuden"),
    Column("skickad", "Skickad", lambda each: each.summoned_on),
    Column("satt", "Sätt", lambda each: each.sent_how),
    Column("svar", "Svar", lambda each: each.answer_spoken),
    Column("narvaro", "Närvaro", lambda each: each.attendance_spoken),
    Column("kalenderfil", "Kalenderfil", lambda each: each.calendar_sequence, on_screen=False),
    Column("mandat", "Mandat", lambda each: each.mandate),
    Column("trots_saknat_samtycke", "Utan samtycke, skäl", lambda each: each.override),
)


@command(
    app,
    "visa",
    ShowMeeting,
    "Visa ett möte med kallade och inbjudna. Titten loggas.",
    "norrbus möte visa NB-2026-0007-M1",
)
def show(context: Context, wanted: ShowMeeting) -> None:
    """Show a meeting."""
    from ..case import store as case_store
    from ..paper.protection import MASK
    from . import actions, store

    meeting = store.find(context.register, wanted.meeting)
    actions.look(context.register, meeting, context.today, wanted.unmask)
    hidden = not wanted.unmask and case_store.by_id(context.register, meeting.case_id).hides_place
    place: Column[Meeting] = Column(
        "plats", "Plats", lambda meeting: MASK if hidden and meeting.place else meeting.place
    )
    counted = actions.working_days_from_start(context.register, meeting)
    days: Column[Meeting] = Column(
        "arbetsdagar", "Arbetsdagar från start", lambda _: counted[0] if counted else None
    )
    sections = [
        Section("deltagare", "Kallade och inbjudna", PARTICIPANT_COLUMNS, meeting.participants)
    ]
    if any(
        each.calendar_sequence is not None and each.calendar_sequence < meeting.sequence
        for each in meeting.participants
    ):
        context.output.warning(
            "Alla har inte den senaste kalenderfilen. Skriv den: norrbus dokument skriv"
            f" kalenderfil {meeting.reference}"
        )
    context.output.record(meeting, (*COLUMNS, place, *FURTHER_COLUMNS, days), sections)


@command(
    app,
    "lista",
    ListMeetings,
    "Visa kommande möten, alla eller ett ärendes.",
    "norrbus möte lista --alla",
)
def show_all(context: Context, wanted: ListMeetings) -> None:
    """List meetings."""
    from ..case import store as case_store
    from . import actions, store

    if wanted.reference:
        meetings = store.of_case(
            context.register, case_store.find(context.register, wanted.reference).id
        )
    else:
        meetings = actions.coming(context.register, wanted.everything)
    context.output.table(meetings, COLUMNS, "Inga möten. Boka ett med: norrbus möte boka")

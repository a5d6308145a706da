"""``norrbus möte visa`` and ``lista``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.columns import Column, Section
from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.room import room
from .columns import TOGETHER, together
from .form import ListMeetings, ShowMeeting

if TYPE_CHECKING:
    from .model import Meeting, Participant

app = room("Möten: visa och lista.")

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
    Column("syfte_barnet", "Syfte för barnet", lambda meeting: meeting.child_purpose),
    Column("agenda", "Dagordning", lambda meeting: meeting.agenda),
    Column("lank", "Länk", lambda meeting: meeting.link),
    Column("kallas_av", "Kallas av", lambda meeting: meeting.summoned_by),
    Column("leds_av", "Leds av", lambda meeting: meeting.led_by),
    Column("installt_orsak", "Inställt därför att", lambda meeting: meeting.cancelled_reason),
    Column("ord_pa_aterbudet", "Ord på återbudet", lambda meeting: meeting.cancelled_word),
    Column("ovriga", "Övriga närvarande", lambda meeting: meeting.others),
    Column("anteckningar", "Minnesanteckningar", lambda meeting: meeting.notes),
    Column("reflektion", "Reflektion", lambda meeting: meeting.reflection),
    Column("nasta", "Nästa möte", lambda meeting: meeting.next_meeting),
    Column("saknades", "Saknades på mötet", lambda meeting: meeting.lacking),
    Column("galler_anda", "Gäller ändå därför", lambda meeting: meeting.counts_anyway),
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
    from ..case.looking import look
    from ..paper.protection import MASK
    from . import store
    from .holding import working_days_from_start
    from .joint import hides_place
    from .sent import as_sent

    meeting = store.find(context.register, wanted.meeting)
    case = case_store.by_id(context.register, meeting.case_id)
    look(context.register, [case], context.today, reason=wanted.unmask)
    hidden = not wanted.unmask and hides_place(context.register, case, meeting)
    place: Column[Meeting] = Column(
        "plats", "Plats", lambda meeting: MASK if hidden and meeting.place else meeting.place
    )
    counted = working_days_from_start(context.register, meeting)
    days: Column[Meeting] = Column(
        "arbetsdagar", "Arbetsdagar från start", lambda _: counted[0] if counted else None
    )
    one = store.tied(context.register, meeting)
    _warn_of_consents(context, [meeting, *one])
    called = as_sent(context.register, case, meeting)[1].participants
    sections = [Section("deltagare", "Kallade och inbjudna", PARTICIPANT_COLUMNS, called)]
    if any(
        each.calendar_sequence is not None and each.calendar_sequence < meeting.sequence
        for each in meeting.participants
    ):
        context.output.warning(
            "Alla har inte den senaste kalenderfilen. Skriv den: norrbus dokument skriv"
            f" kalenderfil {meeting.reference}"
        )
    if context.today <= meeting.day:
        _warn_of_untold(context, meeting)
        _warn_of_uncovered(context, meeting)
    context.output.record(meeting, (*COLUMNS, TOGETHER, place, *FURTHER_COLUMNS, days), sections)


def _warn_of_consents(context: Context, one: list[Meeting]) -> None:
    """Whose consents do not allow meetings to be held as one any more, until they are held."""
    from .siblings import warnings

    pending = [each for each in one if each.pending]
    for warning in warnings(context.register, pending, context.today):
        context.output.warning(warning)


def _warn_of_untold(context: Context, meeting: Meeting) -> None:
    """Until the meeting's day has passed: who has not been sent the letter of its last change."""
    from ..words.swedish import listed
    from ..words.text import as_typed, first_upper
    from .notice import store
    from .notice.expected import to_tell
    from .notice.model import kind_of_notice

    papers = store.papers(context.register, meeting.id)
    left = [] if meeting.held_on else to_tell(context.register, meeting, papers, context.today)
    if left and meeting.changed_on:
        kind = kind_of_notice(meeting)
        context.output.warning(
            f"{first_upper(kind)} är inte skickat till"
            f" {listed(each.participant.called for each in left)}. Skriv brevet: norrbus dokument"
            f" skriv {as_typed(kind)} {meeting.reference}. Anteckna sedan: norrbus dokument skickat"
            " NUMMER"
        )


def _warn_of_uncovered(context: Context, meeting: Meeting) -> None:
    """Until the meeting's day has passed: who is summoned to it without consent."""
    from .notice import store
    from .notice.expected import expected, told

    papers = store.papers(context.register, meeting.id)
    found = expected(context.register, meeting, papers, context.today)
    if lines := told(context.register, meeting, found, context.today):
        context.output.warning("\n".join(lines))


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
    none = "Inga möten. Boka ett med: norrbus möte boka"
    if not (wanted.everything or wanted.reference):
        none = (
            "Inga kommande möten. Boka ett med: norrbus möte boka. Se hållna och inställda med:"
            " norrbus möte lista --alla"
        )
    context.output.table(meetings, (*COLUMNS, together(meetings)), none)

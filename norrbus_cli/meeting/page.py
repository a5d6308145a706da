"""``norrbus möte lista``, and what is shown of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.columns import Column
from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.room import room
from .columns import together
from .form import ListMeetings

if TYPE_CHECKING:
    from .model import Meeting, Participant

app = room("Möten: lista.")

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

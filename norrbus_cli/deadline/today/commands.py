"""``norrbus idag``, which is also what ``norrbus`` alone shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...terminal.columns import Column, Section
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from ...words.dates import long, short
from .form import ShowToday

if TYPE_CHECKING:
    from ...forum.model import Forum
    from ...meeting.model import Meeting
    from ...register.database import Register
    from ...rule.model import Deadline
    from ...terminal.columns import Cell, Part
    from .overview import Today, Unsent, Waiting

app = room("")

HELD_TODAY = "moten_idag"


def _when(meeting: Meeting | Forum) -> str:
    """When a meeting is; one of several that are held as one says so."""
    from ...meeting.model import Meeting

    joint = isinstance(meeting, Meeting) and meeting.joint
    return f"{meeting.when} (gemensamt)" if joint else meeting.when


def _meetings(shown: Callable[[str], str]) -> tuple[Column[Meeting | Forum], ...]:
    from .overview import room_of

    return (
        Column("mote", "Möte", lambda each: shown(each.reference)),
        Column("nar", "När", _when),
        Column("slag", "Slag", lambda each: each.kind),
        Column(
            "nasta_steg",
            "Kommando",
            lambda each: f"norrbus {room_of(each)} visa {each.reference}",
            below=True,
        ),
    )


def _waiting(shown: Callable[[str], str]) -> tuple[Column[Waiting], ...]:
    return (
        Column("galler", "Gäller", lambda each: shown(each.subject)),
        Column("vantar_pa", "Väntar på", lambda each: each.for_what),
        Column("nasta_steg", "Kommando", lambda each: each.settled_by, below=True),
    )


@command(
    app,
    "idag",
    ShowToday,
    "Visa vad som är försenat, vad som ska göras idag och inom en vecka, veckans möten och vad som"
    " väntar på andra, med kommandot för vart och ett, och utkast som är påbörjade. Räcker inte"
    " skärmen blir det en rad för varje sak, och det som varken är sent eller för idag kortas;"
    " --hela visar allt. --vecka visar veckan dag för dag.",
    "norrbus idag",
)
def show(context: Context, wanted: ShowToday) -> None:
    """Show what presses."""
    from ...authority import store as register_store
    from ..whose import actor_named
    from .overview import overview
    from .said import before_the_day

    whose = "" if wanted.everything else wanted.coordinator or context.settings.samordnare
    found = overview(
        context.register,
        context.today,
        {each.id for each in register_store.coordinators_named(context.register, whose)},
        actor_named(context.register, wanted.actor),
    )
    for each in found.unreadable:
        context.output.warning(each.sentence)
    said = before_the_day(context, whole=wanted.whole)
    for sentence in said:
        context.output.notice(sentence)
    sections = _sections(context, found)
    if wanted.week:
        from . import week

        if context.output.form != "json":
            week.show(context, found, _shown(context, found))
            return
        sections.append(week.section(found, context.today))
    if context.output.on_screen and not wanted.whole:
        from . import screen

        if screen.show(sections, said, context.today):
            return
    context.output.record(found, [Column("dag", "Idag", lambda _: long(context.today))], sections)
    if (
        context.output.form == "auto"
        and not any([found.late, found.today, found.this_week, found.open, found.unsent])
        and not any([found.meetings, found.waiting])
    ):
        context.output.notice(_EMPTY + _first_step(context.register))


_EMPTY = "Inget är försenat, inget ska göras den här veckan och inget väntar på andra."


def _first_step(register: Register) -> str:
    """What comes first where nothing has been done yet."""
    from ...case import store as case_store
    from ...case.actor import store as actor_store

    if not actor_store.all_actors(register):
        return " Börja med dem som ni samverkar med: norrbus aktör lägg-till"
    if not case_store.all_ids(register):
        return " Öppna det första ärendet: norrbus ärende skapa"
    return ""


def _shown(context: Context, found: Today) -> Callable[[str], str]:
    """How what something is about is shown: with the child at a terminal, else as it is."""
    if not context.output.on_screen:
        return str
    from ...case.naming.showing import listed

    deadlines = [*found.late, *found.today, *found.this_week, *found.open]
    return listed(
        context,
        [
            *(each.due.subject for each in found.unsent),
            *(each.reference for each in found.meetings),
            *(each.subject for each in found.waiting),
        ],
        {each.subject: each.reference for each in deadlines}
        | {each.subject: each.reference for each in found.waiting},
    )


def _last_day(context: Context) -> Column[Deadline]:
    """The last day. At a terminal one to come says that it is: it could be read as the day of a
    meeting.
    """

    def said(each: Deadline) -> Cell:
        day = each.due
        if day and day >= context.today and context.output.on_screen:
            return f"senast {short(day)}"
        return day

    return Column("senast", "Senast", said, promised=lambda each: each.due)


def _sections(context: Context, found: Today) -> list[Part]:
    shown = _shown(context, found)
    columns: tuple[Column[Deadline], ...] = (
        Column("galler", "Gäller", lambda each: shown(each.subject)),
        Column("frist", "Frist", lambda each: each.name, promised=lambda each: each.kind),
        _last_day(context),
        Column("lage", "Läge", lambda each: each.spoken(context.today)),
        Column("nasta_steg", "Kommando", lambda each: each.settled_by, below=True),
    )
    unsent: tuple[Column[Unsent], ...] = (
        Column("mote", "Möte", lambda each: shown(each.due.subject)),
        Column("brev", "Inte skickat", lambda each: each.what),
        Column("senast", "Senast", lambda each: each.due.due),
        Column("lage", "Läge", lambda each: each.due.spoken(context.today)),
        Column("nasta_steg", "Kommando", lambda each: each.settled_by, below=True),
    )
    on_day = [each for each in found.meetings if each.day <= context.today]
    first = [Section(HELD_TODAY, "Möten idag", _meetings(shown), on_day)]
    later = found.meetings
    if context.output.on_screen:  # programs have them all in one list
        later = later[len(on_day) :]
    return [
        *(first if context.output.on_screen else []),
        Section("forsenat", "Försenat", columns, found.late),
        Section("besked", "Möten som är flyttade eller inställda", unsent, found.unsent),
        Section("idag", "Idag", columns, found.today),
        Section("veckan", "Inom en vecka", columns, found.this_week),
        Section("oppet", "Öppet, utan bestämt antal dagar", columns, found.open),
        Section("moten", "Möten inom en vecka", _meetings(shown), later),
        Section("vantar", "Väntar på andra", _waiting(shown), found.waiting),
    ]

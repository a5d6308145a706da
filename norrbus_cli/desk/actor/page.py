"""``norrbus aktör visa``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column, Section
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from ...words.text import as_typed
from .form import ShowActor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ...terminal.columns import Part
    from .model import Duty, Summons, Task, Unsigned, Work

app = room("Aktörer: vad var och en ska göra.")


@command(
    app,
    "visa",
    ShowActor,
    "Visa en aktör på en skärm, och vad den ska göra i vilka ärenden: insatser, kallelser att svara"
    " på, planer att skriva under och frister. --allt visar alla uppgifter. Titten loggas.",
    "norrbus aktör visa soc",
)
def show(context: Context, wanted: ShowActor) -> None:
    """Show an actor."""
    from ...case.actor import store as actor_store
    from ...case.actor.page import COLUMNS
    from ...case.looking import look
    from . import actions

    actor = actor_store.named(context.register, wanted.actor)
    found = actions.work(context.register, actor, context.today)
    look(context.register, found.cases, context.today, whole=False)
    below = "" if found.all_covered else _uncovered(actor.short)
    if context.output.on_screen and not wanted.everything:
        _draw(context, found, below)
    else:
        columns = [each for each in COLUMNS if each.key != "kontakter"]
        context.output.record(actor, columns, _sections(context, found))
    if below:
        context.output.notice(below)


def _uncovered(short: str) -> str:
    paper = f"{as_typed('aktörens uppgifter')} {as_typed(short)}"
    return (
        "Det som saknar samtycke får aktören inte läsa om, och det står inte på papperet till"
        f" den: norrbus dokument skriv {paper}"
    )


def _draw(context: Context, found: Work, below: str) -> None:
    from ...terminal.fitting import fitted
    from ...terminal.sheet import draw
    from ..below import rows_below
    from .sheet import groups

    sheet = groups(found, _shown(context, found), context.today)
    rows = rows_below(context, [below])
    draw(fitted(sheet, plain=context.plain, below=rows), plain=context.plain)


def _shown(context: Context, found: Work) -> Callable[[str], str]:
    """How a case is shown: with the child at a terminal."""
    if not context.output.on_screen:
        return str
    from ...case.naming.showing import listed

    return listed(
        context,
        [
            *(case.reference for case in found.cases),
            *(each.meeting.reference for each in found.summonses),
        ],
        {each.deadline.subject: each.deadline.reference for each in found.tasks},
    )


def _sections(context: Context, found: Work) -> list[Part]:
    from ...case.actor.page import CONTACTS

    shown = _shown(context, found)
    return [
        Section("kontaktpersoner", "Kontaktpersoner", CONTACTS, found.actor.contacts),
        Section("insatser", "Insatser", _measures(shown, context.today), found.measures),
        Section("svar", "Kallelser att svara på", _summonses(shown), found.summonses),
        Section("underskrifter", "Planer att skriva under", _unsigned(shown), found.signatures),
        Section("frister", "Frister", _tasks(shown, context.today), found.tasks),
    ]


def _measures(shown: Callable[[str], str], today: date) -> tuple[Column[Duty], ...]:
    return (
        Column("arende", "Ärende", lambda each: shown(each.reference)),
        Column("nummer", "Nr", lambda each: each.measure.number),
        Column("vad", "Insats", lambda each: each.measure.what),
        Column("lage", "Läge", lambda each: each.measure.state),
        Column("borjar", "Börjar", lambda each: each.measure.starts),
        Column("slutar", "Slutar", lambda each: each.measure.ends),
        Column("sen", "Sen", lambda each: each.late(today)),
        Column("samtycke", "Samtycke", lambda each: each.covered),
    )


def _summonses(shown: Callable[[str], str]) -> tuple[Column[Summons], ...]:
    return (
        Column("mote", "Möte", lambda each: shown(each.meeting.reference)),
        Column("nar", "När", lambda each: each.meeting.when),
        Column("slag", "Slag", lambda each: each.meeting.kind),
        Column("kallad", "Kallad", lambda each: each.summoned_on),
        Column("samtycke", "Samtycke", lambda each: each.covered),
    )


def _unsigned(shown: Callable[[str], str]) -> tuple[Column[Unsigned], ...]:
    return (
        Column("arende", "Ärende", lambda each: shown(each.reference)),
        Column("slag", "Plan", lambda each: each.plan.kind),
        Column("version", "Version", lambda each: each.plan.version),
        Column("upprattad", "Upprättad", lambda each: each.plan.made_on),
        Column("samtycke", "Samtycke", lambda each: each.covered),
    )


def _tasks(shown: Callable[[str], str], today: date) -> tuple[Column[Task], ...]:
    return (
        Column(
            "frist",
            "Frist",
            lambda each: each.deadline.name,
            promised=lambda each: each.deadline.kind,
        ),
        Column("galler", "Gäller", lambda each: shown(each.deadline.subject)),
        Column("senast", "Senast", lambda each: each.deadline.due),
        Column("lage", "Läge", lambda each: each.deadline.spoken(today)),
        Column("samtycke", "Samtycke", lambda each: each.covered),
    )

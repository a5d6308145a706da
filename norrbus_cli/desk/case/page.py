"""``norrbus ärende lista`` and ``visa``: one page a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...case.form import ListCases, ShowCase
from ...case.way import CLOSED, STATUSES
from ...terminal.columns import Column, Section
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.reading import chosen
from ...terminal.room import room

if TYPE_CHECKING:
    from datetime import date

    from ...case.model import Case, Person
    from ...history.telling import Told
    from ...terminal.columns import Part
    from ...terminal.sheet import Groups
    from .overview import Overview
    from .story import Story

app = room("Ärenden: lista och visa.")

LIST_COLUMNS: tuple[Column[Overview], ...] = (
    Column("status", "Status", lambda each: each.status),
    Column(
        "senast",
        "Nästa frist",
        lambda each: min(
            (deadline.due for deadline in each.deadlines if deadline.due), default=None
        ),
    ),
    Column("samordnare", "Samordnare", lambda each: each.case.coordinator.name, on_screen=False),
)


def _list_columns(nameless: bool) -> tuple[Column[Overview], ...]:
    """With the child as it may be seen."""
    from ...case.choices import CHILD
    from ...words.text import SHIELD

    def hides(each: Person) -> bool:
        return each.protected or nameless

    def name(each: Overview) -> str:
        child = each.case.child
        if child and hides(child):
            child = child.called(SHIELD if child.protected else CHILD, with_year=True)
        return child.name if child else ""

    def born(each: Overview) -> date | None:
        child = each.case.child
        return child.born if child and not hides(child) else None

    return (
        Column("referens", "Ärende", lambda each: each.case.reference, whose=False),
        Column("barn", "Barnet/den unge", name),
        Column("fodd", "Född", born),
        *LIST_COLUMNS,
    )


@command(
    app,
    "lista",
    ListCases,
    "Visa ärenden. Sök bara på namn, personnummer eller ärendenummer.",
    "norrbus ärende lista --sök Lantto",
)
def show_all(context: Context, wanted: ListCases) -> None:
    """List cases."""
    from ...case.looking import look
    from . import overview

    state = chosen(wanted.status, STATUSES) if wanted.status else ""
    everything = wanted.everything or bool(wanted.search) or state == CLOSED
    found = [
        each
        for each in overview.listed(context.register, context.today, everything, wanted.search)
        if not state or each.status == state
    ]
    shown = (each.case for each in found)
    look(context.register, shown, context.today, whole=bool(wanted.search))
    columns = _list_columns(context.nameless)
    context.output.table(found, columns, "Inga ärenden. Öppna ett med: norrbus ärende skapa")


@command(
    app,
    "visa",
    ShowCase,
    "Visa ett ärende på en skärm: var det står, vad som väntar på vem, planens insatser och barnets"
    " väg. --allt visar alla uppgifter, --tidslinje bara vägen. Titten loggas.",
    "norrbus ärende visa 7",
)
def show(context: Context, wanted: ShowCase) -> None:
    """Show a case."""
    from ...case.looking import look
    from . import overview, parts, told
    from .beside import beside
    from .story import story

    found = overview.overview(context.register, wanted.reference, context.today)
    look(context.register, [found.case], context.today, reason=wanted.unmask)
    further = beside(context.register, found.case.id)
    whole = story(context.register, found, further, context.today)
    if wanted.timeline and context.output.form != "json":
        from . import way

        way.show(context, whole)
        return
    lacking = _lacking(context, found.case)
    columns: tuple[Column[Overview], ...] = ()
    sections: list[Part] = []
    if context.output.on_screen:
        _draw(context, whole, wanted, lacking)
    if wanted.everything or not context.output.on_screen:
        columns = parts.CASE_COLUMNS
        unmask, nameless = bool(wanted.unmask), context.nameless
        sections = parts.sections(found, further, context.today, unmask, nameless)
    if not context.output.on_screen:
        columns, sections = (*columns, *told.columns(whole)), [*sections, *told.sections(whole)]
    history = [_history(context, found.case.id)] if wanted.history else []
    if columns or history:
        context.output.record(found, columns, [*sections, *history])
    if lacking:
        context.output.warning(lacking)


def _draw(context: Context, whole: Story, wanted: ShowCase, lacking: str) -> None:
    """The case on one screen, with what it lacks below; all of it where that is asked for."""
    from ...meeting.joint import hides_place
    from ...terminal.fitting import fitted
    from ...terminal.sheet import draw
    from ..below import rows_below
    from .parts import seen
    from .sheet import groups

    case, meeting = whole.found.case, whole.to_come
    shown = seen(case, bool(wanted.unmask), context.nameless)
    hidden = meeting is not None and hides_place(context.register, case, meeting)
    sheet: Groups = groups(whole, shown, wanted.everything, hidden)
    if not wanted.everything:
        sheet = fitted(sheet, plain=context.plain, below=rows_below(context, [lacking]))
    draw(sheet, plain=context.plain)


def _lacking(context: Context, case: Case) -> str:
    from ...case.decision import lacks_decision

    return "" if case.closed else lacks_decision(context.register, case, context.today)


def _history(context: Context, case_id: int) -> Section[Told]:
    """What the log tells of a case; that those who are named in it were shown is logged."""
    from ...history import actions
    from ...history.page import COLUMNS

    told, seen = actions.of_case(context.register, case_id)
    actions.look(context.register, seen, case_id, context.today)
    return Section("historik", "Historik", COLUMNS, told)

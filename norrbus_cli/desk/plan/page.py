"""``norrbus plan visa``: a plan on one screen, or all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...plan.signing_form import ShowPlan
from ...terminal.columns import Section
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room

if TYPE_CHECKING:
    from ...plan.model import CasePlan
    from ...terminal.columns import Part

app = room("Överenskommelsen: visa.")


@command(
    app,
    "visa",
    ShowPlan,
    "Visa planen på en skärm, den senaste versionen eller en tidigare: insatserna, underskrifterna,"
    " vad var och en tycker. --allt visar alla uppgifter. Titten loggas.",
    "norrbus plan visa 7 --version-nr 1",
)
def show(context: Context, wanted: ShowPlan) -> None:
    """Show a version."""
    from ...case.looking import look
    from ...plan import store
    from ...plan.model import CasePlan
    from ...plan.signed import as_signed

    found = store.find(context.register, wanted.reference, wanted.version)
    look(context.register, [found.case], context.today)
    case, plan = as_signed(context.register, found.case, found.plan)
    shown = CasePlan(case, plan)
    if context.output.on_screen and not wanted.everything:
        current = store.find(context.register, wanted.reference).plan.version == plan.version
        _draw(context, shown, current=current and not case.closed)
    else:
        _record(context, shown)


def _draw(context: Context, found: CasePlan, *, current: bool) -> None:
    """The sheet; who has not signed is said of the current version."""
    from ...case.naming.showing import with_name
    from ...paper.protection import MASK
    from ...plan.completeness import unsigned
    from ...terminal.fitting import fitted
    from ...terminal.sheet import draw
    from ..below import rows_below
    from .sheet import groups

    place = found.plan.followup_place
    hidden = MASK if place and found.case.hides_place else place
    left = unsigned(found.case, found.plan, context.today) if current else []
    called = with_name(context, found.case.reference)
    sheet = groups(found, called, hidden, left, context.today)
    rows = rows_below(context, [])
    draw(fitted(sheet, plain=context.plain, below=rows), plain=context.plain)


def _record(context: Context, found: CasePlan) -> None:
    from ...plan.page import APPROVAL_COLUMNS, MEASURE_COLUMNS, OPINION_COLUMNS, PLAN_COLUMNS

    sections: list[Part] = [
        Section("insatser", "Insatser", MEASURE_COLUMNS, found.plan.measures),
        Section("uppfattningar", "Uppfattning om insatserna", OPINION_COLUMNS, found.plan.opinions),
        Section("underskrifter", "Underskrifter", APPROVAL_COLUMNS, found.plan.approvals),
    ]
    context.output.record(found, PLAN_COLUMNS, sections)

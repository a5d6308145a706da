"""``norrbus plan visa``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..paper.protection import MASK
from ..terminal.columns import Column, Section
from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.room import room
from .signing_form import ShowPlan

if TYPE_CHECKING:
    from ..terminal.columns import Part
    from .model import Approval, CasePlan, Measure, Opinion

app = room("Överenskommelsen: visa.")

PLAN_COLUMNS: tuple[Column[CasePlan], ...] = (
    Column("referens", "Ärende", lambda found: found.case.reference),
    Column("slag", "Slag", lambda found: found.plan.kind),
    Column("version", "Version", lambda found: found.plan.version),
    Column("upprattad", "Upprättad", lambda found: found.plan.made_on),
    Column(
        "samordnare",
        "Samordnare",
        lambda found: found.plan.coordinator.presented if found.plan.coordinator else "",
    ),
    Column("behov", "Behov", lambda found: found.plan.needs),
    Column("fungerar", "Fungerar bra", lambda found: found.plan.works_well),
    Column("mal", "Mål på längre sikt", lambda found: found.plan.goal),
    Column("huvudman", "Samordningsansvarig", lambda found: found.plan.overall),
    Column("uppfoljning", "Uppföljning", lambda found: found.plan.followup_on),
    Column("uppfoljning_tid", "Uppföljning, tid", lambda found: found.plan.followup_time),
    Column(
        "uppfoljning_plats",
        "Uppföljning, plats",
        lambda found: MASK if found.case.hides_place else found.plan.followup_place,
    ),
    Column("sammankallande", "Sammankallande", lambda found: found.plan.convener),
    Column("reviderad_orsak", "Reviderad därför att", lambda found: found.plan.revised_because),
)
MEASURE_COLUMNS: tuple[Column[Measure], ...] = (
    Column("nummer", "Nr", lambda measure: measure.number),
    Column("vad", "Vad", lambda measure: measure.what),
    Column("mal", "Mål", lambda measure: measure.goal),
    Column("ansvarig", "Ansvarig", lambda measure: measure.actor.short),
    Column("utforare", "Utförare", lambda measure: measure.performer),
    Column("omfattning", "Omfattning", lambda measure: measure.extent),
    Column("borjar", "Börjar", lambda measure: measure.starts),
    Column("slutar", "Slutar", lambda measure: measure.ends),
    Column("foljs_upp", "Följs upp", lambda measure: measure.followup),
    Column("lage", "Läge", lambda measure: measure.state),
    Column("lage_sedan", "Läge sedan", lambda measure: measure.state_on, on_screen=False),
)
OPINION_COLUMNS: tuple[Column[Opinion], ...] = (
    Column("vem", "Vem", lambda opinion: opinion.person.name),
    Column("uppfattning", "Uppfattning", lambda opinion: opinion.text),
)
APPROVAL_COLUMNS: tuple[Column[Approval], ...] = (
    Column("namn", "Namn", lambda approval: approval.name),
    Column("aktor", "Aktör", lambda approval: approval.actor.short if approval.actor else ""),
    Column("dag", "Dag", lambda approval: approval.signed_on),
)


@command(
    app,
    "visa",
    ShowPlan,
    "Visa planen, den senaste versionen eller en tidigare. Titten loggas.",
    "norrbus plan visa 7 --version-nr 1",
)
def show(context: Context, wanted: ShowPlan) -> None:
    """Show a version."""
    from ..case.looking import look
    from . import store
    from .model import CasePlan
    from .signed import as_signed

    found = store.find(context.register, wanted.reference, wanted.version)
    look(context.register, [found.case], context.today)
    case, plan = as_signed(context.register, found.case, found.plan)
    found = CasePlan(case, plan)
    sections: list[Part] = [
        Section("insatser", "Insatser", MEASURE_COLUMNS, found.plan.measures),
        Section("uppfattningar", "Uppfattning om insatserna", OPINION_COLUMNS, found.plan.opinions),
        Section("underskrifter", "Underskrifter", APPROVAL_COLUMNS, found.plan.approvals),
    ]
    context.output.record(found, PLAN_COLUMNS, sections)

"""What is shown of a plan, in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..paper.protection import MASK
from ..terminal.columns import Column

if TYPE_CHECKING:
    from .model import Approval, CasePlan, Measure, Opinion

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

"""``norrbus avvikelse lista``, and what is shown of a deviation in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.columns import Column
from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.room import room
from ..terminal.shown import columns_of
from .form import ListDeviations, NewDeviation

if TYPE_CHECKING:
    from .missing import Missing
    from .model import Concerned, Deviation, Dispatch, Improvement

app = room("Avvikelser: lista.")

LIST_COLUMNS: tuple[Column[Deviation], ...] = (
    Column("referens", "Avvikelse", lambda each: each.reference),
    Column("arende", "Ärende", lambda each: each.case_reference),
    Column("rapporterad", "Rapporterad", lambda each: each.reported_on),
    Column("beror", "Berör", lambda each: [one.actor.short for one in each.concerned]),
    Column("lage", "Läge", lambda each: each.state),
    Column("grund", "Grund", lambda each: each.ground, on_screen=False),
)


@command(
    app,
    "lista",
    ListDeviations,
    "Visa avvikelser som inte är avslutade, eller ett ärendes.",
    "norrbus avvikelse lista --alla",
)
def show_all(context: Context, wanted: ListDeviations) -> None:
    """List deviations."""
    from ..case import store as case_store
    from . import store

    if wanted.reference:
        found = store.of_case(
            context.register, case_store.id_of(context.register, wanted.reference)
        )
    else:
        found = (
            store.every(context.register) if wanted.everything else store.all_open(context.register)
        )
    context.output.table(
        found, LIST_COLUMNS, "Inga avvikelser. Rapportera med: norrbus avvikelse rapportera"
    )


COLUMNS: tuple[Column[Deviation], ...] = (
    Column("referens", "Avvikelse", lambda each: each.reference),
    Column("lage", "Läge", lambda each: each.state),
    Column("arende", "Ärende", lambda each: each.case_reference),
    *columns_of(NewDeviation, workplace=lambda each: each.workplace.name),
    Column("rapporterad", "Datum", lambda each: each.reported_on),
    Column(
        "rapportor_underskrift", "Rapportörens underskrift", lambda each: each.reporter_signed_on
    ),
    Column("chef", "Närmaste chef", lambda each: each.manager),
    Column("chef_underskrift", "Chefens underskrift", lambda each: each.manager_signed_on),
    Column("niva", "Gemensam analys av", lambda each: each.level),
    Column("gemensam_analys", "Gemensam analys", lambda each: each.joint_analysis),
    Column("gemensam_dag", "Analyserad", lambda each: each.joint_on),
    Column("gemensam_mote", "Analyserad på möte", lambda each: each.joint_meeting),
    Column("lansdel_analys", "Länsdelens analys", lambda each: each.part_analysis),
    Column("lansdel_dag", "Analyserad i länsdelen", lambda each: each.part_on),
    Column("lansdel_mote", "Länsdelens möte", lambda each: each.part_meeting),
    Column("inget_beslut", "Inget beslut behövs", lambda each: each.no_decision),
    Column("beslutad", "Beslutad", lambda each: each.decided_on),
    Column("aterkoppling", "Återkoppling", lambda each: each.feedback),
    Column("aterkopplad", "Återkopplad", lambda each: each.feedback_on),
    Column(
        "dagar_till_aterkoppling", "Dagar till återkoppling", lambda each: each.days_to_feedback
    ),
    Column("samverkansstruktur", "Till Samverkansstruktur", lambda each: each.upward_on),
    Column("avslutad", "Avslutad", lambda each: each.closed_on),
    Column("anteckning", "Anteckning", lambda each: each.closing_note),
    Column("makulerad", "Makulerad därför", lambda each: each.mistaken),
)
CONCERNED_COLUMNS: tuple[Column[Concerned], ...] = (
    Column("aktor", "Berör", lambda each: each.actor.short),
    Column("kopia", "Kopia", lambda each: each.sent_on),
    Column("analyserad", "Analyserad", lambda each: each.analysed_on),
    Column("analys", "Analys", lambda each: each.analysis),
)
IMPROVEMENT_COLUMNS: tuple[Column[Improvement], ...] = (
    Column("nummer", "Nr", lambda each: each.number),
    Column("vad", "Åtgärd", lambda each: each.what),
    Column("ansvarig", "Ansvarig", lambda each: each.actor.short if each.actor else ""),
    Column("beslutad", "Beslutad", lambda each: each.decided_on),
    Column("senast", "Senast", lambda each: each.due_on),
    Column("genomford", "Genomförd", lambda each: each.done_on),
    Column("resultat", "Resultat", lambda each: each.result),
)
DISPATCH_COLUMNS: tuple[Column[Dispatch], ...] = (
    Column("vad", "Vad", lambda each: each.what),
    Column("till", "Till", lambda each: each.recipient),
    Column("aktor", "Verksamhet", lambda each: each.actor.short if each.actor else ""),
    Column("dag", "Dag", lambda each: each.sent_on),
    Column("satt", "Sätt", lambda each: each.sent_how),
)
MISSING_COLUMNS: tuple[Column[Missing], ...] = (
    Column("saknas", "Återstår", lambda each: each.what),
    Column("nasta_steg", "Kommando", lambda each: each.command, below=True),
)

"""``norrbus avvikelse sammanställ``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column, Section
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import Compile

if TYPE_CHECKING:
    from ...terminal.columns import Part
    from .compilation import Compilation, Count, Decided

app = room("Årets avvikelser utan personer.")


COMPILATION_COLUMNS: tuple[Column[Compilation], ...] = (
    Column("ar", "År", lambda each: each.year),
    Column("antal", "Avvikelser", lambda each: each.total),
    Column("i_arende", "I ett ärende", lambda each: each.with_case),
    Column("aterkopplade", "Återkopplade", lambda each: each.feedback),
    Column("dagar", "Från rapport till återkoppling", lambda each: each.days),
    Column("inget_beslut", "Inget beslut behövdes", lambda each: each.no_decision),
)
COUNT_COLUMNS: tuple[Column[Count], ...] = (
    Column("vad", "Vad", lambda each: each.what),
    Column("antal", "Antal", lambda each: each.count),
)
DECIDED_COLUMNS: tuple[Column[Decided], ...] = (
    Column("ansvarig", "Ansvarig", lambda each: each.actor),
    Column("atgard", "Åtgärd", lambda each: each.what),
    Column("lage", "Läge", lambda each: each.state),
)


@command(
    app,
    "sammanställ",
    Compile,
    "Sammanställ ett års avvikelser utan personer, för nivåerna ovanför, som de är fastställda i"
    " årets statistik. Före det: --internt. Som dokument: norrbus dokument skriv"
    " avvikelsesammanställning ÅR.",
    "norrbus avvikelse sammanställ 2026",
)
def compile_year(context: Context, wanted: Compile) -> None:
    """Compile a year."""
    from ...statistics.form import SMALL_ARE_SEEN
    from . import paper

    year = wanted.year or context.today.year
    found = paper.of_year(context.register, year, wanted.internal, context.today)
    sections: list[Part] = [
        Section("grund", "Grund", COUNT_COLUMNS, found.by_ground),
        Section("beror", "Berörd verksamhet", COUNT_COLUMNS, found.by_actor),
        Section("lage", "Läge", COUNT_COLUMNS, found.by_state),
        Section("atgarder", "Beslutade åtgärder", DECIDED_COLUMNS, found.decided),
    ]
    context.output.record(found, COMPILATION_COLUMNS, sections)
    if wanted.internal:
        context.output.warning(f"{SMALL_ARE_SEEN}; att du såg dem är loggat.")
    else:
        context.output.notice("”..” betyder att talet inte visas, för att ingen ska pekas ut.")

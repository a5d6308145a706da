"""``norrbus ärende placera``, ``placering-upphör`` and ``hälsoundersökning``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from ...words.dates import short
from .form import EndPlacement, Examination, NewPlacement, PlacementChange

app = room("Placering utanför det egna hemmet.")


@command(
    app,
    "placera",
    NewPlacement,
    "Registrera vård utanför det egna hemmet. Socialtjänsten har då samordningsansvaret, och en"
    " samordnare därifrån pekas ut.",
    'norrbus ärende placera 7 --sedan 2026-05-01 --form familjehem --samordnare "Sara Niva"',
)
def place(context: Context, new: NewPlacement) -> None:
    """Record a placement."""
    from ..handover import store as handover_store
    from . import actions

    placed = actions.place(context.register, new, context.today)
    context.output.line(
        f"{placed.case.reference}: placering ({placed.placement.form}) sedan"
        f" {short(placed.placement.since)}."
    )
    context.output.line(
        "Socialtjänsten har samordningsansvaret (överenskommelsen 2025). Samordnare:"
        f" {placed.coordinator.presented}."
    )
    if not placed.changed:
        context.output.warning(
            "Samordnaren är densamma som förut. Kommer hen inte från socialtjänsten: norrbus ärende"
            " lämna-över"
        )
    if named := handover_store.plan_still_names(context.register, placed.case):
        context.output.warning(
            f"I planen står {named} som samordnare. Byt i nästa version: norrbus plan revidera"
            f" {placed.case.reference}"
        )
    context.output.notice(
        f"Nästa steg: norrbus ärende hälsoundersökning {placed.case.reference} --begärd DAG"
    )


@command(
    app,
    "ändra-placering",
    PlacementChange,
    "Rätta den senaste placeringen, också en som har upphört, eller hälsoundersökningens dagar.",
    "norrbus ärende ändra-placering 7 --sedan 2026-05-02",
)
def correct(context: Context, new: PlacementChange) -> None:
    """Correct a placement."""
    from . import actions

    case = actions.correct(context.register, new, context.today)
    context.output.line(f"{case.reference}: placeringen är ändrad.")


@command(
    app,
    "placering-upphör",
    EndPlacement,
    "Registrera att placeringen har upphört.",
    "norrbus ärende placering-upphör 7 --dag 2026-12-01",
)
def end(context: Context, new: EndPlacement) -> None:
    """Record the end of a placement."""
    from . import actions

    case = actions.end(context.register, new, context.today)
    context.output.line(f"{case.reference}: placeringen upphörde {short(new.until)}.")
    context.output.notice(
        f"Ska någon annan samordna nu: norrbus ärende lämna-över {case.reference}"
    )


@command(
    app,
    "hälsoundersökning",
    Examination,
    "Registrera att en placerad ungs hälsoundersökning är begärd, gjord eller avböjd (lag"
    " 2017:209), också när placeringen har upphört.",
    "norrbus ärende hälsoundersökning 7 --begärd idag",
)
def examine(context: Context, new: Examination) -> None:
    """Record how the examination stands."""
    from . import actions

    found = actions.examine(context.register, new, context.today)
    context.output.line(f"{found.case.reference}: hälsoundersökning {found.placement.examination}.")
    if not (found.placement.examined_on or found.placement.declined_on):
        context.output.notice(
            f"Nästa steg: norrbus ärende hälsoundersökning {found.case.reference} --gjord DAG"
        )

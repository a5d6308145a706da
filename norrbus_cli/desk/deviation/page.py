"""``norrbus avvikelse visa``: a deviation on one screen, or all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...deviation.form import ShowDeviation
from ...terminal.columns import Section
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room

if TYPE_CHECKING:
    from ...deviation.model import Deviation
    from ...terminal.columns import Part

app = room("Avvikelser: visa.")


@command(
    app,
    "visa",
    ShowDeviation,
    "Visa en avvikelse på en skärm: hur långt den har kommit, vad som återstår, vad som hände."
    " --allt visar alla uppgifter. Titten loggas.",
    "norrbus avvikelse visa 1",
)
def show(context: Context, wanted: ShowDeviation) -> None:
    """Show a deviation."""
    from ...deviation import actions, store

    found = store.find(context.register, wanted.deviation)
    actions.look(context.register, [found], context.today)
    if context.output.on_screen and not wanted.everything:
        _draw(context, found)
    else:
        _record(context, found)


def _draw(context: Context, found: Deviation) -> None:
    from ...case.naming.showing import with_name
    from ...deviation.sheet import groups
    from ...terminal.fitting import fitted
    from ...terminal.sheet import draw
    from ..below import rows_below

    called = with_name(context, found.case_reference) if found.case_reference else ""
    rows = rows_below(context, [])
    sheet = groups(found, called, context.today)
    draw(fitted(sheet, plain=context.plain, below=rows), plain=context.plain)


def _record(context: Context, found: Deviation) -> None:
    from ...deviation.page import (
        COLUMNS,
        CONCERNED_COLUMNS,
        DISPATCH_COLUMNS,
        IMPROVEMENT_COLUMNS,
        MISSING_COLUMNS,
    )

    sections: list[Part] = [
        Section("beror", "Berörda verksamheter", CONCERNED_COLUMNS, found.concerned),
        Section("skickat", "Skickat", DISPATCH_COLUMNS, found.dispatches),
        Section("atgarder", "Beslutade åtgärder", IMPROVEMENT_COLUMNS, found.improvements),
        Section("aterstar", "Återstår", MISSING_COLUMNS, [] if found.closed_on else found.missing),
    ]
    context.output.record(found, COLUMNS, sections)

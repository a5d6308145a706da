"""``norrbus guide``."""

from __future__ import annotations

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import ShowWay
from .model import Step, of_case, way

app = room("")

COLUMNS: tuple[Column[Step], ...] = (
    Column("steg", "Steg", lambda each: each.number),
    Column("namn", "Namn", lambda each: each.name),
    Column("lage", "Läge", lambda each: each.state),
    Column("dag", "Dag", lambda each: each.on),
    Column("mer", "Mer", lambda each: each.beside),
    Column("vad", "Vad", lambda each: each.what),
    Column("kommando", "Kommando", lambda each: each.command),
)


@command(
    app,
    "guide",
    ShowWay,
    "Visa vägen för ett ärende, steg för steg med kommandot för varje; med REF också hur långt det"
    " har kommit.",
    "norrbus guide 1",
)
def show(context: Context, wanted: ShowWay) -> None:
    """Show the way of a case."""
    reference, steps, following = (
        _of_case(context, wanted.reference) if wanted.reference else ("", way(), [])
    )
    if not context.output.on_screen:
        context.output.table(steps, COLUMNS, "")
        return
    from .picture import drawn

    head = "Så går ett ärende"
    if reference:
        from ...case.naming.showing import with_name

        head = f"Så långt har {with_name(context, reference)} kommit"
    context.output.whole(drawn(head, following, steps))


def _of_case(context: Context, typed: str) -> tuple[str, list[Step], list[str]]:
    """The reference of the case that is named, its steps, and the commands that come next."""
    from ...case.looking import look
    from ...plan.followup import store as followup_store
    from ..case.following import next_of
    from ..case.overview import overview

    found = overview(context.register, typed, context.today)
    look(context.register, [found.case], context.today, whole=False)
    followups = followup_store.of_case(context.register, found.case.id)
    steps = of_case(found, followups, context.today)
    return found.case.reference, steps, next_of(found, followups, context.today)

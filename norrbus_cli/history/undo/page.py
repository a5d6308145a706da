"""How what is taken back, or done again, is shown before it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column, Section
from ...terminal.output import JSON
from ...words.record import Record
from ..nameless import as_seen
from ..page import COLUMNS

if TYPE_CHECKING:
    from ...terminal.context import Context
    from ..telling import Field
    from .actions import Chosen


class Turning(Record):
    """What is shown, and the number of the operation that did it; none before it is done."""

    chosen: Chosen
    number: int | None


TURNING: tuple[Column[Turning], ...] = (
    Column("operation", "Operation", lambda each: each.chosen.asked),
    Column("ny_operation", "Ny operation", lambda each: each.number, on_screen=False),
)
BECOMES: tuple[Column[Field], ...] = (
    Column("vad", "Vad", lambda each: each.thing),
    Column("uppgift", "Uppgift", lambda each: each.label),
    Column("nu", "Nu", lambda each: each.old),
    Column("blir", "Blir", lambda each: each.new),
)


def show(context: Context, chosen: Chosen, title: str, number: int | None = None) -> None:
    """Show what is taken back or done again, and what becomes of each value."""
    fields = as_seen(chosen.fields, nameless=context.nameless)
    context.output.record(
        Turning(chosen, number),
        TURNING if context.output.form == JSON else TURNING[:1],
        [
            Section("operationer", title, COLUMNS, chosen.told),
            Section("andringar", "Det här blir", BECOMES, fields),
        ],
    )


def turn(context: Context, chosen: Chosen, title: str, *, agreed: bool, reason: str = "") -> int:
    """Show, ask, do; the number of the operation that did it. Where it is agreed beforehand it is
    shown when it is done.

    Raises WrongUsage where nobody can be asked, Declined.
    """
    from ...terminal.entry import confirm
    from . import actions

    if not agreed:
        show(context, chosen, title)
    confirm(context, f"Det som visas ovan {title.casefold()}.", agreed)
    number = actions.turn(context.register, chosen, context.today, reason)
    if agreed:
        show(context, chosen, title, number)
    return number

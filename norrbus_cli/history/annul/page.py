"""How what is annulled is shown before it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column, Section
from ...terminal.output import JSON
from ...words.record import Record
from ..nameless import as_seen
from ..undo.page import BECOMES

if TYPE_CHECKING:
    from ...terminal.context import Context
    from .actions import Chosen
    from .form import Annulment
    from .store import Place


class Annulled(Record):
    """What is shown, and the number of the operation that did it; none before it is done."""

    chosen: Chosen
    reason: str
    number: int | None


COLUMNS: tuple[Column[Annulled], ...] = (
    Column("makuleras", "Makuleras", lambda each: each.chosen.what),
    Column("med", "Med det", lambda each: each.chosen.with_it),
    Column("skal", "Skäl", lambda each: each.reason),
)
NUMBER: Column[Annulled] = Column("operation", "Operation", lambda each: each.number)
PAPERS: tuple[Column[str], ...] = (Column("papper", "Papper", lambda each: each),)


def annul(context: Context, wanted: Annulment, roots: list[Place]) -> None:
    """Show, ask, do. Raises HasLeft, WrongUsage where nobody can be asked, Declined, HasMoved."""
    from ...terminal.entry import confirm
    from ..actions import look
    from . import actions

    chosen = actions.to_annul(context.register, roots, wanted.despite_sent)
    if not wanted.agreed:
        look(context.register, chosen.people, None, context.today)
        _show(context, chosen, wanted.reason)
    confirm(context, "Det som visas ovan makuleras.", wanted.agreed)
    reason = "; trots utskick: ".join(filter(None, (wanted.reason, wanted.despite_sent)))
    number = actions.annul(context.register, chosen, context.today, reason)
    if wanted.agreed:
        _show(context, chosen, wanted.reason, number)
    for year in chosen.years:
        context.output.notice(
            f"Statistiken för {year} är fastställd och står kvar. Har den räknat det här, rätta"
            f' den: norrbus statistik fastställ {year} --rättelse "SKÄL"'
        )
    context.output.notice(f"Makulerat. Ta tillbaka det med: norrbus ångra {number}")


def _show(context: Context, chosen: Chosen, reason: str, number: int | None = None) -> None:
    fields = as_seen(chosen.fields, nameless=context.nameless)
    context.output.record(
        Annulled(chosen, reason, number),
        (*COLUMNS, NUMBER) if context.output.form == JSON else COLUMNS,
        [
            Section("andringar", "Det här blir", BECOMES, fields),
            Section("utskick", "Har lämnat huset", PAPERS, chosen.left),
        ],
    )

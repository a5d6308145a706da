"""``norrbus statistik``: what is counted, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from ...words.swedish import listed
from ..form import ShowDefinitions, Switch

if TYPE_CHECKING:
    from ..definitions import Indicator

app = room("")


@command(
    app,
    "stäng-av",
    Switch,
    "Visa inte en indikator i det som lämnas ut. Den räknas ändå, dold, och skyddas som det som är"
    " för litet att visa: annars kunde den räknas fram ur andra tal.",
    "norrbus statistik stäng-av anonyma",
)
def switch_off(context: Context, wanted: Switch) -> None:
    """Switch indicators off."""
    from .. import publishing

    keys = publishing.switch(context.register, wanted.keys, True, context.today)
    context.output.line(f"Visas inte längre: {listed(keys)}. År som är fastställda ändras inte.")


@command(app, "slå-på", Switch, "Visa en indikator igen.", "norrbus statistik slå-på anonyma")
def switch_on(context: Context, wanted: Switch) -> None:
    """Switch indicators on."""
    from .. import publishing

    keys = publishing.switch(context.register, wanted.keys, False, context.today)
    context.output.line(f"Visas: {listed(keys)}. År som är fastställda ändras inte.")


DEFINITION_COLUMNS: tuple[Column[Indicator], ...] = (
    Column("nyckel", "Nyckel", lambda each: each.key),
    Column("omrade", "Område", lambda each: each.area),
    Column("titel", "Indikator", lambda each: each.title),
    Column("raknas", "Räknas", lambda each: each.counts),
    Column("period", "Period", lambda each: each.period),
    Column("uppdelningar", "Uppdelat efter", lambda each: [split.by for split in each.splits]),
    Column("matt", "Mäter", lambda each: each.days or each.marks),
    Column("kalla", "Källa", lambda each: each.source),
)


@command(
    app,
    "definitioner",
    ShowDefinitions,
    "Visa vad varje indikator räknar, för vilken period, och vem som frågar efter den.",
    "norrbus statistik definitioner",
)
def show_definitions(context: Context, _: ShowDefinitions) -> None:
    """Show the definitions."""
    from ...register.trouble import NoRegister
    from .. import store
    from ..indicators import INDICATORS, VERSION

    try:
        off = store.switched_off(context.register)
    except NoRegister:
        # The one who adds the county up has none.
        off = frozenset()
    state: Column[Indicator] = Column("avstangd", "Avstängd", lambda each: each.key in off)
    context.output.table(INDICATORS, (*DEFINITION_COLUMNS, state), "")
    context.output.notice(
        f"Definitionernas version {VERSION}. En indikator som kommunen inte vill visa stängs av:"
        " norrbus statistik stäng-av NYCKEL"
    )

"""``norrbus statistik brister`` and ``regler``: what breaks the rules in a year, and the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....terminal.columns import Column
from ....terminal.context import Context
from ....terminal.entry import command
from ....terminal.room import room
from .form import ShowGaps, ShowRules

if TYPE_CHECKING:
    from .model import Found, Rule

app = room("")

GAP_COLUMNS: tuple[Column[Found], ...] = (
    Column("regel", "Regel", lambda each: each.rule.number),
    Column("allvar", "Allvar", lambda each: each.rule.severity),
    Column("galler", "Gäller", lambda each: each.reference),
    Column("saknas", "Brist", lambda each: each.what),
    Column("nasta_steg", "Kommando", lambda each: each.command, below=True),
)


@command(
    app,
    "brister",
    ShowGaps,
    "Visa vad som saknas eller inte stämmer i årets uppgifter: regelns nummer, hur allvarligt det"
    " är, vad det gäller, och kommandot som rättar det.",
    "norrbus statistik brister 2026 --allvar stopp",
)
def show_gaps(context: Context, wanted: ShowGaps) -> None:
    """Show what breaks the rules."""
    from ...form import usual
    from . import store

    year = wanted.year or usual(context.today)
    rules = store.chosen(wanted.numbers, wanted.severities)
    found = store.broken(context.register, rules, year, context.today)
    some = " enligt de regler du valde" if wanted.numbers or wanted.severities else ""
    context.output.table(found, GAP_COLUMNS, f"Inga uppgifter saknas för {year}{some}.")
    if found:
        context.output.notice(
            "stopp rättas innan året fastställs, varning kräver --med-brister, råd hindrar inte."
            " Reglerna: norrbus statistik regler"
        )


RULE_COLUMNS: tuple[Column[Rule], ...] = (
    Column("regel", "Regel", lambda each: each.number),
    Column("allvar", "Allvar", lambda each: each.severity),
    Column("bryts", "Bryts när", lambda each: each.breaks),
    Column("kalla", "Källa", lambda each: each.source),
    Column("nasta_steg", "Kommando", lambda each: each.mended_by, below=True),
)


@command(
    app,
    "regler",
    ShowRules,
    "Visa reglerna för årets uppgifter: när var och en bryts, hur allvarligt det är, vem som säger"
    " det, och kommandot som rättar det.",
    "norrbus statistik regler --allvar stopp",
)
def show_rules(context: Context, wanted: ShowRules) -> None:
    """Show the rules."""
    from . import store

    context.output.table(store.chosen((), wanted.severities), RULE_COLUMNS, "")

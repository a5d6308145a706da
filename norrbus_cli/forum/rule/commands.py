"""``norrbus forum regler``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.question import Listing
from ...terminal.room import NAMELESS, room, within
from ..model import called
from .form import ChangeRule, UseExample

if TYPE_CHECKING:
    from ..model import ForumRule

app = room("Regler för mötena.")
table = room("Hur många möten av varje slag som ska hållas enligt den lokala rutinen.")

RULE_COLUMNS: tuple[Column[ForumRule], ...] = (
    Column("slag", "Slag", lambda each: each.kind),
    Column("forum", "Forum", lambda each: each.forum_name),
    Column("antal", "Antal", lambda each: each.count),
    Column("per", "Per", lambda each: each.period),
    Column("raknas_fran", "Räknas från", lambda each: each.first_day),
    Column("kalla", "Källa", lambda each: each.source),
)


@command(
    table,
    NAMELESS,
    Listing,
    "Visa hur många möten av varje slag som ska hållas, och vem som har bestämt det.",
    "norrbus forum regler",
)
def show_rules(context: Context, _: Listing) -> None:
    """Show the rules."""
    from . import store

    empty = (
        "Inga regler; överenskommelsen ger inget antal. Börja till exempel med: norrbus forum"
        " regler exempel Arjeplog"
    )
    context.output.table(store.rules(context.register), RULE_COLUMNS, empty)


@command(
    table,
    "ändra",
    ChangeRule,
    "Bestäm hur många möten av ett slag som ska hållas i varje period, eller ta bort regeln. Bara"
    " hela perioder räknas.",
    'norrbus forum regler ändra --slag "forum barn och unga" --antal 2 --per termin --källa "lokal'
    ' rutin 2026-01-15" --från 2026-07-01',
)
def change_rule(context: Context, new: ChangeRule) -> None:
    """Change a rule."""
    from . import actions

    rule = actions.change(context.register, new, context.today)
    _tell_of_rule(context, called(new.kind, new.forum_name), rule)


@command(
    table,
    "exempel",
    UseExample,
    "Lägg till färdiga regler för de slag av möten som inte har någon.",
    "norrbus forum regler exempel Arjeplog",
)
def use_example(context: Context, wanted: UseExample) -> None:
    """Add ready rules."""
    from . import actions

    new = actions.use_example(context.register, wanted, context.today)
    for each in new:
        _tell_of_rule(context, each.called, each)
    if not new:
        context.output.line(
            "Inget lades till: de slagen har redan regler. Se dem med: norrbus forum regler"
        )


def _tell_of_rule(context: Context, whose: str, rule: ForumRule | None) -> None:
    if rule is None:
        context.output.line(f"Det finns ingen regel för {whose} längre.")
        return
    context.output.line(
        f"{whose}: {rule.spoken} ({rule.source}), räknat från {rule.first_day.isoformat()}."
    )


within(app, "regler", table)

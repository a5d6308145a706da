"""``norrbus register gallringsregel``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import KeepRule

app = room("")


@command(
    app,
    "gallringsregel",
    KeepRule,
    "Bestäm efter vilken regel registrets akter gallras: socialtjänstens, en enskild verksamhets,"
    " hälso- och sjukvårdens eller skolans. Utan regel gallras inget.",
    "norrbus register gallringsregel socialtjänst",
)
def keep_rule(context: Context, wanted: KeepRule) -> None:
    """Keep the rule."""
    from . import store
    from .model import rule_of

    rule = rule_of(wanted.kind, wanted.years, wanted.source)
    with context.register.operation(day=context.today.isoformat()):
        store.keep_rule(context.register, rule)
    context.output.line(f"Akterna gallras som {rule.spoken}.")
    context.output.notice("Se vad som ska gallras: norrbus register gallra")

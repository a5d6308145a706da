"""``norrbus frist förklara``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import Explain

if TYPE_CHECKING:
    from .model import Explanation

app = room("")


EXPLANATION: tuple[Column[Explanation], ...] = (
    Column(
        "frist", "Frist", lambda each: each.deadline.name, promised=lambda each: each.deadline.kind
    ),
    Column("galler", "Gäller", lambda each: each.deadline.subject),
    Column("vad", "Vad som ska göras", lambda each: each.deadline.rule.what),
    Column("senast", "Senast", lambda each: each.deadline.due),
    Column("regel", "Regel", lambda each: each.deadline.rule.number),
    Column("slag", "Slag av regel", lambda each: each.deadline.origin),
    Column("kalla", "Källa", lambda each: each.deadline.source),
    Column("dag_0", "Dag 0", lambda each: each.deadline.start),
    Column("darfor", "Därför", lambda each: each.deadline.why),
    Column("rakning", "Räkning", lambda each: each.counting),
    Column("utan_helgdagar", "Utan helgdagar", lambda each: each.raw_end),
    Column("flyttad", "Flyttad", lambda each: each.moved),
    Column("nasta_steg", "Nästa steg", lambda each: each.deadline.settled_by),
)


@command(
    app,
    "förklara",
    Explain,
    "Förklara varför en dag är dagen: regel, källa, dag 0 och varför, räkningen, och vad som"
    " flyttade den.",
    "norrbus frist förklara 7 kallelse",
)
def explain_one(context: Context, wanted: Explain) -> None:
    """Explain the deadlines of a case, or of what stands without one."""
    from ...register.calendar import Calendar
    from ..kinds import NAMES
    from ..named import named
    from .model import explain
    from .refusals import NoDeadline

    reference, found = named(context.register, context.today, wanted.reference)
    for each in found.unreadable:
        context.output.warning(each.sentence)
    kind = wanted.kind
    shown = [each for each in found.deadlines if not kind or each.kind == kind]
    if not shown:
        known = [each.name for each in found.deadlines]
        raise NoDeadline(reference, NAMES[kind] if kind else "", known)
    calendar = Calendar(context.register)
    context.output.blocks([explain(each, calendar) for each in shown], EXPLANATION)

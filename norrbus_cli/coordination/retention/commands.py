"""``norrbus ärende bevara`` and ``bevara-inte``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import Keep, KeepNoLonger

app = room("")


@command(
    app,
    "bevara",
    Keep,
    "Säg att akten ska bevaras när andra gallras: den innehåller en barnutredning (till 30 år, SoL"
    " 16 kap. 2 a §), barnet har varit placerat (SoL 16 kap. 2 §), eller annat beslut. Går också"
    " när ärendet är avslutat.",
    "norrbus ärende bevara 7 --därför barnutredning",
)
def keep(context: Context, wanted: Keep) -> None:
    """Keep a case."""
    from . import actions

    case = actions.keep(context.register, wanted, context.today)
    context.output.line(f"{case.reference} bevaras: {wanted.why}.")


@command(
    app,
    "bevara-inte",
    KeepNoLonger,
    "Säg att en orsak att bevara akten inte längre gäller.",
    "norrbus ärende bevara-inte 7 --därför annat",
)
def keep_no_longer(context: Context, wanted: KeepNoLonger) -> None:
    """Keep a case no longer for a reason."""
    from . import actions

    case = actions.keep_no_longer(context.register, wanted, context.today)
    context.output.line(f"{case.reference}: {wanted.why} gäller inte längre.")

"""``norrbus logg``."""

from __future__ import annotations

from ..terminal.columns import Column, Section
from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.question import Showing
from ..terminal.room import NAMELESS, room
from ..words.errors import WrongUsage
from .form import CheckLog, ReadLog, ShowOperation
from .page import CHECKED, COLUMNS, FIELDS, PRINT, WHOLE

app = room("Loggen: vem som gjorde eller såg vad, och om den är orörd.")


@command(
    app,
    NAMELESS,
    ReadLog,
    "Visa loggen, det senaste först: vem som gjorde vad och vem som har tittat på vem. Att den"
    " lästes loggas också.",
    "norrbus logg --ärende 7 --ändringar",
)
def read(context: Context, wanted: ReadLog) -> None:
    """List operations."""
    from . import actions

    if wanted.changed_only and wanted.looked_only:
        raise WrongUsage("Välj --ändringar eller --visningar, inte båda.")
    found = actions.read(context.register, wanted, context.today)
    context.output.table(found[: wanted.count], COLUMNS, "Ingenting i loggen svarar mot det.")
    if len(found) > wanted.count:
        context.output.notice(
            f"Högst {wanted.count} visas, de senaste. Fler: --antal, eller sök med --från och"
            " --till."
        )


@command(
    app,
    "visa",
    ShowOperation,
    "Visa en operation: varje uppgift före och efter, och vilka personer som visades.",
    "norrbus logg visa 12",
)
def show(context: Context, wanted: ShowOperation) -> None:
    """Show an operation."""
    from . import actions

    told, fields = actions.one(context.register, wanted.number, context.today, wanted.unmask)
    context.output.record(told, WHOLE, [Section("andringar", "Ändringar", FIELDS, fields)])


@command(
    app,
    "kontrollera",
    CheckLog,
    "Kontrollera att loggen är hel och orörd och att varje uppgift är som loggen säger. Ingenting"
    " skrivs. Slutkod 5 när något inte stämmer.",
    "norrbus logg kontrollera",
)
def check(context: Context, wanted: CheckLog) -> None:
    """Check the chain and the rows."""
    from . import actions
    from .refusals import Broken, NothingChecked

    checked, wrong = actions.check(context.register, wanted)
    found: Section[str] = Section("fel", "Fel", (Column("fel", "Fel", lambda each: each),), wrong)
    context.output.record(checked, CHECKED, [found])
    if wrong:
        raise Broken(wrong)
    if not (checked.operations and checked.changes and checked.rows):
        raise NothingChecked(["operationer", "ändringar", "rader"])


@command(
    app,
    "fingeravtryck",
    Showing,
    "Skriv en rad som talar om hur loggen slutar nu. Spara den någon annanstans, i arkivet eller"
    " ett mejl, och kontrollera mot den med: norrbus logg kontrollera --mot RAD",
    "norrbus logg fingeravtryck",
)
def fingerprint(context: Context, wanted: Showing) -> None:
    """Print how the log ends."""
    from . import actions

    line = actions.fingerprint(context.register)
    if wanted.json:
        context.output.record(line, PRINT, [])
    else:
        context.output.whole(line)

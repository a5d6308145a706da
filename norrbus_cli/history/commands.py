"""``norrbus logg``."""

from __future__ import annotations

from ..terminal.columns import Column, Section
from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.question import Listing, Showing
from ..terminal.room import NAMELESS, room
from ..words.dates import short
from ..words.errors import WrongUsage
from .form import CheckLog, ReadLog, ReviewLog, ShowOperation
from .page import CHECKED, COLUMNS, FIELDS, PRINT, REVIEW, REVIEWS, WHOLE

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
    from .nameless import as_seen

    told, found = actions.one(context.register, wanted.number, context.today, wanted.unmask)
    fields = as_seen(found, nameless=context.nameless)
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


@command(
    app,
    "granska",
    ReviewLog,
    "Granska loggen (lag 2001:454 10 §): dra ett slumpmässigt urval av vad som gjorts och setts"
    " sedan förra granskningen, och anteckna med --klar att det är granskat. Samma urval visas till"
    " dess.",
    "norrbus logg granska",
)
def review(context: Context, wanted: ReviewLog) -> None:
    """Draw a sample, show it, or say that it has been reviewed."""
    from ..authority.review.model import USUAL_DAYS, next_due
    from ..register.review_settings import load_review_days
    from .review import actions

    days = load_review_days(context.options, USUAL_DAYS)
    if wanted.done:
        found = actions.finish(context.register, wanted.remark, context.today)
        due = next_due(context.today, days)
        context.output.line(
            f"Granskning {found.id} är klar: {found.count} av {found.among} operationer,"
            f" {short(found.since)} till {short(found.until)}. Nästa senast {short(due)}."
        )
        return
    sample = actions.review(context.register, wanted, context.today)
    drawn = Section("urval", "Urval", COLUMNS, sample.told)
    context.output.record(sample.review, REVIEW, [drawn])
    if sample.own:
        context.output.warning(f"{sample.own} av dem gjorde du själv. Låt någon annan granska dem.")
    if sample.review.reviewed_on is None:
        context.output.notice(
            "Hade var och en skäl att se eller göra det? Se mer med: norrbus logg visa NUMMER. När"
            ' du är färdig: norrbus logg granska --klar --anmärkning "…"'
        )


@command(
    app,
    "granskningar",
    Listing,
    "Visa granskningarna av loggen: när, av vem, hur många, vilken tid och vad de visade.",
    "norrbus logg granskningar",
)
def reviews(context: Context, _: Listing) -> None:
    """List the reviews."""
    from ..authority.review import store

    context.output.table(
        store.everything(context.register),
        REVIEWS,
        "Loggen har inte granskats. Granska den med: norrbus logg granska",
    )

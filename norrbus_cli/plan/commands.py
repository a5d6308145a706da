"""``norrbus plan``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.columns import Column
from ..terminal.context import Context
from ..terminal.entry import command, confirm
from ..terminal.question import changed
from ..terminal.room import room
from ..words.errors import EXIT_REFUSED
from .form import AddMeasure, AddOpinion, MeasureChange, NewPlan, PlanChange
from .signing_form import CheckPlan, NewApproval, Revise

if TYPE_CHECKING:
    from .completeness import Remark
    from .model import CasePlan

app = room(
    "Överenskommelsen: en genomförandeplan eller SIP i versioner, med insatser, åsikter och"
    " underskrifter."
)


REMARK_COLUMNS: tuple[Column[Remark], ...] = (
    Column("saknas", "Saknas", lambda remark: remark.missing),
    Column("kalla", "Källa", lambda remark: remark.source),
)


@command(
    app,
    "skapa",
    NewPlan,
    "Skapa planen. Behovet hämtas ur ärendet om inget annat sägs.",
    'norrbus plan skapa 7 --huvudman "Kalix kommun" --uppföljning 2026-06-10 --uppföljning-tid'
    ' 14.00 --uppföljning-plats "Centrumskolan rum 12"',
)
def make(context: Context, new: NewPlan) -> None:
    """Make the plan."""
    from . import actions

    found = actions.make(context.register, new, context.today)
    context.output.line(f"{_starting(found)} är skapad.")
    context.follow(found.case.reference)


@command(
    app,
    "ändra",
    PlanChange,
    "Ändra planen så länge ingen har skrivit under.",
    'norrbus plan ändra 7 --huvudman "Kalix kommun"',
)
def change(context: Context, new: PlanChange) -> None:
    """Change the plan."""
    from . import actions

    found = actions.change(context.register, new.reference, changed(new), context.today)
    context.output.line(f"{_starting(found)} är ändrad.")
    context.follow(found.case.reference)


@command(
    app,
    "insats",
    AddMeasure,
    "Lägg till en insats.",
    'norrbus plan insats 7 --vad "anpassad raststund" --aktör skola --utförare elevassistent'
    ' --omfattning "varje dag" --börjar 2026-04-27 --slutar 2026-06-12',
)
def add_measure(context: Context, new: AddMeasure) -> None:
    """Add a measure."""
    from . import measures

    found = measures.add_measure(context.register, new, context.today)
    context.output.line(f"Insats {found.plan.measures[-1].number} är tillagd i {_called(found)}.")
    context.follow(found.case.reference)


@command(
    app,
    "ändra-insats",
    MeasureChange,
    "Ändra en insats så länge ingen har skrivit under. Hur långt den har kommit (--läge) kan alltid"
    " ändras.",
    "norrbus plan ändra-insats 7 2 --läge pågår",
)
def change_measure(context: Context, new: MeasureChange) -> None:
    """Change a measure."""
    from . import measures

    found = measures.change_measure(
        context.register, new.reference, new.number, changed(new), context.today
    )
    context.output.line(f"Insats {new.number} är ändrad i {_called(found)}.")
    context.follow(found.case.reference)


@command(
    app,
    "åsikt",
    AddOpinion,
    "Registrera vad barnet eller en vårdnadshavare tycker om insatserna, med egna ord.",
    'norrbus plan åsikt 7 --vem barnet --text "Jag vill ha Moa med på rasten."',
)
def add_opinion(context: Context, new: AddOpinion) -> None:
    """Add an opinion."""
    from . import actions

    found = actions.add_opinion(context.register, new, context.today)
    context.output.line(f"Uppfattningen är registrerad i {_called(found)}.")
    context.follow(found.case.reference)


@command(
    app,
    "underteckna",
    NewApproval,
    "Registrera en underskrift, en i taget. Den första låser planen: saknas något då, sägs det"
    " innan, och i en terminal frågas om det ska göras ändå.",
    "norrbus plan underteckna 7 --vem Anna --dag 2026-04-23",
)
def approve(context: Context, new: NewApproval) -> None:
    """Record a signature."""
    from . import actions, signing
    from .next_step import paper

    found, _ = signing.to_approve(context.register, new, context.today)
    told = _before_locking(context, found)
    found = signing.approve(context.register, new, context.today)
    context.output.line(f"{found.plan.approvals[-1].name} har skrivit under {_called(found)}.")
    left = actions.remarks(context.register, found, context.today)
    for remark in left:
        if remark.missing not in told:
            context.output.notice(f"Kvar: {remark.missing}.")
    reference = found.case.reference
    context.follow(reference, *([] if left else [paper(reference, found.plan)]))


def _before_locking(context: Context, found: CasePlan) -> list[str]:
    """What the first signature would lock without, said before it; asked about at a terminal.

    Raises Declined.
    """
    from . import actions

    missing = [each.missing for each in actions.locked_in(context.register, found, context.today)]
    if missing:
        reference = found.case.reference
        locks = (
            f"Den första underskriften låser planen, och det här är kvar: {'; '.join(missing)}."
            f" Sedan ändras den bara med en ny version, norrbus plan revidera {reference}."
        )
        if context.interactive:
            confirm(context, locks, agreed=False)
        else:
            context.output.notice(locks)
    return missing


@command(
    app,
    "kontrollera",
    CheckPlan,
    "Visa vad som saknas i planen och vem som kräver det. Slutkod 4 när något saknas, annars 0.",
    "norrbus plan kontrollera 7",
)
def check(context: Context, wanted: CheckPlan) -> None:
    """Check the plan."""
    import typer

    from ..case.looking import look
    from . import actions, store

    found = store.find(context.register, wanted.reference)
    remarks = actions.remarks(context.register, found, context.today)
    look(context.register, [found.case], context.today)
    fine = f"{_starting(found)}: kontrollen är utan anmärkning."
    reference = found.case.reference
    step: Column[Remark] = Column(
        "nasta_steg", "Nästa steg", lambda each: each.settled_by(reference), below=True
    )
    context.output.table(remarks, (*REMARK_COLUMNS, step), fine, about=reference)
    if remarks:
        context.output.notice(
            f"{_starting(found)}: {len(remarks)} {'sak' if len(remarks) == 1 else 'saker'} saknas."
        )
        context.follow(found.case.reference)
        raise typer.Exit(EXIT_REFUSED)


@command(
    app,
    "revidera",
    Revise,
    "Gör en ny version av planen. Den förra finns kvar; alla insatser och åsikter följer med,"
    " underskrifterna inte.",
    'norrbus plan revidera 7 --orsak "uppföljning 10 juni"',
)
def revise(context: Context, new: Revise) -> None:
    """Make a new version."""
    from . import actions

    found = actions.revise(context.register, new, context.today)
    context.output.line(f"{_starting(found)} är skapad.")
    context.follow(found.case.reference)


def _starting(found: CasePlan) -> str:
    return f"P{_called(found)[1:]}"


def _called(found: CasePlan) -> str:
    return f"planen version {found.plan.version} i {found.case.reference}"

"""``norrbus uppföljning``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column, Section
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import NewFollowUp, ShowFollowUps

if TYPE_CHECKING:
    from ...terminal.columns import Part
    from .model import FollowUp, Result

app = room(
    "Uppföljning av planen: vad som blev av varje insats, om målen är nådda, och om planen"
    " fortsätter, revideras eller avslutas."
)


@command(
    app,
    "registrera",
    NewFollowUp,
    "Registrera en uppföljning. Varje insats som inte är klar får ett utfall. Revideras planen görs"
    " en ny version med de insatser som fortsätter.",
    'norrbus uppföljning registrera 7 --genomförd 1 --delvis 2 --därför "2=vakans" --mål-uppnått 1'
    " --beslut revidera --till 2=2026-09-30 --nästa 2026-09-16",
)
def register_followup(context: Context, new: NewFollowUp) -> None:
    """Record a follow-up."""
    from . import actions
    from .choices import END, REVISE

    done = actions.register_followup(context.register, new, context.today)
    reference = done.case.reference
    context.output.line(
        f"Uppföljningen av planen version {done.followup.version} i {reference} är registrerad."
        f" Beslut: {done.followup.decision}."
    )
    if done.followup.decision == REVISE:
        kept = [str(measure.number) for measure in done.plan.measures]
        carried = f"Insats {', '.join(kept)} fortsätter." if kept else "Ingen insats fortsätter."
        context.output.line(
            f"Planen version {done.plan.version} är skapad. {carried} Den behöver nya"
            " underskrifter."
        )
    for warning in done.warnings:
        context.output.warning(warning)
    closing = [f"norrbus ärende avsluta {reference}"] if done.followup.decision == END else []
    paper = f"norrbus dokument skriv uppföljning {reference}"
    if closing:
        context.output.next_steps([paper, *closing])
    else:
        context.follow(reference, paper)


COLUMNS: tuple[Column[FollowUp], ...] = (
    Column("dag", "Uppföljning", lambda each: each.held_on),
    Column("version", "Planens version", lambda each: each.version),
    Column("beslut", "Beslut", lambda each: each.decision),
    Column("barnets", "Barnets/den unges uppfattning", lambda each: each.child_view),
    Column("vardnadshavares", "Vårdnadshavarnas uppfattning", lambda each: each.guardians_view),
    Column("anteckning", "Anteckning", lambda each: each.note),
    Column("nasta", "Nästa uppföljning", lambda each: each.next_on),
    Column("nasta_tid", "Tid", lambda each: each.next_time),
)
RESULT_COLUMNS: tuple[Column[tuple[FollowUp, Result]], ...] = (
    Column("dag", "Dag", lambda each: each[0].held_on),
    Column("nummer", "Nr", lambda each: each[1].measure.number),
    Column("vad", "Insats", lambda each: each[1].measure.what),
    Column("ansvarig", "Ansvarig", lambda each: each[1].measure.actor.short),
    Column("utfall", "Utfall", lambda each: each[1].outcome),
    Column("darfor", "Därför", lambda each: each[1].why),
    Column("mal", "Mål", lambda each: each[1].goal),
)


@command(
    app,
    "visa",
    ShowFollowUps,
    "Visa ett ärendes uppföljningar, de senaste sist. Titten loggas.",
    "norrbus uppföljning visa 7",
)
def show(context: Context, wanted: ShowFollowUps) -> None:
    """Show the follow-ups of a case."""
    from ...case import store as case_store
    from ...case.looking import look
    from ...paper.protection import MASK
    from . import store
    from .refusals import NoFollowUp

    case = case_store.find(context.register, wanted.reference)
    found = store.of_case(context.register, case.id)
    if not found:
        raise NoFollowUp(case.reference)
    look(context.register, [case], context.today)
    place: Column[FollowUp] = Column(
        "nasta_plats",
        "Plats",
        lambda each: MASK if case.hides_place and each.next_place else each.next_place,
    )
    results = [(each, result) for each in found for result in each.results]
    reference: Column[str] = Column("referens", "Ärende", lambda each: each)
    sections: list[Part] = [
        Section("uppfoljningar", "Uppföljningar", (*COLUMNS, place), found),
        Section("insatser", "Insatser", RESULT_COLUMNS, results),
    ]
    context.output.record(case.reference, (reference,), sections)

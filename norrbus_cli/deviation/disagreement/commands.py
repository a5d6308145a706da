"""``norrbus oenighet``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.doubt import despite_doubt
from ...terminal.entry import command
from ...terminal.room import room
from .form import Decision, ListDisagreements, NewDisagreement, NewReferral

if TYPE_CHECKING:
    from .model import Disagreement

app = room(
    "Oenigheter om verksamhets- eller kostnadsansvar: vilka som är oeniga, vilken nivå den ligger"
    " hos, och hur den avgjordes."
)


@command(
    app,
    "anmäl",
    NewDisagreement,
    "Anmäl en oenighet mellan aktörer, först till den ordinarie ledningen.",
    'norrbus oenighet anmäl 7 --gäller kostnadsansvar --aktör skola --aktör soc --beskrivning "Vem'
    ' som betalar elevassistenten."',
)
def report(context: Context, new: NewDisagreement) -> None:
    """Report a disagreement."""
    from . import actions

    found = despite_doubt(
        context, new, lambda told: actions.report(context.register, told, context.today)
    )
    context.output.line(
        f"Oenigheten {found.reference} om {found.subject} är anmäld och ligger hos {found.level}."
    )
    context.output.notice(
        f"Nästa steg: norrbus oenighet avgör {found.reference}, eller norrbus oenighet hänskjut"
        f" {found.reference}"
    )


@command(
    app,
    "hänskjut",
    NewReferral,
    "Hänskjut en oenighet till en högre nivå.",
    "norrbus oenighet hänskjut NB-2026-0007-O1 --nivå Samverkansstruktur",
)
def refer(context: Context, new: NewReferral) -> None:
    """Refer a disagreement."""
    from . import actions
    from .model import COUNTY

    found = actions.refer(context.register, new, context.today)
    where = "Samverkansstruktur målgrupp barn och unga" if found.level == COUNTY else found.level
    context.output.line(f"Oenigheten {found.reference} är hänskjuten till {where}.")
    context.output.notice(f"Nästa steg: norrbus oenighet avgör {found.reference}")


@command(
    app,
    "avgör",
    Decision,
    "Registrera hur en oenighet avgjordes.",
    'norrbus oenighet avgör NB-2026-0007-O1 --beslut "Kommunen betalar."',
)
def decide(context: Context, new: Decision) -> None:
    """Record a decision."""
    from . import actions

    found = despite_doubt(
        context, new, lambda told: actions.decide(context.register, told, context.today)
    )
    context.output.line(f"Oenigheten {found.reference} är avgjord av {found.level}.")


COLUMNS: tuple[Column[Disagreement], ...] = (
    Column("referens", "Oenighet", lambda each: each.reference),
    Column("galler", "Gäller", lambda each: each.subject),
    Column("mellan", "Mellan", lambda each: [actor.short for actor in each.actors]),
    Column("anmald", "Anmäld", lambda each: each.raised_on),
    Column("lage", "Läge", lambda each: each.state),
    Column(
        "nivaer",
        "Nivåer",
        lambda each: [f"{referral.level} {referral.on.isoformat()}" for referral in each.referrals],
        on_screen=False,
    ),
    Column("beskrivning", "Beskrivning", lambda each: each.description, on_screen=False),
    Column("beslut", "Beslut", lambda each: each.decision, on_screen=False),
    Column("avgjord", "Avgjord", lambda each: each.decided_on, on_screen=False),
)
WHOLE: tuple[Column[Disagreement], ...] = tuple(
    Column(column.key, column.label, column.value) for column in COLUMNS
)


@command(
    app,
    "lista",
    ListDisagreements,
    "Visa oenigheter; ett ärendes med beskrivning och beslut. Titten loggas.",
    "norrbus oenighet lista 7",
)
def show_all(context: Context, wanted: ListDisagreements) -> None:
    """List disagreements."""
    from ...case import store as case_store
    from . import actions, store

    if wanted.reference:
        found = store.of_case(
            context.register, case_store.id_of(context.register, wanted.reference)
        )
    else:
        found = [
            each
            for each in store.of_open_cases(context.register)
            if wanted.everything or not each.decided_on
        ]
    actions.look(context.register, found, context.today)
    context.output.table(found, WHOLE if wanted.reference else COLUMNS, "Inga oenigheter.")

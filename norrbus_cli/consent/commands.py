"""``norrbus samtycke``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.columns import Column
from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.room import room
from ..words.swedish import listed
from .form import ListConsents, NewConsent

if TYPE_CHECKING:
    from ..case.model import Case
    from .model import Consent

app = room(
    "Samtycken: vem som låter vilka aktörer dela vilka uppgifter, till vad och hur länge. Ett"
    " samtycke kan alltid återkallas."
)


@command(
    app,
    "registrera",
    NewConsent,
    "Registrera ett samtycke från en vårdnadshavare, eller från den unge.",
    'norrbus samtycke registrera 7 --vem Anna --aktör skola --aktör soc --gäller "skolgång och'
    ' hälsa" --form skriftligt --till 2026-12-31',
)
def give(context: Context, new: NewConsent) -> None:
    """Record a consent."""
    from . import actions, store

    case = actions.give(context.register, new, context.today)
    giver, consents = case.person(new.who), store.of_case(context.register, case.id)
    context.output.line(f"Samtycket från {giver.name} är registrerat i {case.reference}.")
    left = actions.still_covered(consents, giver)
    if left:
        shorts = listed(actor.short for actor in left)
        context.output.notice(
            f"Ett tidigare samtycke från {giver.name} gäller fortfarande för"
            f" {shorts}. Ska det inte göra det: norrbus samtycke återkalla {case.reference} --vem"
            f' "{giver.name}"' + "".join(f" --aktör {actor.short}" for actor in left)
        )
    _tell_of_minor(context, case, consents)
    tell_coverage(context, case, given=True)


def _tell_of_minor(context: Context, case: Case, consents: list[Consent]) -> None:
    """That the young person may have to consent too."""
    from .minor import to_be_asked

    if child := to_be_asked(case, consents, context.today):
        context.output.notice(
            f"{child.name} har fyllt 15 år: fråga också den unge. Vårdnadshavarna bestämmer ensamma"
            " eller, beroende på ålder och mognad, tillsammans med den unge (OSL 12 kap. 3 §, som"
            " inte ger någon ålder). Registrera svaret med: norrbus samtycke registrera"
            f" {case.reference} --vem barnet"
        )


def tell_coverage(context: Context, case: Case, *, given: bool) -> None:
    """How complete consent is now, and what comes next when it was ``given``."""
    from .model import COMPLETE
    from .store import covering

    covered = covering(context.register, case, context.today)
    context.output.line(f"{case.reference}: samtycke {covered.spoken}")
    if given and covered.state == COMPLETE:
        context.output.notice(f"Nästa steg: norrbus möte boka {case.reference}")


def _no_longer(consent: Consent) -> list[str]:
    return [
        f"{each.actor.short} från {each.withdrawn_on}, av {each.withdrawn_by}"
        for each in consent.narrowed
    ]


COLUMNS: tuple[Column[Consent], ...] = (
    Column("givare", "Givare", lambda consent: consent.giver.name),
    Column("aktorer", "Aktörer", lambda consent: [actor.short for actor in consent.actors]),
    Column("galler", "Gäller", lambda consent: consent.matters),
    Column("inte", "Inte", lambda consent: consent.exceptions),
    Column("andamal", "Ändamål", lambda consent: consent.purpose),
    Column("form", "Form", lambda consent: consent.form),
    Column("inte_langre", "Inte längre", _no_longer),
    Column("gavs", "Gavs", lambda consent: consent.given_on),
    Column("fran", "Från", lambda consent: consent.valid_from),
    Column("till", "Till", lambda consent: consent.valid_until),
    Column("aterkallat", "Återkallat", lambda consent: consent.withdrawn_on),
    Column("aterkallat_av", "Av", lambda consent: consent.withdrawn_by),
)


@command(
    app,
    "lista",
    ListConsents,
    "Visa alla samtycken i ett ärende, också utgångna och återkallade.",
    "norrbus samtycke lista 7",
)
def show_all(context: Context, wanted: ListConsents) -> None:
    """List the consents of a case."""
    from ..case import store as case_store
    from . import actions, store
    from .given import as_given

    case = case_store.find(context.register, wanted.reference)
    consents = store.of_case(context.register, case.id)
    actions.look(context.register, case, consents, context.today)
    state: Column[Consent] = Column("lage", "Läge", lambda consent: consent.state(context.today))
    context.output.table(
        [as_given(context.register, each) for each in consents],
        (*COLUMNS[:1], state, *COLUMNS[1:]),
        "Inga samtycken. Registrera med: norrbus samtycke registrera",
    )

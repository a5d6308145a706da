"""What is asked about a disagreement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...case.actor.form import ACTORS
from ...case.form import BY_NAME, despite_name_question, meant_part
from ...case.possible import open_argument
from ...terminal.question import Form, Listing, argument, flag, question
from ...terminal.reading import Typed, choice, day, long_text
from .model import LEVELS, LEVELS_MEAN, MANAGEMENT, SUBJECTS, SUBJECTS_MEAN

if TYPE_CHECKING:
    from ...terminal.context import Context

UPWARDS = (
    "överenskommelsen 2025, Oenighet mellan parter: ordinarie ledning, i sista hand"
    " Samverkansstruktur"
)


def check_disagreement(context: Context, typed: str, _: Typed) -> object:
    """Raises UnknownReference, UnknownDisagreement, WhichDisagreement."""
    from . import store

    return store.find(context.register, typed)


def undecided(context: Context, _: Typed) -> list[str]:
    """The references of those that have not been decided."""
    from . import store

    return [each.reference for each in store.of_open_cases(context.register) if not each.decided_on]


def whose(context: Context, answers: Typed) -> dict[str, str]:
    """The child of each that has not been decided, by its reference; that they were shown is
    logged.
    """
    from ...case.naming.showing import beside_each

    return beside_each(context, undecided(context, answers))


def told_disagreement(context: Context, typed: str, _: Typed) -> str:
    """``NB-2026-0007-O1 Elsa L., 2014``. Raises as ``check_disagreement``."""
    from ...case.naming.showing import with_name
    from . import store

    return with_name(context, store.find(context.register, typed).reference)


def meant_disagreement(context: Context, typed: str, _: Typed) -> str:
    """The disagreement that ``O1`` or ``elsa O1`` means, or the case; the rest as it was typed.
    Raises as ``case.naming.finding.meant``.
    """
    return meant_part(context, typed, "O")


def disagreement_argument() -> str:
    """The disagreement that a command is about."""
    text = "Oenigheten, till exempel NB-2026-0007-O1; eller ärendet om det bara har en"
    return argument(
        "OENIGHET",
        text,
        required=True,
        known=undecided,
        adds="oenighet anmäl",
        check=check_disagreement,
        means=meant_disagreement,
        beside=whose,
        told=told_disagreement,
    )


class NewDisagreement(Form):
    """A disagreement."""

    reference: str = open_argument()
    subjects: tuple[str, ...] = question(
        "--gäller",
        "Vad oenigheten gäller, ett av dem eller båda",
        choice(*SUBJECTS, means=SUBJECTS_MEAN),
        required=True,
        many=True,
        source="överenskommelsen 2025, Oenighet mellan parter: verksamhets- och kostnadsansvar",
    )
    description: str = question(
        "--beskrivning",
        "Vad parterna är oeniga om",
        long_text,
        required=True,
        example="Vem som betalar skolskjutsen.",
    )
    actors: tuple[str, ...] = question(
        "--aktör", "Aktörer som är oeniga, minst två", required=True, many=True, **ACTORS
    )
    raised_on: date = question(
        "--dag", "Dag då oenigheten anmäldes", day, default="idag", metavar="DAG"
    )
    level: str = question(
        "--nivå",
        "Nivå som den anmäls till",
        choice(*LEVELS, means=LEVELS_MEAN),
        default=MANAGEMENT,
        source=UPWARDS,
    )
    despite_name: str = despite_name_question()


class NewReferral(Form):
    """A referral to a higher level."""

    disagreement: str = disagreement_argument()
    level: str = question(
        "--nivå",
        "Nivå som den hänskjuts till",
        choice(*LEVELS[1:], means=LEVELS_MEAN),
        required=True,
        source=UPWARDS,
    )
    on: date = question("--dag", "Dag då den hänsköts", day, default="idag", metavar="DAG")


class Decision(Form):
    """How a disagreement was decided."""

    disagreement: str = disagreement_argument()
    decision: str = question(
        "--beslut",
        "Beslutet",
        long_text,
        required=True,
        example="Kommunen betalar till jul.",
        source=UPWARDS,
    )
    decided_on: date = question("--dag", "Dag då den avgjordes", day, default="idag", metavar="DAG")
    despite_name: str = despite_name_question()


class ListDisagreements(Listing):
    """Which disagreements to list."""

    reference: str | None = argument(
        "REF",
        "Ärendet; utelämnat visas alla öppna ärendens oenigheter som inte är avgjorda",
        **BY_NAME,
    )
    everything: bool = flag("--alla", "Ta med avgjorda.")

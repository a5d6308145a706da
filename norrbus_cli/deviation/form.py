"""What is asked about a deviation, in the order of the form, and in each of its steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ..case.actor.form import ACTOR
from ..case.actor.model import KINDS as ACTOR_KINDS
from ..case.form import check_case, children, open_references
from ..meeting.model import WAYS
from ..terminal.question import (
    Form,
    Listing,
    Showing,
    argument,
    changing,
    choice,
    day,
    flag,
    long_text,
    number,
    question,
)
from .examples import EXAMPLES
from .model import (
    ANALYSED,
    COPY,
    DECISION,
    GROUNDS,
    JOINT,
    LEVELS,
    REPORT,
    SCHOOL_FORMS,
    SENT,
    SIGNATURES,
    SIGNERS,
)

if TYPE_CHECKING:
    from ..terminal.context import Context

BEFORE_DECISION = (SIGNATURES, SENT, ANALYSED, JOINT)


def check_deviation(context: Context, typed: str, _: Mapping[str, Any]) -> object:
    """Raises UnknownReference, AmbiguousReference."""
    from . import store

    return store.find(context.register, typed)


def not_closed(context: Context, _: Mapping[str, Any]) -> list[str]:
    """The references of those that are not closed."""
    from . import store

    return [each.reference for each in store.all_open(context.register)]


def deviation_argument(*steps: int) -> Any:
    """The deviation that a command is about.

    ``steps`` must be taken before, so that nobody answers what will be refused.
    """
    from . import store

    def check(context: Context, typed: str, _: Mapping[str, Any]) -> None:
        found = store.find(context.register, typed)
        found.require_open()
        found.require(*steps)

    return argument(
        "AVVIKELSE",
        "Avvikelsen, till exempel A-2026-0001 eller bara 1",
        required=True,
        known=not_closed,
        check=check if steps else check_deviation,
    )


def _on(text: str) -> Any:
    return question("--dag", text, day, default="idag", metavar="DAG")


def _school_form() -> Any:
    return question(
        "--skolform", "Skolform, om mottagarna beror på den", choice(*SCHOOL_FORMS), missing=""
    )


def _something_decided(answers: Mapping[str, Any]) -> bool:
    return not answers.get("none")


def _without_case(answers: Mapping[str, Any]) -> bool:
    return not answers.get("reference")


class NewDeviation(Form):
    """A deviation report."""

    reference: str = argument(
        "REF",
        "Ärendet, om avvikelsen hör till ett",
        known=open_references,
        beside=children,
        check=check_case,
        missing="",
    )
    happened_on: date = question(
        "--händelse", "Datum för händelsen", day, default="idag", metavar="DAG"
    )
    reporter: str = question("--rapportör", "Rapportörens namn, om inte samordnaren", missing="")
    workplace: str = question(
        "--arbetsplats", "Rapportörens arbetsplats, aktörens kortnamn", required=True, **ACTOR
    )
    concerns: str = question(
        "--klient",
        "Klient-/patientuppgifter, när avvikelsen inte hör till ett ärende",
        missing="",
        when=_without_case,
    )
    ground: str = question("--grund", "Grund", choice(*GROUNDS), required=True)
    description: str = question(
        "--beskrivning",
        "Anledning till avvikelserapportering och kort beskrivning av avvikelsen",
        long_text,
        required=True,
    )
    consequences: str = question(
        "--konsekvenser",
        "Konsekvenserna för barnet/den unge samt för respektive verksamhet",
        long_text,
        required=True,
    )
    proposal: str = question("--förslag", "Förslag till åtgärder", long_text, required=True)
    actors: tuple[str, ...] = question(
        "--aktör",
        "Aktör som avvikelsen berör och som ska analysera den",
        required=True,
        many=True,
        **ACTOR,
    )
    manager: str = question("--chef", "Närmaste chefens namn", missing="")
    school_form: str = _school_form()
    reported_on: date = _on("Rapportens datum")
    unsigned: bool = flag("--osignerad", "Rapportören skriver under senare.")


DeviationChange = changing(
    NewDeviation, ("deviation", deviation_argument()), without=("reference", "reported_on")
)


class Sign(Form):
    """A signature."""

    deviation: str = deviation_argument()
    signer: str = question(
        "--som",
        "Vem som skriver under: rapportören eller närmaste chefen",
        choice(*SIGNERS),
        required=True,
    )
    name: str = question(
        "--namn", "Närmaste chefens namn, om det inte står i rapporten", missing=""
    )
    on: date = _on("Dag för underskriften")


class Send(Form):
    """Copies to the actors it concerns, or the report upwards."""

    deviation: str = deviation_argument(SIGNATURES)
    upwards: bool = flag(
        "--samverkansstruktur",
        "Rapporten till Samverkansstruktur målgrupp barn och unga är skickad.",
    )
    to: tuple[str, ...] = question(
        "--till", "Någon mer som får en kopia", many=True, ask=False, metavar="VEM"
    )
    school_form: str = _school_form()
    how: str = question("--sätt", "Hur den skickas", choice(*WAYS), required=True)
    on: date = _on("Dag då den skickades")


class Analyse(Form):
    """An actor's own analysis, or the joint one."""

    deviation: str = deviation_argument(SIGNATURES, SENT)
    actor: str = question("--aktör", "Aktör vars egen analys det är", missing="", **ACTOR)
    level: str = question(
        "--nivå",
        "Nivå där den gemensamma analysen gjordes, när det inte är en aktörs egen",
        choice(*LEVELS),
        missing="",
        required=True,
        when=lambda answers: not answers.get("actor"),
    )
    analysis: str = question("--analys", "Analysen", long_text, required=True)
    on: date = _on("Dag för analysen")


class Decide(Form):
    """A decided measure, or that none is needed."""

    deviation: str = deviation_argument(*BEFORE_DECISION)
    none: str = question(
        "--inget-beslut", "Varför inget beslut behövs, om det är så", long_text, missing=""
    )
    decision: str = question(
        "--beslut",
        "Beslutad åtgärd; fler läggs till genom att köra kommandot igen",
        long_text,
        missing="",
        required=True,
        when=_something_decided,
    )
    responsible: str = question(
        "--ansvarig",
        "Aktör som ansvarar för åtgärden",
        missing="",
        when=_something_decided,
        **ACTOR,
    )
    due_on: date | None = question(
        "--senast", "När åtgärden ska vara genomförd", day, metavar="DAG", when=_something_decided
    )
    on: date = _on("Dag för beslutet")


class CarryOut(Form):
    """A decided measure that has been carried out."""

    deviation: str = deviation_argument(*BEFORE_DECISION, DECISION)
    number: int | None = argument(
        "NR", "Åtgärdens nummer, om flera återstår", parse=number(1, 999, "åtgärder")
    )
    result: str = question(
        "--resultat", "Hur åtgärden genomfördes och vad den gav", long_text, required=True
    )
    on: date = _on("Dag då den var genomförd")


class GiveFeedback(Form):
    """Feedback to the reporter."""

    deviation: str = deviation_argument(*BEFORE_DECISION, DECISION)
    feedback: str = question("--text", "Återkopplingen till rapportören", long_text, required=True)
    on: date = _on("Dag för återkopplingen")


class Close(Form):
    """A closing."""

    deviation: str = deviation_argument()
    note: str = question("--anteckning", "Anteckning om avslutet", long_text, missing="")
    mistaken: str = question(
        "--makulera",
        "Avsluta utan stegen, för att den rapporterades av misstag; säg varför",
        missing="",
        ask=False,
        metavar="SKÄL",
    )
    on: date = _on("Dag då avvikelsen avslutas")


class ShowDeviation(Showing):
    """Which deviation to show."""

    deviation: str = deviation_argument()


class ListDeviations(Listing):
    """Which deviations to list."""

    reference: str = argument(
        "REF", "Ärendet; utelämnat visas alla avvikelser som inte är avslutade"
    )
    everything: bool = flag("--alla", "Ta med avslutade.")


class Compile(Showing):
    """Which year to compile."""

    year: int | None = argument("ÅR", "Året, om inte det här", parse=number(2008, 2100, "år"))


class NewRecipient(Form):
    """A row of the table of recipients."""

    kind: str = question(
        "--för", "Slag av aktör som berörs eller rapporterar", choice(*ACTOR_KINDS), required=True
    )
    school_form: str = question(
        "--skolform",
        "Bara den här skolformen",
        choice(*SCHOOL_FORMS),
        missing="",
        when=lambda answers: answers.get("kind") == "skola",
    )
    name: str = question(
        "--mottagare", "Vem som tar emot: en befattning, helst inte ett namn", required=True
    )
    what: str = question("--vad", "Vad mottagaren får", choice(REPORT, COPY), default=COPY)
    source: str = question(
        "--källa", "Vem som har bestämt det, till exempel den lokala rutinen", missing=""
    )


class DropRecipient(Form):
    """A row to take out."""

    name: str = argument("MOTTAGARE", "Mottagaren som tas bort", required=True)
    kind: str = question(
        "--för",
        "Slag av aktör, om mottagaren står på flera rader",
        choice(*ACTOR_KINDS),
        missing="",
        ask=False,
    )


class UseExample(Form):
    """A ready table."""

    example: str = argument(
        "EXEMPEL", f"Färdig tabell: {', '.join(EXAMPLES)}", parse=choice(*EXAMPLES), required=True
    )

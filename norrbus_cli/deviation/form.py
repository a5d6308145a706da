"""What is asked in a deviation report, in the order of the form, and to see what was reported.

Declared here once: a field of ``model.Deviation`` and a column have the question's name.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..authority.recipients import SCHOOL_FORMS
from ..case.actor.form import ACTOR, ACTORS
from ..case.form import BY_NAME, OPEN, despite_name_question
from ..terminal.question import Change, Form, Listing, Showing, argument, flag, question
from ..terminal.reading import Answers, Typed, choice, day, long_text
from .levels import AGREED, ROUTINE
from .model import GROUNDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypedDict

    from ..terminal.context import Context

    class DeviationChanges(TypedDict, total=False):
        """What a change of a report is looked at for."""

        happened_on: date
        workplace: str
        concerns: str
        actors: tuple[str, ...]
        despite_name: str


REPORT_FORM = "blanketten Avvikelserapport (Arjeplog 2012, bilaga 3)"
# What each is, for a newcomer.
GROUNDS_MEAN = {
    "riktlinjer följs inte": "överenskommelsen, rutiner och annat gemensamt",
    "överenskommen insats utförs inte": "något i planen görs inte, eller inte som det bestämdes",
    "parterna kommer inte överens": "anmäls också med norrbus oenighet anmäl",
    "annat": "säg vad i beskrivningen",
}


def check_deviation(context: Context, typed: str, _: Typed) -> object:
    """Raises UnknownReference, AmbiguousReference."""
    from . import store

    return store.find(context.register, typed)


def not_closed(context: Context, _: Typed) -> list[str]:
    """The references of those that are not closed."""
    from . import store

    return [each.reference for each in store.all_open(context.register)]


def whose(context: Context, _: Typed) -> dict[str, str]:
    """The case and the child of each that is not closed, by its reference, for who sits at the
    register; that they were shown is logged.
    """
    from . import store

    cases = {each.reference: each.case_reference for each in store.all_open(context.register)}
    return _with_child(context, cases)


def told_deviation(context: Context, typed: str, _: Typed) -> str:
    """``A-2026-0001 NB-2026-0003 Elsa L., 2014``. Raises as ``check_deviation``."""
    from . import store

    found = store.find(context.register, typed)
    case = _with_child(context, {found.reference: found.case_reference})
    return f"{found.reference} {case[found.reference]}".rstrip()


def _with_child(context: Context, cases: Mapping[str, str]) -> dict[str, str]:
    from ..case.naming.showing import listed

    shown = listed(context, cases.values())
    return {deviation: shown(case) for deviation, case in cases.items()}


def deviation_argument(*steps: int) -> str:
    """The deviation that a command is about.

    ``steps`` must be taken before, so that nobody answers what will be refused.
    """

    def check(context: Context, typed: str, _: Typed) -> None:
        from . import store

        store.find_open(context.register, typed).require(*steps)

    return argument(
        "AVVIKELSE",
        "Avvikelsen, till exempel A-2026-0001 eller bara 1",
        required=True,
        known=not_closed,
        beside=whose,
        told=told_deviation,
        adds="avvikelse rapportera",
        check=check if steps else check_deviation,
    )


def on_day(text: str) -> date:
    """The day of a step."""
    return question("--dag", text, day, default="idag", metavar="DAG")


def school_form_question(shown: str = "") -> str:
    """The school form, where the recipients depend on it."""
    return question(
        "--skolform",
        "Skolform, om mottagarna beror på den",
        choice(*SCHOOL_FORMS),
        missing="",
        shown=shown,
    )


def _without_case(answers: Answers) -> bool:
    return not answers.get("case")


class NewDeviation(Form):
    """A deviation report."""

    case: str = argument("REF", "Ärendet, om avvikelsen hör till ett", missing="", **OPEN)
    happened_on: date = question(
        "--händelse",
        "Datum för händelsen",
        day,
        default="idag",
        metavar="DAG",
        shown="Datum för händelsen",
        source=REPORT_FORM,
    )
    reporter: str = question(
        "--rapportör",
        "Rapportörens namn, om inte samordnaren",
        missing="",
        shown="Rapportör",
        example="Karin Öberg",
        source=REPORT_FORM,
    )
    workplace: str = question(
        "--arbetsplats",
        "Rapportörens arbetsplats, aktörens kortnamn",
        required=True,
        shown="Arbetsplats",
        source=REPORT_FORM,
        **ACTOR,
    )
    concerns: str = question(
        "--klient",
        "Klient-/patientuppgifter, när avvikelsen inte hör till ett ärende",
        missing="",
        when=_without_case,
        shown="Klient-/patientuppgifter",
        example="pojke, 12 år",
        source=REPORT_FORM,
    )
    ground: str = question(
        "--grund",
        "Grund",
        choice(*GROUNDS, means=GROUNDS_MEAN),
        required=True,
        shown="Grund",
        source=f"{AGREED}: den som upplever en avvikelse rapporterar den",
    )
    description: str = question(
        "--beskrivning",
        "Anledning till avvikelserapportering och kort beskrivning av avvikelsen",
        long_text,
        required=True,
        shown="Beskrivning",
        example="Ingen kom till mötet från primärvården.",
        source=REPORT_FORM,
    )
    consequences: str = question(
        "--konsekvenser",
        "Konsekvenserna för barnet/den unge samt för respektive verksamhet",
        long_text,
        required=True,
        shown="Konsekvenser",
        example="Barnet fick vänta tre veckor på stöd.",
        source=REPORT_FORM,
    )
    proposal: str = question(
        "--förslag",
        "Förslag till åtgärder",
        long_text,
        required=True,
        shown="Förslag till åtgärder",
        example="Ring dagen före och påminn.",
        source=f"{ROUTINE}: rapportören kommer med förslag till förbättring",
    )
    actors: tuple[str, ...] = question(
        "--aktör",
        "Aktör som avvikelsen berör och som ska analysera den",
        required=True,
        many=True,
        source=f"{AGREED}: analyseras i varje berörd verksamhet",
        **ACTORS,
    )
    manager: str = question(
        "--chef",
        "Närmaste chefens namn",
        missing="",
        example="Per Lindmark",
        source=f"{ROUTINE}: närmaste chefen undertecknar också",
    )
    school_form: str = school_form_question("Skolform")
    reported_on: date = on_day("Rapportens datum")
    unsigned: bool = flag("--osignerad", "Rapportören skriver under senare.")
    despite_name: str = despite_name_question()


class DeviationChange(Change["DeviationChanges"], of=NewDeviation, without=("case", "reported_on")):
    """New particulars in a report."""

    deviation: str = deviation_argument()


class ShowDeviation(Showing):
    """Which deviation to show."""

    deviation: str = deviation_argument()
    everything: bool = flag("--allt", "Visa alla uppgifter.")


class ListDeviations(Listing):
    """Which deviations to list."""

    reference: str | None = argument(
        "REF", "Ärendet; utelämnat visas alla avvikelser som inte är avslutade", **BY_NAME
    )
    everything: bool = flag("--alla", "Ta med avslutade.")

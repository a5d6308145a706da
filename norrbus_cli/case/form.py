"""How a case and the people of it are asked for, in every room; what is asked when one is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..terminal.question import Form, Listing, Showing, argument, flag, question
from ..terminal.reading import Typed, choice, day, long_text
from .choices import CHILD, CLOSING_REASONS

if TYPE_CHECKING:
    from ..terminal.context import Context

CASE = "Ärendet, till exempel NB-2026-0007 eller bara 7"


def check_case(context: Context, typed: str, _: Typed) -> object:
    """Raises UnknownReference, AmbiguousReference."""
    from . import store

    return store.find(context.register, typed)


def check_person(context: Context, typed: str, answers: Typed) -> object:
    """Raises UnknownPerson, NoIdentity."""
    from . import store

    return store.find(context.register, answers["reference"]).person(typed)


def people(context: Context, answers: Typed) -> list[str]:
    """``barnet`` and the guardians of the case that is answered."""
    from . import store

    case = store.find(context.register, answers["reference"])
    return [CHILD, *(guardian.person.name for guardian in case.guardians)]


def open_references(context: Context, _: Typed) -> list[str]:
    """The references of open cases."""
    from . import store

    return [
        case.reference for case in store.cases(context.register, store.open_ids(context.register))
    ]


def children(context: Context, _: Typed) -> dict[str, str]:
    """The child of each open case, by its reference; that they were shown is logged."""
    from . import store
    from .looking import look
    from .way import CONSULTATION

    shown = store.cases(context.register, store.open_ids(context.register))
    look(context.register, shown, context.today, whole=False)
    return {case.reference: case.child.name if case.child else CONSULTATION for case in shown}


def case_argument() -> str:
    """The case that a command is about."""
    return argument(
        "REF", CASE, required=True, known=open_references, beside=children, check=check_case
    )


def who_question(text: str = "Vem det gäller: barnet eller en vårdnadshavares namn") -> str:
    """A person of the case."""
    return question("--vem", text, required=True, known=people, check=check_person)


def reason_question(option: str, text: str) -> str:
    """Why a rule is overridden this time; never asked for, stands in the log."""
    return question(option, text, missing="", ask=False, metavar="SKÄL")


def unmask_question() -> str:
    """The reason for showing protected personal data; stands in the log."""
    return reason_question("--visa-skyddat", "Visa skyddade personuppgifter; skälet loggas")


def despite_protection_question() -> str:
    """The reason for going on in spite of somebody's protection; stands in the log."""
    return reason_question(
        "--trots-skydd",
        "Gå vidare trots att någon som inte får veta var barnet finns får papperet, eller att"
        " skyddade uppgifter eller en annan vårdnadshavares står i en text; skälet loggas",
    )


def despite_name_question() -> str:
    """The reason for keeping a text of an anonymous consultation that looks like it has a name."""
    return reason_question(
        "--trots-namn",
        "Spara texten i en anonym konsultation trots att något ser ut som ett namn; skälet loggas",
    )


class ListCases(Listing):
    """Which cases to list."""

    everything: bool = flag("--alla", "Ta med avslutade ärenden.")
    status: str = question("--status", "Bara ärenden med den här statusen", missing="", ask=False)
    search: str = question(
        "--sök", "Namn, personnummer/samordningsnummer eller ärendenummer", missing="", ask=False
    )


class ShowCase(Showing):
    """Which case to show."""

    reference: str = case_argument()
    unmask: str = unmask_question()
    history: bool = flag("--historik", "Visa också allt som har ändrats i ärendet, ur loggen.")


class CloseCase(Form):
    """A closing."""

    reference: str = case_argument()
    reason: str = question(
        "--orsak", "Orsak till att ärendet avslutas", choice(*CLOSING_REASONS), required=True
    )
    note: str = question("--anteckning", "Anteckning om avslutet", long_text, missing="")
    closed_on: date = question("--dag", "Dag då ärendet avslutas", day, default="idag")
    despite_name: str = despite_name_question()


class ReopenCase(Form):
    """A reopening."""

    reference: str = argument("REF", CASE, required=True)
    reason: str = question("--orsak", "Varför ärendet öppnas igen", required=True)
    reopened_on: date = question("--dag", "Dag då ärendet öppnas", day, default="idag")
    despite_name: str = despite_name_question()

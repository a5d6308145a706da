"""What is asked about a case, a child and a guardian."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ..authority.model import MUNICIPALITIES
from ..terminal.question import (
    Form,
    Listing,
    Showing,
    argument,
    changing,
    choice,
    day,
    day_or_nothing,
    email,
    flag,
    long_text,
    personal_number,
    phone,
    question,
    yes_or_no,
)
from ..words.identity import PersonalNumber
from .actor.model import KINDS
from .model import CHILD, CLOSING_REASONS, CONSULTATION, GENDERS, LEVELS, SHARED, SOLE

if TYPE_CHECKING:
    from ..terminal.context import Context

NO_PROTECTION = "ingen"


def check_case(context: Context, typed: str, _: Mapping[str, Any]) -> object:
    """Raises UnknownReference, AmbiguousReference."""
    from . import store

    return store.find(context.register, typed)


def check_person(context: Context, typed: str, answers: Mapping[str, Any]) -> object:
    """Raises UnknownPerson, NoIdentity."""
    from . import store

    return store.find(context.register, answers["reference"]).person(typed)


def people(context: Context, answers: Mapping[str, Any]) -> list[str]:
    """``barnet`` and the guardians of the case that is answered."""
    from . import store

    case = store.find(context.register, answers["reference"])
    return [CHILD, *(guardian.person.name for guardian in case.guardians)]


def open_references(context: Context, _: Mapping[str, Any]) -> list[str]:
    """The references of open cases."""
    from . import store

    return [
        case.reference for case in store.cases(context.register, store.open_ids(context.register))
    ]


def children(context: Context, _: Mapping[str, Any]) -> dict[str, str]:
    """The child of each open case, by its reference; that they were shown is logged."""
    from . import store

    shown = store.cases(context.register, store.open_ids(context.register))
    with context.register.operation(day=context.today.isoformat()):
        for case in shown:
            if case.child is not None:
                context.register.look(case.child.id, case.id)
    return {case.reference: case.child.name if case.child else CONSULTATION for case in shown}


def case_argument() -> Any:
    """The case that a command is about."""
    return argument(
        "REF",
        "Ärendet, till exempel NB-2026-0007 eller bara 7",
        required=True,
        known=open_references,
        beside=children,
        check=check_case,
    )


def who_question(text: str = "Vem det gäller: barnet eller en vårdnadshavares namn") -> Any:
    """A person of the case."""
    return question("--vem", text, required=True, known=people, check=check_person)


def unmask_question() -> Any:
    """The reason for showing protected personal data; stands in the log."""
    return question(
        "--visa-skyddat",
        "Visa skyddade personuppgifter; skälet loggas",
        missing="",
        ask=False,
        metavar="SKÄL",
    )


def despite_protection_question() -> Any:
    """The reason for going on in spite of somebody's protection; stands in the log."""
    return question(
        "--trots-skydd",
        "Gå vidare trots att någon som inte får veta var barnet finns får papperet, eller att"
        " skyddade uppgifter står i en text; skälet loggas",
        missing="",
        ask=False,
        metavar="SKÄL",
    )


def _named(answers: Mapping[str, Any]) -> bool:
    return not answers.get("anonymous")


def _without_number(answers: Mapping[str, Any]) -> bool:
    return _named(answers) and "number" not in answers


def _address() -> Any:
    return question("--adress", "Adress", missing="", when=_named)


def _phone() -> Any:
    return question("--telefon", "Telefon", phone, missing="", when=_named)


def _email() -> Any:
    return question("--e-post", "E-post", email, missing="", when=_named)


def _language() -> Any:
    return question("--språk", "Språk hemma", missing="", when=_named)


def _interpreter() -> Any:
    return question(
        "--tolk",
        "Behövs tolk (ja eller nej)",
        yes_or_no,
        missing=False,
        when=_named,
        metavar="ja|nej",
    )


def _protection() -> Any:
    from .model import PROTECTIONS

    return question(
        "--skydd",
        "Skyddade personuppgifter",
        choice(NO_PROTECTION, *PROTECTIONS),
        missing="",
        when=_named,
    )


def _number() -> Any:
    return question(
        "--personnummer",
        "Personnummer eller samordningsnummer",
        personal_number,
        when=_named,
        metavar="ÅÅÅÅMMDD-NNNN",
    )


def _born() -> Any:
    return question(
        "--född",
        "Födelsedag, för den som saknar svenskt nummer",
        day,
        when=_without_number,
        metavar="DAG",
    )


class NewGuardian(Form):
    """A guardian."""

    name: str = question("--namn", "Vårdnadshavarens namn", required=True)
    number: PersonalNumber | None = _number()
    born: date | None = _born()
    custody: str = question("--vårdnad", "Vårdnad", choice(SHARED, SOLE), required=True)
    address: str = _address()
    phone: str = _phone()
    email: str = _email()
    language: str = _language()
    interpreter: bool = _interpreter()
    protection: str = _protection()


class NewCase(Form):
    """A new case."""

    anonymous: bool = flag("--anonym", "Anonym konsultation: inga uppgifter om vem det gäller.")
    name: str = question("--barn", "Barnets/den unges namn", required=True, when=_named)
    number: PersonalNumber | None = _number()
    born: date | None = _born()
    gender: str = question("--kön", "Kön", choice(*GENDERS), missing="", when=_named)
    address: str = _address()
    phone: str = _phone()
    email: str = _email()
    language: str = _language()
    interpreter: bool = _interpreter()
    school: str = question("--skola", "Skola eller förskola, årskurs", missing="", when=_named)
    protection: str = _protection()
    need_seen_on: date = question(
        "--behov-sett", "Dag då behovet sågs", day, required=True, metavar="DAG"
    )
    need_seen_by: str = question("--sett-av", "Vem som såg behovet", choice(*KINDS), required=True)
    need: str = question("--behov", "Behovet, med egna ord", long_text, required=True)
    works_well: str = question(
        "--fungerar", "Vad som fungerar bra, att bygga på", long_text, missing=""
    )
    level: str = question("--nivå", "Nivå", choice(*LEVELS), required=True)
    urgency: str = question(
        "--skyndsamhet", "Bedömning av skyndsamhet i det här ärendet", missing=""
    )
    latest_meeting: date | None = question(
        "--möte-senast", "Eget senaste datum för mötet, om så beslutats", day, metavar="DAG"
    )
    discharge_notice_on: date | None = question(
        "--utskrivningsklar",
        "Dag för underrättelse om att barnet/den unge är utskrivningsklar från slutenvård",
        day,
        metavar="DAG",
        when=_named,
        ask=False,
    )
    reviewed_on: date | None = question(
        "--sett-över",
        "Dag då ärendet sågs över utan att något behövde göras",
        day,
        metavar="DAG",
        ask=False,
    )
    approved_by: str = question(
        "--chef", "Chef som har godkänt att kalla, om rutinen kräver det", missing=""
    )
    approved_on: date | None = question(
        "--chefsbeslut",
        "Dag för chefens beslut",
        day,
        metavar="DAG",
        when=lambda answers: bool(answers.get("approved_by")),
    )
    municipality: str = question(
        "--kommun",
        "Kommun, om inte registrets",
        choice(*MUNICIPALITIES.values()),
        missing="",
        ask=False,
    )
    guardians: tuple[NewGuardian, ...] = question(
        "--vårdnadshavare", "Lägga till en vårdnadshavare", form=NewGuardian, when=_named
    )
    despite_duplicate: str = question(
        "--trots-dubblett",
        "Öppna trots att barnet redan finns; skälet loggas",
        missing="",
        ask=False,
        metavar="SKÄL",
    )


class AddGuardian(NewGuardian):
    """A guardian to add to a case."""

    reference: str = case_argument()


CaseChange = changing(
    NewCase,
    ("reference", case_argument()),
    (
        "who",
        question("--vem", f"Vems uppgifter som ändras (annars {CHILD}s)", ask=False, selects=True),
    ),
    ("custody", question("--vårdnad", "Vårdnad", choice(SHARED, SOLE), ask=False)),
    (
        "ended_on",
        question(
            "--upphörde",
            "Första dag då personen inte längre är vårdnadshavare; tomt tar bort dagen",
            day_or_nothing,
            ask=False,
            metavar="DAG",
        ),
    ),
    without=("municipality",),
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


class CloseCase(Form):
    """A closing."""

    reference: str = case_argument()
    reason: str = question(
        "--orsak", "Orsak till att ärendet avslutas", choice(*CLOSING_REASONS), required=True
    )
    note: str = question("--anteckning", "Anteckning om avslutet", long_text, missing="")
    closed_on: date = question(
        "--dag", "Dag då ärendet avslutas", day, default="idag", metavar="DAG"
    )


class ReopenCase(Form):
    """A reopening."""

    reference: str = argument(
        "REF", "Ärendet, till exempel NB-2026-0007 eller bara 7", required=True
    )
    reason: str = question("--orsak", "Varför ärendet öppnas igen", required=True)
    reopened_on: date = question(
        "--dag", "Dag då ärendet öppnas", day, default="idag", metavar="DAG"
    )

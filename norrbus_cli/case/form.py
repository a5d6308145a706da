"""How a case and the people of it are asked for, in every room; what is asked when one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.question import Listing, Showing, argument, flag, question
from ..terminal.reading import Typed, long_text
from .choices import CHILD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..terminal.asks import Known
    from ..terminal.context import Context
    from .naming.model import Named

CASE = "Ärendet, till exempel 7 eller barnets namn"


def meant_case(context: Context, typed: str, _: Typed, part: str = "", said: str = "") -> str:
    """The reference of the case that a child's name or number, ``.`` or ``senaste`` means; the rest
    as it was typed. With the ``part`` of it that is meant, of all that was ``said``. Raises as
    ``naming.finding.meant``.
    """
    digits = sum(sign.isdigit() for sign in typed)
    # A reference has a digit, a name none; a personal number is ten or twelve of them.
    if not typed.strip() or (digits and (digits not in {10, 12} or typed.strip()[0].isalpha())):
        if context.interactive and digits == len(typed):
            from .naming.numbered import one_of_years

            typed = one_of_years(context, typed)
        return f"{typed}{part}"
    from .naming.finding import meant

    return meant(context, typed, part, said)


def meant_part(context: Context, typed: str, letter: str) -> str:
    """The same of a part of a case: ``M2``, ``elsa M2``, or the case alone. Raises as it."""
    import re

    part = re.fullmatch(
        rf"(?P<case>\D*?)[\s-]*{letter}(?P<number>\d{{1,6}})\s*", typed, re.I | re.A
    )
    if part is None:
        return meant_case(context, typed, {})
    number = f"-{letter}{part['number']}"
    return meant_case(context, part["case"].strip() or ".", {}, number, typed.strip())


def told_case(context: Context, typed: str, _: Typed) -> str:
    """``NB-2026-0003 Elsa L., 2014``. Raises UnknownReference, AmbiguousReference."""
    from . import store
    from .naming.showing import with_name

    return with_name(context, store.reference_of(context.register, typed))


def check_case(context: Context, typed: str, _: Typed) -> object:
    """Raises UnknownReference, AmbiguousReference."""
    from . import store

    return store.find(context.register, typed)


def check_person(context: Context, typed: str, answers: Typed) -> object:
    """Raises UnknownPerson, NoIdentity."""
    from . import store

    return store.find(context.register, answers["reference"]).person(typed)


def told_person(context: Context, typed: str, answers: Typed) -> str:
    """The name of a person of the case that is answered. Raises UnknownPerson, NoIdentity."""
    from . import store

    return store.find(context.register, answers["reference"]).person(typed).name


def people(context: Context, answers: Typed) -> list[str]:
    """``barnet`` and the guardians of the case that is answered."""
    from . import store

    case = store.find(context.register, answers["reference"])
    return [CHILD, *(guardian.person.name for guardian in case.guardians)]


def open_references(context: Context, _: Typed) -> list[str]:
    """The references of open cases."""
    return [each.reference for each in _open(context)]


def closed_references(context: Context, _: Typed) -> list[str]:
    """The references of closed cases."""
    from .naming import store

    return [each.reference for each in store.everyone(context.register) if not each.open]


def children(context: Context, answers: Typed) -> dict[str, str]:
    """The child of each open case, by its reference; that they were shown is logged."""
    return _children(context, open_references(context, answers))


def whose_closed(context: Context, answers: Typed) -> dict[str, str]:
    """The same of the closed cases."""
    return _children(context, closed_references(context, answers))


def whole_names(context: Context) -> dict[str, str]:
    """The whole name of each child that is named beside an open case, to find it by."""
    shown = [each for each in _open(context) if each.shown and not context.nameless]
    return {each.reference: each.name for each in shown}


def _open(context: Context) -> list[Named]:
    from .naming import store

    return store.open_cases(context.register)


def _children(context: Context, references: Iterable[str]) -> dict[str, str]:
    from .naming.showing import names

    return names(context, references)


# How a case is asked for: what is checked and how it is told, and which there are to choose from.
BY_NAME: Known = {
    "check": check_case,
    "means": meant_case,
    "told": told_case,
    "example": "7, eller barnets namn: elsa",
}
OPEN: Known = {
    **BY_NAME,
    "known": open_references,
    "beside": children,
    "sought": whole_names,
    "adds": "ärende skapa",
}
CLOSED: Known = {**BY_NAME, "known": closed_references, "beside": whose_closed}


def case_argument() -> str:
    """The case that a command is about."""
    return argument("REF", CASE, required=True, **OPEN)


def who_question(text: str, example: str = CHILD, source: str = "") -> str:
    """A person of the case."""
    return question(
        "--vem",
        text,
        required=True,
        known=people,
        check=check_person,
        told=told_person,
        example=example,
        source=source,
    )


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
    """The reason for keeping a text with what looks like a name that should not stand there."""
    return reason_question(
        "--trots-namn",
        "Spara texten i en anonym konsultation, om ett gemensamt möte eller utanför ärendet trots"
        " att något ser ut som ett namn; skälet loggas",
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
    everything: bool = flag("--allt", "Visa alla uppgifter och allt som har hänt.")
    timeline: bool = flag("--tidslinje", "Bara barnets väg, dag för dag, det äldsta först.")
    history: bool = flag("--historik", "Visa också allt som har ändrats i ärendet, ur loggen.")


def closing_note_question() -> str:
    """What is noted about a closing, where it is made and where it is read in."""
    return question(
        "--anteckning",
        "Anteckning om avslutet",
        long_text,
        missing="",
        example="Talat med mamma 21 april.",
    )

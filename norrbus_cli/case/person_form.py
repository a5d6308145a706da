"""What is asked in the same words about a child and about a guardian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.question import question
from ..terminal.reading import Answers, Typed, choice, day, email, personal_number, phone, yes_or_no
from ..words.identity import parse_personal_number
from . import choices
from .choices import NO_PROTECTION, PROTECTIONS, SHARED, SOLE

if TYPE_CHECKING:
    from ..terminal.asks import Details
    from ..terminal.context import Context


def named_person(answers: Answers) -> bool:
    """Whether it is somebody, and no anonymous consultation."""
    return not answers.get("anonymous")


def without_number(answers: Answers) -> bool:
    """The same of one who has said no number."""
    return named_person(answers) and "number" not in answers


def check_number(context: Context, typed: str, answers: Typed) -> None:
    """Raises NumberInCase where somebody else of the case that is answered has the number."""
    from . import store
    from .refusals import NumberInCase

    number = parse_personal_number(typed, context.today).number
    if "reference" in answers:
        for each in store.find(context.register, answers["reference"]).people:
            if each.number == number:
                raise NumberInCase("En annan person" if each.protected else each.name)


_NUMBER = "Personnummer eller samordningsnummer"
_OWN: Details = {
    "when": named_person,
    "own": True,
    "metavar": "ÅÅÅÅMMDD-NNNN",
    "source": "folkbokföringslagen 18 § och lag (2022:1697) 2 kap. 8 §: hur numret är skrivet",
}
_GUARDIANS: Details = {**_OWN, "check": check_number}
CUSTODY = choice(SHARED, SOLE, means=choices.CUSTODY_MEANS)
NUMBER = question("--personnummer", _NUMBER, personal_number, **_OWN)
GUARDIANS_NUMBER = question("--personnummer", _NUMBER, personal_number, **_GUARDIANS)
BORN = question("--född", "Födelsedag, för den som saknar svenskt nummer", day, when=without_number)
ADDRESS = question(
    "--adress", "Adress", missing="", when=named_person, example="Storgatan 7, 952 31 Kalix"
)
PHONE = question("--telefon", "Telefon", phone, missing="", when=named_person)
EMAIL = question("--e-post", "E-post", email, missing="", when=named_person)
LANGUAGE = question("--språk", "Språk hemma", missing="", when=named_person, example="finska")
INTERPRETER = question(
    "--tolk",
    "Behövs tolk (ja eller nej)",
    yes_or_no,
    missing=False,
    when=named_person,
    metavar="ja|nej",
)
PROTECTION = question(
    "--skydd",
    "Skyddade personuppgifter",
    choice(NO_PROTECTION, *PROTECTIONS, means=choices.PROTECTIONS_MEAN),
    missing="",
    when=named_person,
    source=choices.PROTECTED,
)

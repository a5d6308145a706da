"""What is asked about a consent and its withdrawal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..case.actor.form import ACTORS
from ..case.choices import LIFTED
from ..case.form import case_argument, who_question
from ..case.mention.form import OfCase
from ..case.possible import check_identified, open_argument
from ..terminal.question import Form, Listing, flag, question
from ..terminal.reading import Typed, choice, day, last_day, long_text

if TYPE_CHECKING:
    from ..terminal.context import Context

FORMS = ("skriftligt", "muntligt")
PURPOSE = "samordnat stöd enligt Norrbus"
PARTLY = "OSL 12 kap. 2 §: samtycket häver sekretessen helt eller delvis"
GIVERS = (
    "FB 6 kap. 2 och 13 §§, OSL 12 kap. 3 §: vårdnadshavarna tillsammans, efter mognad med den"
    " unge; från 18 år den unge ensam"
)


def until_term_ends(context: Context, _: Typed) -> tuple[str, str]:
    """The end of the school's term, where the register says it."""
    from ..register.terms import TermNotSaid

    try:
        return context.term_end(context.today).isoformat(), "terminsslut"
    except TermNotSaid:
        return "", ""


class NewConsent(OfCase):
    """A consent from one giver."""

    reference: str = open_argument(check_identified)
    who: str = who_question(
        "Vem som samtycker: barnet eller en vårdnadshavares namn", source=GIVERS
    )
    actors: tuple[str, ...] = question(
        "--aktör",
        "Aktör som får ta del av och lämna uppgifter",
        required=True,
        many=True,
        source=LIFTED,
        **ACTORS,
    )
    purpose: str = question(
        "--ändamål", "Vad samtycket ska användas till", long_text, default=PURPOSE
    )
    matters: str = question(
        "--gäller",
        "Vilka uppgifter samtycket gäller",
        long_text,
        required=True,
        example="skolgång och stöd i hemmet",
        source=PARTLY,
    )
    exceptions: str = question(
        "--inte",
        "Vad samtycket inte gäller",
        long_text,
        missing="",
        example="uppgifter från BUP",
        source=PARTLY,
    )
    form: str = question("--form", "Hur samtycket gavs", choice(*FORMS), required=True)
    given_on: date = question("--dag", "Dag då samtycket gavs", day, default="idag", source=LIFTED)
    valid_from: date | None = question(
        "--från", "Första dag det gäller, om inte dagen det gavs", day
    )
    valid_until: date = question(
        "--till",
        "Sista dag det gäller",
        last_day,
        required=True,
        suggests=until_term_ends,
        source="eget val: ett samtycke har alltid en sista dag",
    )


def check_withdrawable(context: Context, typed: str, _: Typed) -> None:
    """Raises UnknownReference, AmbiguousReference, NoConsent; of a closed case too."""
    from ..case import store as case_store
    from . import store
    from .refusals import NoConsent

    case = case_store.find(context.register, typed)
    if all(each.withdrawn_on for each in store.of_case(context.register, case.id)):
        raise NoConsent(case.reference)


class Withdrawal(Form):
    """A withdrawal by one giver, of all consent or for some actors."""

    reference: str = open_argument(check_withdrawable)
    who: str = who_question(
        "Vems samtycke som återkallas: barnet eller en vårdnadshavares namn", source=GIVERS
    )
    actors: tuple[str, ...] = question(
        "--aktör",
        "Aktör som samtycket inte längre gäller för, om det inte återkallas helt",
        many=True,
        source=PARTLY,
        **ACTORS,
    )
    withdrawn_on: date = question(
        "--dag", "Dag då det återkallades; från den dagen gäller det inte", day, default="idag"
    )
    by: str = question(
        "--av",
        "Vem som återkallade det, om inte den som gav det",
        missing="",
        example="Anna Lantto",
    )
    agreed: bool = flag("--ja", "Återkalla utan att fråga.")


class ListConsents(Listing):
    """Whose consents to list."""

    reference: str = case_argument()

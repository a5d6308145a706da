"""What is asked about a placement and the health examination."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from ...authority.form import coordinator_question
from ...case.possible import check_identified, open_argument
from ...terminal.question import Change, Form, question
from ...terminal.reading import Typed, choice, day, day_or_nothing
from .model import FORMS, FORMS_MEAN

if TYPE_CHECKING:
    from typing import TypedDict

    from ...terminal.context import Context
    from ...terminal.reading import Cleared

    class PlacementChanges(TypedDict, total=False):
        """What a correction of a placement is looked at for."""

        since: date
        requested_on: date | None
        examined_on: date | None
        declined_on: date | None


EXAMINED = "lag (2017:209) 1 §: hälsoundersökning när vård utanför hemmet inleds"


def check_not_placed(context: Context, typed: str, answers: Typed) -> None:
    """Raises what ``check_identified`` does, and PlacedAlready."""
    from . import store
    from .model import PlacedAlready

    case = check_identified(context, typed, answers)
    for each in store.of_case(context.register, case.id):
        if each.until is None:
            raise PlacedAlready(case.reference, each.since)


def check_placed(context: Context, typed: str, answers: Typed) -> None:
    """Raises what ``check_identified`` does, and NotPlaced."""
    from . import store

    store.current(context.register, check_identified(context, typed, answers))


def check_has_been_placed(context: Context, typed: str, answers: Typed) -> None:
    """Raises what ``check_identified`` does, and NeverPlaced."""
    from . import store

    store.latest(context.register, check_identified(context, typed, answers))


class NewPlacement(Form):
    """A placement."""

    reference: str = open_argument(check_not_placed)
    since: date = question(
        "--sedan",
        "Första dag med vård utanför det egna hemmet",
        day,
        required=True,
        metavar="DAG",
        source=EXAMINED,
    )
    form: str = question("--form", "Form", choice(*FORMS, means=FORMS_MEAN), required=True)
    place: str = question(
        "--var",
        "Var; skrivs aldrig på något papper",
        missing="",
        example="familjehem i Kalix",
        source="OSL 26 kap. 2 §: platsen kan vara hemlig för en förälder",
    )
    coordinator: str = coordinator_question(
        "Samordnare från socialtjänsten, som nu har samordningsansvaret",
        source="överenskommelsen 2025, Vård utanför det egna hemmet: socialtjänsten samordnar",
    )


class PlacementChange(
    Change["PlacementChanges"], of=NewPlacement, without=("reference", "coordinator")
):
    """A correction of the latest placement."""

    reference: str = open_argument(check_has_been_placed)
    requested_on: date | Cleared | None = question(
        "--begärd",
        "Dag då hälsoundersökningen begärdes; tomt tar bort dagen",
        day_or_nothing,
        source=EXAMINED,
    )
    examined_on: date | Cleared | None = question(
        "--gjord", "Dag då den gjordes; tomt tar bort dagen", day_or_nothing, source=EXAMINED
    )
    declined_on: date | Cleared | None = question(
        "--tackat-nej",
        "Dag då erbjudandet avböjdes; tomt tar bort dagen",
        day_or_nothing,
        source=EXAMINED,
    )


class EndPlacement(Form):
    """The end of a placement."""

    reference: str = open_argument(check_placed)
    until: date = question("--dag", "Första dag utan placering", day, required=True, metavar="DAG")


class Examination(Form):
    """How the health examination stands."""

    changes: ClassVar[bool] = True  # with nothing on the line there is nothing to do

    reference: str = open_argument(check_has_been_placed)
    requested_on: date | None = question(
        "--begärd",
        "Dag då socialnämnden begärde undersökningen av regionen",
        day,
        metavar="DAG",
        source=EXAMINED,
    )
    examined_on: date | None = question(
        "--gjord", "Dag då den gjordes", day, metavar="DAG", source=EXAMINED
    )
    declined_on: date | None = question(
        "--tackat-nej", "Dag då erbjudandet avböjdes", day, metavar="DAG", source=EXAMINED
    )

"""What is asked when a plan is checked, shown, signed and revised."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from ..case.actor.form import check_actor, full_names, told_actor
from ..case.choices import CHILD
from ..case.form import case_argument, check_person, told_person
from ..case.mention.form import OfCase
from ..case.possible import open_argument
from ..terminal.question import Form, Showing, flag, question
from ..terminal.reading import Typed, day, number
from . import FORM
from .possible import check_plan, check_to_sign

if TYPE_CHECKING:
    from ..terminal.context import Context

SIGNED = f"{FORM}, Underskrifter"


def unsigned_actors(context: Context, answers: Typed) -> list[str]:
    """The actors of the plan that have not signed it, by short name."""
    from . import store

    plan = store.find(context.register, answers["reference"]).plan
    return [each.short for each in plan.unsigned_actors]


def unsigned_people(context: Context, answers: Typed) -> list[str]:
    """``barnet`` and the guardians that may sign the plan today and have not."""
    from . import store
    from .model import may_sign

    found = store.find(context.register, answers["reference"])
    left = found.plan.unsigned(may_sign(found.case, context.today))
    child = found.case.child
    return [CHILD if child and each.id == child.id else each.name for each in left]


class NewApproval(Form):
    """A signature."""

    says_lack: ClassVar[bool] = True
    reference: str = open_argument(check_to_sign)
    actor: str = question(
        "--aktör",
        "Aktör som skriver under, om det inte är barnet eller en vårdnadshavare",
        missing="",
        metavar="KORT",
        known=unsigned_actors,
        beside=full_names,
        check=check_actor,
        told=told_actor,
        example="skola",
        source=SIGNED,
    )
    who: str = question(
        "--vem",
        "Person som skriver under: barnet eller en vårdnadshavares namn",
        missing="",
        known=unsigned_people,
        check=check_person,
        told=told_person,
        when=lambda answers: not answers.get("actor"),
        example="barnet",
        source=SIGNED,
    )
    name: str = question(
        "--namn",
        "Vem som skrev under för aktören, om inte kontaktpersonen",
        missing="",
        when=lambda answers: bool(answers.get("actor")),
        example="Per Lindmark",
        source=SIGNED,
    )
    signed_on: date = question("--dag", "Dag för underskriften", day, default="idag")


class CheckPlan(Showing):
    """Which plan to check."""

    reference: str = case_argument()


class ShowPlan(Showing):
    """Which version to show."""

    reference: str = case_argument()
    version: int | None = question(
        "--version-nr",
        "Vilken version, om inte den senaste",
        number(1, 999, "versioner"),
        ask=False,
        metavar="NUMMER",
    )
    everything: bool = flag("--allt", "Visa alla uppgifter.")


class Revise(OfCase):
    """A new version."""

    reference: str = open_argument(check_plan)
    reason: str = question(
        "--orsak", "Varför planen revideras", required=True, example="en ny insats"
    )
    made_on: date = question("--dag", "Datum för den nya versionen", day, default="idag")

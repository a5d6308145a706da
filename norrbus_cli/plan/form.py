"""What is asked about a plan, a measure, an opinion and an approval."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..case.actor.form import ACTOR, check_actor, full_names
from ..case.choices import CHILD
from ..case.form import case_argument, check_person
from ..terminal.question import Change, Form, Showing, argument, question
from ..terminal.reading import Typed, choice, day, day_to_come, last_day, long_text, number, time
from .choices import DECIDED, DONE, KINDS, PLAN, RUNNING, STOPPED

if TYPE_CHECKING:
    from typing import TypedDict

    from ..terminal.context import Context

    class PlanChanges(TypedDict, total=False):
        """What a change of a plan is looked at for."""

        made_on: date
        followup_on: date | None
        overall: str

    class MeasureChanges(TypedDict, total=False):
        """What a change of a measure is looked at for."""

        actor: str
        starts: date | None
        ends: date | None
        state: str
        state_on: date


def known_principals(context: Context, answers: Typed) -> list[str]:
    """The principals of the case that is answered."""
    from . import store
    from .principal import principals

    return principals(*store.parties(context.register, answers["reference"]))


def check_principal(context: Context, typed: str, answers: Typed) -> object:
    """Raises UnknownPrincipal."""
    from . import store
    from .principal import chosen

    return chosen(typed, *store.parties(context.register, answers["reference"]))


def unsigned_actors(context: Context, answers: Typed) -> list[str]:
    """The actors of the plan that have not signed it, by short name."""
    from . import store

    plan = store.find(context.register, answers["reference"]).plan
    return [each.short for each in plan.actors if not plan.approval_of(actor=each.id)]


def unsigned_people(context: Context, answers: Typed) -> list[str]:
    """``barnet`` and the guardians that may sign the plan today and have not."""
    from . import store
    from .model import may_sign

    found = store.find(context.register, answers["reference"])
    left = [
        each
        for each in may_sign(found.case, context.today)
        if not found.plan.approval_of(person=each.id)
    ]
    child = found.case.child
    return [CHILD if child and each.id == child.id else each.name for each in left]


class NewMeasure(Form):
    """A measure."""

    what: str = question("--vad", "Vad som ska göras", long_text, required=True)
    aim: str = question("--mål", "Mål med insatsen", long_text, missing="")
    actor: str = question("--aktör", "Aktör som ansvarar", required=True, **ACTOR)
    performer: str = question("--utförare", "Vem som utför insatsen", missing="")
    extent: str = question("--omfattning", "Hur ofta och hur länge", missing="")
    starts: date | None = question("--börjar", "När insatsen börjar", day_to_come)
    ends: date | None = question("--slutar", "När insatsen slutar", last_day)
    followup: str = question("--följs-upp", "Hur insatsen följs upp", missing="")


class NewOpinion(Form):
    """What somebody thinks of the measures."""

    # Asked inside a plan that does not say which case; the deed checks the name.
    who: str = question(
        "--vem", "Vems uppfattning: barnet eller en vårdnadshavares namn", required=True
    )
    opinion: str = question("--text", "Uppfattningen, med egna ord", long_text, required=True)


class NewPlan(Form):
    """A plan."""

    reference: str = case_argument()
    kind: str = question("--slag", "Slag av plan", choice(*KINDS), default=PLAN)
    made_on: date = question("--dag", "Datum då planen upprättades", day, default="idag")
    needs: str = question(
        "--behov", "Barnets/den unges behov, om inte som i ärendet", long_text, missing=""
    )
    works_well: str = question(
        "--fungerar", "Vad som fungerar bra, om inte som i ärendet", long_text, missing=""
    )
    goal: str = question("--mål", "Mål på längre sikt", long_text, missing="")
    overall: str = question(
        "--huvudman",
        "Samordningsansvarig: huvudman med övergripande ansvar (kommun, region eller en aktör)",
        missing="",
        known=known_principals,
        check=check_principal,
    )
    followup_on: date | None = question(
        "--uppföljning", "Datum för första uppföljningen", day_to_come
    )
    followup_time: str = question(
        "--uppföljning-tid", "Tid för uppföljningen", time, missing="", metavar="TT.MM"
    )
    followup_place: str = question("--uppföljning-plats", "Plats för uppföljningen", missing="")
    convener: str = question("--sammankallande", "Sammankallande, om inte samordnaren", missing="")
    measures: tuple[NewMeasure, ...] = question(
        "--insatser", "Lägga till en insats", form=NewMeasure
    )
    opinions: tuple[NewOpinion, ...] = question(
        "--åsikter", "Lägga till barnets eller en vårdnadshavares uppfattning", form=NewOpinion
    )


class AddMeasure(NewMeasure):
    """A measure to add to a plan."""

    reference: str = case_argument()


class AddOpinion(NewOpinion):
    """An opinion to add to a plan."""

    reference: str = case_argument()


class PlanChange(Change["PlanChanges"], of=NewPlan, without=("reference",)):
    """New particulars in a plan."""

    reference: str = case_argument()


class MeasureChange(Change["MeasureChanges"], of=NewMeasure):
    """New facts about a measure."""

    reference: str = case_argument()
    number: int = argument(
        "NUMMER", "Insatsens nummer", parse=number(1, 999, "insatser"), required=True
    )
    state: str | None = question("--läge", "Läge", choice(DECIDED, RUNNING, DONE, STOPPED))
    state_on: date | None = question(
        "--läge-dag", "Dagen då läget ändrades, om inte idag", day, ask=False
    )


class NewApproval(Form):
    """A signature."""

    reference: str = case_argument()
    actor: str = question(
        "--aktör",
        "Aktör som skriver under, om det inte är barnet eller en vårdnadshavare",
        missing="",
        metavar="KORT",
        known=unsigned_actors,
        beside=full_names,
        check=check_actor,
    )
    who: str = question(
        "--vem",
        "Person som skriver under: barnet eller en vårdnadshavares namn",
        missing="",
        known=unsigned_people,
        check=check_person,
        when=lambda answers: not answers.get("actor"),
    )
    name: str = question(
        "--namn",
        "Vem som skrev under för aktören, om inte kontaktpersonen",
        missing="",
        when=lambda answers: bool(answers.get("actor")),
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


class Revise(Form):
    """A new version."""

    reference: str = case_argument()
    reason: str = question("--orsak", "Varför planen revideras", required=True)
    made_on: date = question("--dag", "Datum för den nya versionen", day, default="idag")

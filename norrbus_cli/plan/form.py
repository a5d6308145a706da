"""What is asked about a plan, a measure, an opinion and an approval."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..case.actor.form import ACTOR
from ..case.choices import TARGET
from ..case.form import who_question
from ..case.mention.form import OfCase
from ..case.possible import open_argument
from ..terminal.question import Change, Form, question
from ..terminal.reading import (
    Answers,
    Typed,
    choice,
    day,
    day_to_come,
    last_day,
    long_text,
    meeting_time,
)
from . import FORM
from .asked import measure_argument
from .choices import AGREEMENT, KINDS, KINDS_MEAN, LAW_8, PLAN, STATES_MEAN
from .possible import check_no_plan, check_plan, check_unsigned

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


CONCRETE = f"{AGREEMENT}: vem som ansvarar, hur mycket, vem som utför och hur det följs upp"
TIMES = f"{FORM}, Tidsram"
FIRST = f"{FORM}, Uppföljning: fastställs när planen är klar"
TOGETHER = f"{FORM}; SoL 10 kap. 9 §: planen görs tillsammans med den enskilde"


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


def told_principal(context: Context, typed: str, answers: Typed) -> str:
    """The principal, as it is kept. Raises UnknownPrincipal."""
    return str(check_principal(context, typed, answers))


class NewMeasure(Form):
    """A measure."""

    what: str = question(
        "--vad",
        "Vad som ska göras",
        long_text,
        required=True,
        example="Vuxenstöd på raster",
        source=f"{FORM}, Insatser",
    )
    aim: str = question(
        "--mål", "Mål med insatsen", long_text, missing="", example="Hela dagar i skolan före jul."
    )
    actor: str = question("--aktör", "Aktör som ansvarar", required=True, source=CONCRETE, **ACTOR)
    performer: str = question(
        "--utförare", "Vem som utför insatsen", missing="", example="resurspedagog", source=CONCRETE
    )
    extent: str = question(
        "--omfattning",
        "Hur ofta och hur länge",
        missing="",
        example="varje rast, hela terminen",
        source=CONCRETE,
    )
    starts: date | None = question("--börjar", "När insatsen börjar", day_to_come, source=TIMES)
    ends: date | None = question(
        "--slutar", "När insatsen slutar", last_day, source=f"{TIMES}; {TARGET}"
    )
    followup: str = question(
        "--följs-upp",
        "Hur insatsen följs upp",
        missing="",
        example="vid nästa möte",
        source=CONCRETE,
    )


class NewOpinion(Form):
    """What somebody thinks of the measures."""

    who: str = who_question(
        "Vems uppfattning: barnet eller en vårdnadshavares namn", source=TOGETHER
    )
    opinion: str = question(
        "--text",
        "Uppfattningen, med egna ord",
        long_text,
        required=True,
        example="Jag vill att rasterna blir lugnare.",
        source=TOGETHER,
    )


def _is_followed(answers: Answers) -> bool:
    return bool(answers.get("followup_on"))


class NewPlan(OfCase):
    """A plan."""

    reference: str = open_argument(check_no_plan)
    kind: str = question(
        "--slag",
        "Slag av plan",
        choice(*KINDS, means=KINDS_MEAN),
        default=PLAN,
        source=f"{LAW_8}: en SIP när både socialtjänst och hälso- och sjukvård behövs",
    )
    made_on: date = question(
        "--dag", "Datum då planen upprättades", day, default="idag", source=FORM
    )
    needs: str = question(
        "--behov",
        "Barnets/den unges behov, om inte som i ärendet",
        long_text,
        missing="",
        example="Hög frånvaro sedan jul, svårt på raster.",
        source=FORM,
    )
    works_well: str = question(
        "--fungerar",
        "Vad som fungerar bra, om inte som i ärendet",
        long_text,
        missing="",
        example="Trivs med hästarna och med läraren i slöjd.",
        source=FORM,
    )
    goal: str = question(
        "--mål",
        "Mål på längre sikt",
        long_text,
        missing="",
        example="Hela dagar i skolan före jul.",
    )
    overall: str = question(
        "--huvudman",
        "Samordningsansvarig: huvudman med övergripande ansvar (kommun, region eller en aktör)",
        missing="",
        known=known_principals,
        check=check_principal,
        told=told_principal,
        example="kommun",
        source=f"{LAW_8}: en av huvudmännen har det övergripande ansvaret",
    )
    followup_on: date | None = question(
        "--uppföljning", "Datum för första uppföljningen", day_to_come, source=FIRST
    )
    followup_time: str = question(
        "--uppföljning-tid",
        "Tid för uppföljningen",
        meeting_time,
        missing="",
        metavar="TT.MM",
        when=_is_followed,
        source=FIRST,
    )
    followup_place: str = question(
        "--uppföljning-plats",
        "Plats för uppföljningen",
        missing="",
        when=_is_followed,
        example="Centrumskolan rum 12",
        source=FIRST,
    )
    convener: str = question(
        "--sammankallande",
        "Sammankallande, om inte samordnaren",
        missing="",
        example="Karin Öberg",
        source=f"{FORM}, Sammankallande",
    )
    measures: tuple[NewMeasure, ...] = question(
        "--insatser", "Lägga till en insats", form=NewMeasure
    )
    opinions: tuple[NewOpinion, ...] = question(
        "--åsikter", "Lägga till en uppfattning", form=NewOpinion
    )


class AddMeasure(NewMeasure, OfCase):
    """A measure to add to a plan."""

    reference: str = open_argument(check_unsigned)


class AddOpinion(NewOpinion, OfCase):
    """An opinion to add to a plan."""

    reference: str = open_argument(check_unsigned)


class PlanChange(Change["PlanChanges"], OfCase, of=NewPlan, without=("reference",)):
    """New particulars in a plan."""

    reference: str = open_argument(check_unsigned)


class MeasureChange(Change["MeasureChanges"], OfCase, of=NewMeasure):
    """New facts about a measure."""

    reference: str = open_argument(check_plan)
    number: int = measure_argument()
    state: str | None = question(
        "--läge", "Läge", choice(*STATES_MEAN, means=STATES_MEAN), source=FORM
    )
    state_on: date | None = question(
        "--läge-dag", "Dagen då läget ändrades, om inte idag", day, ask=False
    )

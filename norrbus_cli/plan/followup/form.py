"""What is asked about a follow-up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...case.form import case_argument
from ...case.mention.form import OfCase
from ...case.possible import open_argument
from ...terminal.question import Showing, question
from ...terminal.reading import Answers, Typed, choice, day, day_to_come, long_text, meeting_time
from .. import FORM
from ..asked import (
    MEASURE,
    check_measure,
    current_measures,
    known_measures,
    told_measure,
    what_was_decided,
)
from ..possible import check_plan
from .choices import DECISIONS, DECISIONS_MEAN, END, REVISE

if TYPE_CHECKING:
    from ...terminal.context import Context

DECIDED = "överenskommelsen 2025, Efter mötet: aktörerna genomför det som beslutats"


def with_goal(context: Context, answers: Typed) -> list[str]:
    """The numbers of those that have a goal."""
    return [str(each.number) for each in current_measures(context, answers) if each.goal]


def _measures(option: str, text: str, *, of_goal: bool = False) -> tuple[int, ...]:
    return question(
        option,
        text,
        MEASURE,
        many=True,
        metavar="NR",
        known=with_goal if of_goal else known_measures,
        if_known=of_goal,
        beside=what_was_decided,
        check=check_measure,
        told=told_measure,
        source=DECIDED,
    )


def _was_lacking(answers: Answers) -> bool:
    return any(answers.get(name) for name in ("partly", "not_done", "why"))


def _is_revised(answers: Answers) -> bool:
    return answers.get("decision") == REVISE


def _goes_on(answers: Answers) -> bool:
    return answers.get("decision") != END


class NewFollowUp(OfCase):
    """A follow-up."""

    reference: str = open_argument(check_plan)
    held_on: date = question(
        "--dag",
        "Dag då uppföljningen hölls",
        day,
        default="idag",
        source=f"{FORM}, Uppföljning: dagen fastställs när planen är klar",
    )
    achieved: tuple[int, ...] = _measures(
        "--genomförd", "Insatser som är genomförda som det var bestämt, nummer"
    )
    partly: tuple[int, ...] = _measures("--delvis", "Insatser som är delvis genomförda, nummer")
    not_done: tuple[int, ...] = _measures("--inte", "Insatser som inte är genomförda, nummer")
    why: tuple[str, ...] = question(
        "--därför",
        "Varför en insats inte är helt genomförd, till exempel 1=vakans",
        many=True,
        required=True,
        when=_was_lacking,
        metavar="NR=TEXT",
    )
    reached: tuple[int, ...] = _measures(
        "--mål-uppnått", "Insatser vars mål är uppnått, nummer", of_goal=True
    )
    partly_reached: tuple[int, ...] = _measures(
        "--mål-delvis", "Insatser vars mål är delvis uppnått, nummer", of_goal=True
    )
    not_reached: tuple[int, ...] = _measures(
        "--mål-inte", "Insatser vars mål inte är uppnått, nummer", of_goal=True
    )
    child_view: str = question(
        "--barnets",
        "Barnets/den unges uppfattning, med egna ord",
        long_text,
        missing="",
        example="Jag vill att rasterna blir lugnare.",
        source="SoL 3 kap. 2 §: ett barn ska ges möjlighet att framföra sina åsikter",
    )
    guardians_view: str = question(
        "--vårdnadshavares",
        "Vårdnadshavarnas uppfattning, med egna ord",
        long_text,
        missing="",
        example="Det har blivit lugnare på morgnarna.",
        source="överenskommelsen 2025, Vägledande principer: de kan påverka stöd och insatser",
    )
    note: str = question(
        "--anteckning",
        "Annat om uppföljningen",
        long_text,
        missing="",
        example="Talat med mamma 21 april.",
    )
    decision: str = question(
        "--beslut",
        "Beslut: planen fortsätter som den är, får en ny version, eller avslutas",
        choice(*DECISIONS, means=DECISIONS_MEAN),
        required=True,
    )
    until: tuple[str, ...] = question(
        "--till",
        "Nytt slutdatum för en insats som fortsätter, till exempel 1=2026-09-30",
        many=True,
        metavar="NR=DAG",
        when=_is_revised,
    )
    next_on: date | None = question(
        "--nästa",
        "Dag för nästa uppföljning",
        day_to_come,
        required=True,
        when=_goes_on,
        source="överenskommelsen 2025, Efter mötet: aktörerna kallas till uppföljande möte",
    )
    next_time: str = question(
        "--nästa-tid",
        "Tid för nästa uppföljning",
        meeting_time,
        missing="",
        metavar="TT.MM",
        when=_goes_on,
    )
    next_place: str = question(
        "--nästa-plats",
        "Plats för nästa uppföljning",
        missing="",
        when=_goes_on,
        example="Centrumskolan rum 12",
    )


class ShowFollowUps(Showing):
    """Whose follow-ups to show."""

    reference: str = case_argument()

"""What is asked about a meeting above the single case that was held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..deviation.disagreement.form import check_disagreement, undecided
from ..deviation.form import check_deviation, not_closed
from ..deviation.levels import ROUTINE
from ..meeting.choices import ENDED, WAYS, WAYS_MEAN
from ..meeting.routine import as_it_stands
from ..terminal.question import Form, question
from ..terminal.reading import Answers, Typed, choice, day, long_text
from .asked import forum_argument
from .model import PRESENT

if TYPE_CHECKING:
    from ..terminal.context import Context
    from .model import Forum

MINUTES = "Arjeplogs rutin 2012, Allmänt: minnesanteckningar delges deltagarna och styrgruppen"


def check_participant(context: Context, typed: str, answers: Typed) -> object:
    """Raises UnknownParticipant, WhichParticipant."""
    return _answered(context, answers).participant(typed)


def told_participant(context: Context, typed: str, answers: Typed) -> str:
    """The name of the one who is to take part. Raises UnknownParticipant, WhichParticipant."""
    from . import store

    return store.find(context.register, answers["forum"]).participant(typed).name


def expected(context: Context, answers: Typed) -> list[str]:
    """Those who are to take part in the meeting that is answered."""
    return [each.name for each in _answered(context, answers).participants]


_NOT_ALL = ("reflection", "next_meeting", "others", "deviations", "disagreements")


def _whole(answers: Answers) -> bool:
    """Whether the meeting is told of, and not only more of one that was held."""
    told = answers.get("present") or answers.get("notes")
    return bool(told) or not any(answers.get(name) for name in _NOT_ALL)


def _answered(context: Context, answers: Typed) -> Forum:
    from . import store

    return store.find(context.register, answers["forum"])


def _present(held: Forum) -> str:
    came = [each.name for each in held.participants if each.attendance == PRESENT]
    return ", ".join(came)


class Hold(Form):
    """What happened at a meeting; of one that is recorded already, what stands is suggested."""

    forum: str = forum_argument()
    present: tuple[str, ...] = question(
        "--närvarande",
        "Deltagare som var med",
        many=True,
        suggests=as_it_stands(_answered, _present),
        known=expected,
        check=check_participant,
        told=told_participant,
        metavar="NAMN",
        example="Maj Niemi",
    )
    others: str = question(
        "--övriga",
        "Andra som var med",
        missing="",
        suggests=as_it_stands(_answered, lambda held: held.others),
        shown="Övriga närvarande",
        example="Per Lindmark, rektor",
    )
    notes: str = question(
        "--anteckningar",
        "Minnesanteckningar, utan barns namn",
        long_text,
        missing="",
        required=True,
        when=_whole,
        suggests=as_it_stands(_answered, lambda held: held.notes),
        shown="Minnesanteckningar",
        example="Vi kom överens om en gemensam introduktion.",
        source=MINUTES,
    )
    reflection: str = question(
        "--reflektion",
        "Reflektion över mötets innehåll",
        long_text,
        suggests=as_it_stands(_answered, lambda held: held.reflection),
        missing="",
        shown="Reflektion",
        example="Alla kom till tals. Vi höll tiden.",
        source=ENDED,
    )
    next_meeting: str = question(
        "--nästa",
        "Planering för nästa möte",
        long_text,
        suggests=as_it_stands(_answered, lambda held: held.next_meeting),
        missing="",
        shown="Nästa möte",
        example="Om sex veckor, på skolan.",
        source=ENDED,
    )
    deviations: tuple[str, ...] = question(
        "--avvikelse",
        "Avvikelse som behandlades, till exempel A-2026-0001",
        many=True,
        known=not_closed,
        check=check_deviation,
        metavar="AVVIKELSE",
        source=f"{ROUTINE}: följs årligen upp på ledningsnivå",
    )
    disagreements: tuple[str, ...] = question(
        "--oenighet",
        "Oenighet som behandlades, till exempel NB-2026-0007-O1",
        many=True,
        known=undecided,
        check=check_disagreement,
        metavar="OENIGHET",
    )


class Send(Form):
    """Minutes that were sent."""

    forum: str = forum_argument()
    sent_how: str = question(
        "--sätt",
        "Hur minnesanteckningarna skickades",
        choice(*WAYS, means=WAYS_MEAN),
        required=True,
        source=MINUTES,
    )
    sent_on: date = question("--dag", "Dag då de skickades", day, default="idag", metavar="DAG")

"""What is asked about the meetings above the single case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..deviation.disagreement.form import check_disagreement, undecided
from ..deviation.form import check_deviation, not_closed
from ..meeting.choices import WAYS
from ..terminal.question import Change, Form, Listing, Showing, argument, flag, question
from ..terminal.reading import (
    Reading,
    Typed,
    choice,
    day,
    day_to_come,
    long_text,
    number,
    short_text,
    time,
    web_address,
)
from .model import KINDS, Guest
from .refusals import NotAParticipant

if TYPE_CHECKING:
    from typing import TypedDict

    from ..terminal.context import Context

    class ForumChanges(TypedDict, total=False):
        """What a change of a meeting is looked at for."""

        guests: tuple[Guest, ...]


def check_forum(context: Context, typed: str, _: Typed) -> object:
    """Raises UnknownReference, AmbiguousReference."""
    from . import store

    return store.find(context.register, typed)


def check_participant(context: Context, typed: str, answers: Typed) -> object:
    """Raises UnknownParticipant, WhichParticipant."""
    from . import store

    return store.find(context.register, answers["forum"]).participant(typed)


def expected(context: Context, answers: Typed) -> list[str]:
    """Those who are to take part in the meeting that is answered."""
    from . import store

    return [each.name for each in store.find(context.register, answers["forum"]).participants]


def to_come(context: Context, _: Typed) -> list[str]:
    """The references of meetings to come."""
    from . import store

    return [each.reference for each in store.pending(context.register)]


def guest(typed: str, reading: Reading) -> Guest:
    """``NAMN, ROLL``; the role may be left out. Raises NotAParticipant."""
    name, _, role = short_text(typed, reading).partition(",")
    if not name.strip():
        raise NotAParticipant
    return Guest(name.strip(), role.strip())


def forum_argument() -> str:
    """The meeting that a command is about."""
    return argument(
        "MÖTE",
        "Mötet, till exempel F-2026-0001 eller bara 1",
        required=True,
        known=to_come,
        adds="forum boka",
        check=check_forum,
    )


def kind_question(text: str, *, required: bool = False, ask: bool = True, shown: str = "") -> str:
    """The kind of meeting."""
    kind = choice(*KINDS)
    return question("--slag", text, kind, missing="", required=required, ask=ask, shown=shown)


def name_question() -> str:
    """Which of several of a kind."""
    return question(
        "--forum",
        "Forumets eget namn, om det finns flera av slaget",
        missing="",
        ask=False,
        metavar="NAMN",
        shown="Forum",
    )


class NewForum(Form):
    """A booking."""

    kind: str = kind_question("Slag av möte", required=True, shown="Slag")
    forum_name: str = name_question()
    day: date = question(
        "--dag", "Mötesdag", day_to_come, required=True, metavar="DAG", shown="Dag"
    )
    time: str = question("--tid", "Klockslag", time, required=True, metavar="TT.MM", shown="Tid")
    length: int = question(
        "--minuter",
        "Längd i minuter",
        number(5, 600, "minuter"),
        default="60",
        metavar="ANTAL",
        shown="Minuter",
    )
    place: str = question("--plats", "Plats", missing="", shown="Plats")
    link: str = question(
        "--länk", "Länk, för den som är med på distans", web_address, missing="", shown="Länk"
    )
    agenda: str = question(
        "--agenda",
        "Mötesagenda, en punkt på varje rad, känd av alla deltagare före mötet",
        long_text,
        missing="",
        shown="Mötesagenda",
    )
    guests: tuple[Guest, ...] = question(
        "--deltagare",
        'Deltagare utöver ledamöterna, "NAMN, ROLL"',
        guest,
        many=True,
        between=";",
        metavar="NAMN, ROLL",
    )
    summoned_by: str = question(
        "--kallas-av", "Vem som kallar, om inte samordnaren", missing="", shown="Kallas av"
    )
    led_by: str = question(
        "--leds-av", "Vem som leder mötet, om inte samordnaren", missing="", shown="Leds av"
    )


class ForumChange(Change["ForumChanges"], of=NewForum, without=("kind", "forum_name")):
    """New particulars of a meeting."""

    forum: str = forum_argument()


class Cancel(Form):
    """A cancellation."""

    forum: str = forum_argument()
    cancelled_reason: str = question("--orsak", "Varför mötet ställs in", required=True)


class Hold(Form):
    """What happened at a meeting."""

    forum: str = forum_argument()
    present: tuple[str, ...] = question(
        "--närvarande",
        "Deltagare som var med",
        many=True,
        known=expected,
        check=check_participant,
        metavar="NAMN",
    )
    others: str = question("--övriga", "Andra som var med", missing="", shown="Övriga närvarande")
    notes: str = question(
        "--anteckningar",
        "Minnesanteckningar, utan barns namn",
        long_text,
        required=True,
        shown="Minnesanteckningar",
    )
    reflection: str = question(
        "--reflektion", "Reflektion över mötets innehåll", long_text, missing="", shown="Reflektion"
    )
    next_meeting: str = question(
        "--nästa", "Planering för nästa möte", long_text, missing="", shown="Nästa möte"
    )
    deviations: tuple[str, ...] = question(
        "--avvikelse",
        "Avvikelse som behandlades, till exempel A-2026-0001",
        many=True,
        known=not_closed,
        check=check_deviation,
        metavar="AVVIKELSE",
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
        "--sätt", "Hur minnesanteckningarna skickades", choice(*WAYS), required=True
    )
    sent_on: date = question("--dag", "Dag då de skickades", day, default="idag", metavar="DAG")


class ShowForum(Showing):
    """Which meeting to show."""

    forum: str = forum_argument()


class ListForums(Listing):
    """Which meetings to list."""

    kind: str = kind_question("Bara det här slaget av möte", ask=False)
    everything: bool = flag("--alla", "Ta med hållna och inställda möten.")

"""What is asked about the meetings above the single case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..meeting.choices import KNOWN
from ..terminal.question import Change, Form, Listing, Showing, flag, question
from ..terminal.reading import (
    Reading,
    day_to_come,
    long_text,
    meeting_time,
    number,
    short_text,
    web_address,
)
from .asked import forum_argument, kind_question, name_question
from .model import Guest
from .refusals import NotAParticipant

if TYPE_CHECKING:
    from typing import TypedDict

    class ForumChanges(TypedDict, total=False):
        """What a change of a meeting is looked at for."""

        guests: tuple[Guest, ...]


def guest(typed: str, reading: Reading) -> Guest:
    """``NAMN, ROLL``; the role may be left out. Raises NotAParticipant."""
    name, _, role = short_text(typed, reading).partition(",")
    if not name.strip():
        raise NotAParticipant
    return Guest(name.strip(), role.strip())


class NewForum(Form):
    """A booking."""

    kind: str = kind_question("Slag av möte", required=True, shown="Slag")
    forum_name: str = name_question()
    day: date = question(
        "--dag", "Mötesdag", day_to_come, required=True, metavar="DAG", shown="Dag"
    )
    time: str = question(
        "--tid", "Klockslag", meeting_time, required=True, metavar="TT.MM", shown="Tid"
    )
    length: int = question(
        "--minuter",
        "Längd i minuter",
        number(5, 600, "minuter"),
        default="60",
        metavar="ANTAL",
        shown="Minuter",
    )
    place: str = question(
        "--plats", "Plats", missing="", shown="Plats", example="Centrumskolan rum 12"
    )
    link: str = question(
        "--länk", "Länk, för den som är med på distans", web_address, missing="", shown="Länk"
    )
    agenda: str = question(
        "--agenda",
        "Mötesagenda, en punkt på varje rad, känd av alla deltagare före mötet",
        long_text,
        missing="",
        shown="Mötesagenda",
        example="Vad har hänt sedan sist",
        source=KNOWN,
    )
    guests: tuple[Guest, ...] = question(
        "--deltagare",
        'Deltagare utöver ledamöterna, "NAMN, ROLL"',
        guest,
        many=True,
        between=";",
        metavar="NAMN, ROLL",
        example="Per Lindmark, rektor",
        source="Arjeplogs rutin 2012, Allmänt: parterna kan bjuda in andra verksamheter",
    )
    summoned_by: str = question(
        "--kallas-av",
        "Vem som kallar, om inte samordnaren",
        missing="",
        shown="Kallas av",
        example="Karin Öberg",
    )
    led_by: str = question(
        "--leds-av",
        "Vem som leder mötet, om inte samordnaren",
        missing="",
        shown="Leds av",
        example="Karin Öberg",
    )


class ForumChange(Change["ForumChanges"], of=NewForum, without=("kind", "forum_name")):
    """New particulars of a meeting."""

    forum: str = forum_argument()


class Cancel(Form):
    """A cancellation."""

    forum: str = forum_argument()
    cancelled_reason: str = question(
        "--orsak", "Varför mötet ställs in", required=True, example="sjukdom"
    )


class ShowForum(Showing):
    """Which meeting to show."""

    forum: str = forum_argument()


class ListForums(Listing):
    """Which meetings to list."""

    kind: str = kind_question("Bara det här slaget av möte", ask=False)
    everything: bool = flag("--alla", "Ta med hållna och inställda möten.")

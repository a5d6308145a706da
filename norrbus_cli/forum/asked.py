"""How a meeting above the single case, its kind and its name are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.question import argument, question
from ..terminal.reading import Typed, choice
from .model import COUNTY, FORUM, GROUP, KINDS, REGION, STEERING_GROUP

if TYPE_CHECKING:
    from ..terminal.context import Context


# What each is, for a newcomer.
KINDS_MEAN = {
    FORUM: "kommunens samverkan om barn och unga; finns i varje kommun",
    REGION: "kommunerna och regionen i en av länets fyra länsdelar",
    GROUP: "alla aktörer på orten (Arjeplogs rutin 2012)",
    STEERING_GROUP: "chefer på orten, som beslutar om ändringar i samverkan (Arjeplogs rutin 2012)",
    COUNTY: "länets grupp för Norrbus; avgör oenigheter i sista hand",
    "länsstyrgrupp": "länets styrgrupp för frågor som kommunerna och regionen har gemensamt",
    "politisk samverkansberedning": "länets politiker; får uppföljningen varje år",
}


def check_forum(context: Context, typed: str, _: Typed) -> object:
    """Raises UnknownReference, AmbiguousReference."""
    from . import store

    return store.find(context.register, typed)


def to_come(context: Context, _: Typed) -> list[str]:
    """The references of meetings to come."""
    from . import store

    return [each.reference for each in store.pending(context.register)]


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
    kind = choice(*KINDS, means=KINDS_MEAN)
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

"""How those who are summoned or invited to a meeting are asked for, and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.reading import Typed
from .named import pair

if TYPE_CHECKING:
    from ..terminal.asks import Known
    from ..terminal.context import Context
    from .model import Meeting

DEPUTY = "--ersättare"


def answered(context: Context, answers: Typed) -> Meeting:
    """The meeting that is answered. Raises what ``store.find`` does."""
    from . import store

    return store.find(context.register, answers["meeting"])


def check_participant(context: Context, typed: str, answers: Typed) -> object:
    """Raises NotSummoned."""
    return answered(context, answers).participant(typed)


def told_participant(context: Context, typed: str, answers: Typed) -> str:
    """The name of the one who is summoned or invited. Raises NotSummoned."""
    return answered(context, answers).participant(typed).name


def check_deputy(context: Context, typed: str, answers: Typed) -> object:
    """Raises NotAPair, NotSummoned."""
    return check_participant(context, pair(typed, DEPUTY)[0], answers)


def told_deputy(context: Context, typed: str, answers: Typed) -> str:
    """``Lena Waara för Kalix socialtjänst``. Raises NotAPair, NotSummoned."""
    who, name = pair(typed, DEPUTY)
    return f"{name} för {told_participant(context, who, answers)}"


def called(context: Context, answers: Typed) -> list[str]:
    """Those who are summoned or invited to the meeting that is answered."""
    return [participant.called for participant in answered(context, answers).participants]


def called_actors(context: Context, answers: Typed) -> list[str]:
    """The actors that are summoned to it, by short name."""
    return [each.called for each in answered(context, answers).actors]


# How a question is asked about those who are summoned.
CALLED: Known = {
    "known": called,
    "check": check_participant,
    "told": told_participant,
    "example": "skola",
}
ALL_CALLED: Known = {**CALLED, "example": "skola, soc"}

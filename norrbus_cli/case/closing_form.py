"""What is asked about the closing and the reopening of a case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..terminal.question import argument, question
from ..terminal.reading import Reading, choice, day
from ..words.swedish import fold
from .choices import CLOSING_MEANS, CLOSING_REASONS, MOVED, TARGET
from .form import CASE, CLOSED, closing_note_question, despite_name_question
from .mention.form import OfCase
from .possible import check_closed, open_argument

if TYPE_CHECKING:
    from ..terminal.asks import Known

CAN_BE_OPENED: Known = {**CLOSED, "check": check_closed}


_SAID = choice(*(each for each in CLOSING_REASONS if each != MOVED), means=CLOSING_MEANS)


def closing_reason(typed: str, reading: Reading) -> str:
    """Why a case is closed by hand. Raises NotAChoice, and ClosedByMoving for MOVED."""
    wanted = fold(" ".join(typed.split()))
    if wanted and fold(MOVED).startswith(wanted):
        from .refusals import ClosedByMoving

        raise ClosedByMoving
    return str(_SAID(typed, reading))


vars(closing_reason).update(vars(_SAID))  # what there is to choose from


class CloseCase(OfCase):
    """A closing."""

    reference: str = open_argument()
    reason: str = question(
        "--orsak", "Orsak till att ärendet avslutas", closing_reason, required=True, source=TARGET
    )
    note: str = closing_note_question()
    closed_on: date = question("--dag", "Dag då ärendet avslutas", day, default="idag")
    despite_name: str = despite_name_question()


class ReopenCase(OfCase):
    """A reopening."""

    reference: str = argument("REF", CASE, required=True, **CAN_BE_OPENED)
    reason: str = question(
        "--orsak", "Varför ärendet öppnas igen", required=True, example="ny frånvaro"
    )
    reopened_on: date = question(
        "--dag", "Dag då ärendet öppnas", day, default="idag", source=TARGET
    )
    despite_name: str = despite_name_question()

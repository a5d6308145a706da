"""What is asked about the closing and the reopening of a case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..terminal.question import argument, question
from ..terminal.reading import choice, day
from .choices import CLOSING_MEANS, CLOSING_REASONS, TARGET
from .form import CASE, CLOSED, closing_note_question, despite_name_question
from .mention.form import OfCase
from .possible import check_closed, open_argument

if TYPE_CHECKING:
    from ..terminal.asks import Known

CAN_BE_OPENED: Known = {**CLOSED, "check": check_closed}


class CloseCase(OfCase):
    """A closing."""

    reference: str = open_argument()
    reason: str = question(
        "--orsak",
        "Orsak till att ärendet avslutas",
        choice(*CLOSING_REASONS, means=CLOSING_MEANS),
        required=True,
        source=TARGET,
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

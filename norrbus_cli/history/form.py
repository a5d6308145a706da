"""What is asked about the log."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..case.form import BY_NAME, CASE, unmask_question
from ..terminal.question import Answering, Listing, Showing, argument, flag, question
from ..terminal.reading import day, long_text, number

if TYPE_CHECKING:
    from ..terminal.reading import Reading

COUNT = 50


def operation(typed: str, _: Reading) -> int:
    """The number of an operation. Raises NotAnOperation."""
    from .refusals import NotAnOperation

    digits = typed.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 12):
        raise NotAnOperation(typed)
    return int(digits)


class ReadLog(Listing):
    """Which operations to list."""

    case: str = question("--ärende", CASE, missing="", ask=False, metavar="REF", **BY_NAME)
    person: str = question(
        "--person", "Namn eller personnummer/samordningsnummer", missing="", ask=False
    )
    who: str = question("--användare", "Vem som körde kommandot", missing="", ask=False)
    first: date | None = question("--från", "Från och med dagen", day, ask=False)
    last: date | None = question("--till", "Till och med dagen", day, ask=False)
    command: str = question(
        "--kommando", 'Kommandot eller dess början, till exempel "möte boka"', missing="", ask=False
    )
    changed_only: bool = flag("--ändringar", "Bara det som ändrade något.")
    looked_only: bool = flag("--visningar", "Bara det som visade någon utan att ändra något.")
    count: int = question(
        "--antal",
        "Högst så många, de senaste",
        number(1, 1_000_000, "rader"),
        default=str(COUNT),
        ask=False,
        metavar="ANTAL",
    )


class ShowOperation(Showing):
    """Which operation to show."""

    number: int = argument(
        "OPERATION", "Operationens nummer", operation, required=True, example="12"
    )
    unmask: str = unmask_question()


class ReviewLog(Answering):
    """What to review, or how a review ended."""

    count: int | None = question(
        "--antal",
        "Så många operationer dras, om inte 20",
        number(1, 1000, "operationer"),
        ask=False,
        metavar="ANTAL",
    )
    number: int | None = question(
        "--nummer",
        "Visa urvalet i en tidigare granskning",
        number(1, 1_000_000, "granskningar"),
        ask=False,
        metavar="NUMMER",
    )
    done: bool = flag("--klar", "Granskningen är gjord.")
    remark: str = question(
        "--anmärkning", "Vad granskningen visade", long_text, missing="", ask=False
    )


class CheckLog(Showing):
    """What to check the log against."""

    kept: str = question(
        "--mot", "Raden som norrbus logg fingeravtryck skrev", missing="", ask=False, metavar="RAD"
    )

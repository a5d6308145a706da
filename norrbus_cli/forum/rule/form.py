"""What is asked about a rule; a question has the name of its column."""

from __future__ import annotations

from datetime import date

from ...terminal.question import Form, argument, flag, question
from ...terminal.reading import Answers, choice, day, number
from ..asked import kind_question, name_question
from ..model import MONTHS
from .examples import EXAMPLES


def _in_use(answers: Answers) -> bool:
    return not answers.get("off")


class ChangeRule(Form):
    """How many meetings of a kind are to be held, or that there is no rule any more."""

    kind: str = kind_question("Slag av möte", required=True)
    forum_name: str = name_question()
    off: bool = flag("--av", "Ta bort regeln.")
    count: int = question(
        "--antal",
        "Hur många möten i varje period",
        number(1, 99, "möten"),
        required=True,
        when=_in_use,
        metavar="ANTAL",
        source="överenskommelsen 2025, Forum barn och unga: regelbundet, så ofta som behövs",
    )
    period: str = question(
        "--per", "Perioden; en termin är ett halvår", choice(*MONTHS), required=True, when=_in_use
    )
    source: str = question(
        "--källa",
        'Vem som har bestämt det, till exempel "lokal rutin 2026-01-15"',
        required=True,
        when=_in_use,
    )
    since: date | None = question(
        "--från",
        "Från vilken dag den räknas, om inte från idag; perioder som börjar då eller senare räknas",
        day,
        ask=False,
        metavar="DAG",
        when=_in_use,
    )


class UseExample(Form):
    """Ready rules."""

    example: str = argument(
        "EXEMPEL", f"Färdiga regler: {', '.join(EXAMPLES)}", parse=choice(*EXAMPLES), required=True
    )
    since: date | None = question(
        "--från", "Från vilken dag de räknas, om inte från idag", day, ask=False, metavar="DAG"
    )

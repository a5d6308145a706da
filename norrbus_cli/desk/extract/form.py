"""What is asked about an extract."""

from __future__ import annotations

from typing import ClassVar

from ...case.form import (
    CASE,
    check_case,
    despite_protection_question,
    reason_question,
    unmask_question,
)
from ...meeting.choices import WAYS
from ...paper.model import HTML, JSON, MARKDOWN
from ...terminal.question import Answering, argument, flag, question
from ...terminal.reading import choice

ALL = "alla"


class AskExtract(Answering):
    """Whose extract, for whom, and what has been judged."""

    extracts: ClassVar[bool] = True  # protected names are shown to who asks for them: see ``entry``

    person: str = argument(
        "PERSON",
        "Personnummer/samordningsnummer, eller namnet på barnet, en vårdnadshavare eller någon i"
        " personalen",
        required=True,
        example="Elsa Lantto",
        source="GDPR artikel 15: den som frågar får veta, inte om andra (OSL 26 kap. 1 §)",
    )
    case: str = question(
        "--ärende",
        f"{CASE}; där personen finns",
        missing="",
        ask=False,
        metavar="REF",
        check=check_case,
    )
    recipient: str = question(
        "--till",
        "Vårdnadshavare som utdraget om ett barn under 18 lämnas till, om inte barnet självt",
        missing="",
        ask=False,
        metavar="VEM",
    )
    at: tuple[str, ...] = question(
        "--hos",
        "Aktören där någon i personalen arbetar, samordnare, forum eller alla, när namnet finns på"
        " flera ställen",
        many=True,
        ask=False,
        metavar="VAR",
    )
    users: tuple[str, ...] = question(
        "--användare",
        "Inloggningsnamn som är personens, för det som personen har gjort i registret",
        many=True,
        ask=False,
        metavar="NAMN",
    )
    write: bool = flag("--skriv", "Skriv utdraget. Utan detta visas det bara på skärmen.")
    out: tuple[str, ...] = question(
        "--ta-bort", "Text som inte ska med, med sin kod", many=True, ask=False, metavar="KOD"
    )
    given: tuple[str, ...] = question(
        "--ta-med",
        "Text som hålls tillbaka men har prövats och ska med, med sin kod",
        many=True,
        ask=False,
        metavar="KOD",
    )
    because: str = reason_question("--skäl", "Vem som prövade texterna och varför; loggas")
    formats: str = question(
        "--format", "Format", choice(MARKDOWN, HTML, JSON, ALL), default=ALL, ask=False
    )
    folder: str = question(
        "--mapp", "Mapp att skriva i, om inte dokumentmappen", missing="", ask=False, metavar="MAPP"
    )
    sent_how: str = question("--sätt", "Hur utdraget lämnas", choice(*WAYS), missing="", ask=False)
    overwrite: bool = flag("--skriv-över", "Ersätt filer som redan finns.")
    despite_protection: str = despite_protection_question()
    unmask: str = unmask_question()

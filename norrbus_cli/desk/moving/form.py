"""What is asked before a case goes to another authority, and when one comes."""

from __future__ import annotations

from typing import ClassVar

from ...case.actor.form import ACTOR
from ...case.choices import LIFTED
from ...case.form import reason_question, unmask_question
from ...case.possible import check_identified, open_argument
from ...terminal.question import Answering, argument, flag, question
from ...terminal.reading import choice
from .choices import NOTHING, PARTS, REST


class MoveOut(Answering):
    """Which case, to whom, what."""

    keeps_draft: ClassVar[bool] = False

    reference: str = open_argument(check_identified)
    to: str = question(
        "--till",
        "Aktören som tar över, som samtyckena gäller",
        required=True,
        source=LIFTED,
        **ACTOR,
    )
    parts: tuple[str, ...] = question(
        "--med",
        f"Vad som ska med utöver {REST}; annars allt",
        choice(*PARTS, NOTHING),
        many=True,
        ask=False,
    )
    note: str = question("--anteckning", "Anteckning om avslutet", missing="", ask=False)
    folder: str = question(
        "--mapp", "Mapp att skriva i, om inte dokumentmappen", ask=False, missing="", metavar="MAPP"
    )
    despite_consent: str = reason_question(
        "--trots-saknat-samtycke",
        "Lämna trots att samtycke saknas: vilken bestämmelse som medger det; skälet loggas",
    )
    unmask: str = unmask_question()
    dry: bool = flag("--torrkör", "Visa vad som skulle lämnas; inget skrivs och inget avslutas.")
    agreed: bool = flag("--ja", "Lämna utan att fråga.")


class MoveIn(Answering):
    """Which file."""

    keeps_draft: ClassVar[bool] = False

    file: str = argument(
        "FIL",
        "Filen från den andra myndigheten",
        required=True,
        example="/home/karin/Dokument/arende.norrbus",
    )
    words_from: str = question(
        "--lösenord-ur",
        "Fil med lösenordet, för skript; - är standard in",
        ask=False,
        missing="",
        metavar="FIL",
    )
    despite_duplicate: str = reason_question(
        "--trots-dubblett",
        "Ta emot trots att ett barn med samma namn och födelsedag finns; skälet loggas",
    )
    agreed: bool = flag("--ja", "Ta emot utan att fråga.")

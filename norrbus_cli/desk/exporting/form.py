"""What is asked about a list that is written as a file."""

from __future__ import annotations

from typing import ClassVar

from ...case.form import reason_question
from ...terminal.question import Form, argument, flag, question
from ...terminal.reading import choice
from .choices import FORMATS, LISTS


class WriteOut(Form):
    """Which list, where, as what."""

    keeps_draft: ClassVar[bool] = False

    what: str = argument(
        "LISTA", f"Listan: {', '.join(LISTS)}", parse=choice(*LISTS), required=True
    )
    target: str = question(
        "--till", "Filen att skriva, om inte i dokumentmappen", missing="", ask=False, metavar="FIL"
    )
    form: str | None = question(
        "--format", "Filens slag, om inte namnets ändelse säger det", choice(*FORMATS), ask=False
    )
    named: str = reason_question(
        "--med-namn", "Ta med namn, nummer, födelsedag och ärendenummer; skälet loggas"
    )
    overwrite: bool = flag("--skriv-över", "Ersätt en fil som redan finns.")

"""What is asked about a file that is read in."""

from __future__ import annotations

from typing import ClassVar

from ...case.form import reason_question
from ...terminal.question import Form, argument, flag, question
from ...terminal.reading import choice
from .choices import KINDS


class ReadIn(Form):
    """Which file, and how it is to be understood."""

    keeps_draft: ClassVar[bool] = False

    file: str = argument(
        "FIL",
        "Filen: CSV eller XLSX med rubriker på första raden; - är standard in",
        required=True,
        when=lambda answers: not answers.get("headings"),
        example="/home/karin/Dokument/barn.xlsx",
    )
    kind: str | None = question(
        "--slag", "Vad raderna är, om rubrikerna inte visar det", choice(*KINDS), ask=False
    )
    sheet: str = question(
        "--blad", "Bladet i arbetsboken, om inte det första", missing="", ask=False, metavar="NAMN"
    )
    columns: tuple[str, ...] = question(
        "--kolumn",
        "Vad en kolumn är, som ”Rubrik=uppgift”",
        many=True,
        ask=False,
        metavar="RUBRIK=UPPGIFT",
    )
    skipped: tuple[str, ...] = question(
        "--hoppa-över", "Rubrik på en kolumn som inte läses", many=True, ask=False, metavar="RUBRIK"
    )
    despite_duplicate: str = reason_question(
        "--trots-dubblett",
        "Ta också barn som redan har ett annat ärende, eller en fil med svar igen; skälet loggas",
    )
    headings: bool = flag(
        "--rubriker",
        "Visa vilka rubriker en fil kan ha, och vad som står under dem; --slag väljer.",
    )
    partly: bool = flag("--delvis", "Ta de rader som är rätt, fast andra är fel.")
    preview: bool = flag("--prova", "Visa vad som skulle läsas in; inget sparas.")
    agreed: bool = flag("--ja", "Läs in utan att fråga.")

"""What is asked about a hand-over."""

from __future__ import annotations

from ...authority.form import coordinator_question
from ...case.choices import PROTECTED
from ...case.form import despite_protection_question
from ...case.mention.form import OfCase
from ...case.possible import open_argument
from ...terminal.question import flag, question
from ...terminal.reading import long_text


class HandOver(OfCase):
    """A hand-over."""

    reference: str = open_argument()
    to: str = coordinator_question("Den nya samordnaren", "--till")
    note: str = question(
        "--anteckning",
        "Vad den nya samordnaren behöver veta",
        long_text,
        missing="",
        example="Ring mamma på kvällar.",
        source=PROTECTED,
    )
    folder: str = question(
        "--mapp",
        "Mapp för sammanfattningen, om inte dokumentmappen",
        missing="",
        ask=False,
        metavar="MAPP",
    )
    overwrite: bool = flag("--skriv-över", "Ersätt filer som redan finns.")
    despite_protection: str = despite_protection_question()
    no_paper: bool = flag("--utan-dokument", "Skriv ingen sammanfattning.")

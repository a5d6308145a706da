"""What is asked before acts are disposed of."""

from __future__ import annotations

from typing import ClassVar

from ...case.form import reason_question
from ...terminal.question import Showing, flag, question


class Dispose(Showing):
    """What to dispose of; without a decision it is only shown."""

    keeps_draft: ClassVar[bool] = False

    decided_by: str = question(
        "--beslutat-av",
        "Vem som har beslutat gallringen; utan det visas bara vad som ska gallras",
        missing="",
        ask=False,
        metavar="NAMN",
    )
    without_statistics: str = reason_question(
        "--utan-statistik", "Gallra fast ett år inte är fastställt; skälet loggas"
    )
    folder: str = question(
        "--mapp", "Mapp för gallringsprotokollet, om inte dokumentmappen", missing="", ask=False
    )
    agreed: bool = flag("--ja", "Gallra utan att fråga.")

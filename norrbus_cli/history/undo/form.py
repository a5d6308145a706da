"""What is asked before something is taken back."""

from __future__ import annotations

from typing import ClassVar

from ...case.form import reason_question
from ...terminal.question import Answering, argument, flag
from ..form import operation


class TakeBack(Answering):
    """What to take back."""

    keeps_draft: ClassVar[bool] = False

    number: int | None = argument(
        "OPERATION", "Operationens nummer; annars din senaste", operation, ask=False
    )
    follow: bool = flag("--med-följder", "Ångra också senare operationer som bygger på den.")
    despite_sent: str = reason_question(
        "--trots-utskick", "Ångra trots att papper har lämnat huset; skälet loggas"
    )
    everything: bool = flag("--allt", "Visa varje rad av en fil som lästes in.")
    agreed: bool = flag("--ja", "Ångra utan att fråga.")

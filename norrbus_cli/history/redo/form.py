"""What is asked before something is done again."""

from __future__ import annotations

from typing import ClassVar

from ...terminal.question import Answering, argument, flag
from ..form import operation


class DoAgain(Answering):
    """What to do again."""

    keeps_draft: ClassVar[bool] = False

    number: int | None = argument(
        "OPERATION",
        "Numret på det som ångrades, eller på ångringen; annars din senaste ångring",
        operation,
        ask=False,
    )
    everything: bool = flag("--allt", "Visa varje rad av en fil som lästes in.")
    agreed: bool = flag("--ja", "Gör om utan att fråga.")
